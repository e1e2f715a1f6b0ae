using System.Text.Json;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Buyers;

/// <summary>How far the orders and chats that the desk had before buyers were recognised have got.</summary>
/// <param name="Kind">What is being linked; orders go before chats.</param>
/// <param name="After">The last one that was looked at.</param>
/// <param name="Seen">How many were looked at, of about <paramref name="Total"/>.</param>
public sealed record LinkProgress(BuyerThing Kind, Guid After, long Seen, long Total, bool Done)
{
    public const string Mark = "buyers-linked";

    public static readonly LinkProgress Start = new(BuyerThing.Order, Guid.Empty, 0, 0, false);
}

/// <summary>
/// Gives orders and chats that were there before their buyers, slice by slice, the place kept in the transaction of its rows; the hashes that were kept with them are enough. Once
/// all are done it has nothing to do any more: new ones are linked by the pull itself.
/// </summary>
public sealed class LinkBuyersJob(NpgsqlDataSource source, TimeProvider time) : IJob
{
    public const int Slice = 2_000;
    private const int SlicesAtOnce = 50;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var slices = 0;
        while (slices < SlicesAtOnce && await LinkSliceAsync(cancel))
        {
            slices++;
        }

        return slices > 0;
    }

    private async Task<bool> LinkSliceAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var gate = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended('buyers-linked', 0))", connection))
        {
            if (await gate.ExecuteScalarAsync(cancel) is not true)
            {
                return false;
            }
        }

        var progress = await ReadAsync(connection, cancel);
        if (progress.Done)
        {
            return false;
        }

        var rows = await RowsAsync(connection, progress, cancel);
        foreach (var shop in rows.Where(row => row.Hash is not null).GroupBy(row => row.Shop))
        {
            var batch = new WriteBatch(connection, transaction, new ShopId(shop.Key), time.GetUtcNow());
            await BuyerLinking.LinkAsync(batch, progress.Kind, [.. shop.Select(row => new BuyerClaim(row.Number, [BuyerKeys.OfShop(batch.ShopId, row.Hash!)]))], cancel);
        }

        await KeepAsync(connection, Next(progress, rows.Count, rows.Count == 0 ? progress.After : rows[^1].Id), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static LinkProgress Next(LinkProgress was, int count, Guid last) => count == Slice ? was with { After = last, Seen = was.Seen + count }
        : was.Kind == BuyerThing.Order ? was with { Kind = BuyerThing.Chat, After = Guid.Empty, Seen = was.Seen + count }
        : was with { Seen = was.Seen + count, Done = true };

    private static async Task<LinkProgress> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var read = new NpgsqlCommand($"select value::text from desk_options where name = '{LinkProgress.Mark}'", connection);
        if (await read.ExecuteScalarAsync(cancel) is string kept)
        {
            return JsonSerializer.Deserialize<LinkProgress>(kept)!;
        }

        await using var total = new NpgsqlCommand("select (select count(*) from orders) + (select count(*) from chats)", connection) { CommandTimeout = 300 };
        return LinkProgress.Start with { Total = (long)(await total.ExecuteScalarAsync(cancel))! };
    }

    private static async Task<List<(Guid Id, Guid Shop, string Number, string? Hash)>> RowsAsync(NpgsqlConnection connection, LinkProgress progress, CancellationToken cancel)
    {
        var table = progress.Kind == BuyerThing.Order ? "orders" : "chats";
        await using var command = new NpgsqlCommand(
            $"select id, shop_id, number, case when buyer_erased_at is null then buyer_number end from {table} where id > @after order by id limit {Slice}", connection);
        command.Parameters.AddWithValue("after", progress.After);
        var rows = new List<(Guid, Guid, string, string?)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), await reader.IsDBNullAsync(3, cancel) ? null : reader.GetString(3)));
        }

        return rows;
    }

    private async Task KeepAsync(NpgsqlConnection connection, LinkProgress progress, CancellationToken cancel)
    {
        await using var keep = new NpgsqlCommand($"""
            insert into desk_options (name, value, changed_at) values ('{LinkProgress.Mark}', @value::jsonb, @now) on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at
            """, connection);
        keep.Parameters.AddWithValue("value", JsonSerializer.Serialize(progress));
        keep.Parameters.AddWithValue("now", time.GetUtcNow().UtcDateTime);
        await keep.ExecuteNonQueryAsync(cancel);
    }
}
