using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Buyers.Lifetimes;

/// <summary>
/// Every night of a shop's zone and some times a day: its models of leaving and of spending fitted anew on all that is known up to the day before, and what follows
/// for every buyer who came back. While a shop's history is still being read, every few minutes. Who writes the shop's row has the turn; another node finds it written.
/// </summary>
public sealed class FitLifetimesJob(NpgsqlDataSource source, TimeProvider time) : IJob
{
    private const string Columns = """
        buyer_id uuid, repeats int, last_day date, alive float8, expected float8, value numeric, at_risk numeric, usual_gap float8, usual_sum numeric, last_sum numeric, is_slower boolean, is_smaller boolean,
        has_bad_experience boolean
        """;

    private const string Kept = "buyer_id, repeats, last_day, alive, expected, value, at_risk, usual_gap, usual_sum, last_sum, is_slower, is_smaller, has_bad_experience";

    private const string Take = """
        insert into shop_lifetimes (shop_id, day, made_at, report) values (@shop, @day, @now, '{}')
        on conflict (shop_id) do update set day = excluded.day, made_at = excluded.made_at
        where shop_lifetimes.day < excluded.day or shop_lifetimes.made_at <= @now - interval '6 hours' or (shop_lifetimes.made_at <= @now - interval '5 minutes' and (
          exists (select 1 from feeds f where f.shop_id = @shop and f.kind = 'Orders' and not f.history_done) or shop_lifetimes.report -> 'counts' ->> 'back' = '0'))
        """;

    private static readonly string Merge = $"""
        delete from buyer_lifetimes t where t.shop_id = @shop and not exists (select 1 from fresh_lifetimes f where f.buyer_id = t.buyer_id);
        insert into buyer_lifetimes ({Kept}, shop_id) select {Kept}, @shop from fresh_lifetimes f where exists (select 1 from buyers b where b.id = f.buyer_id)
        on conflict (buyer_id, shop_id) do update set {string.Join(", ", Kept.Split(", ").Skip(1).Select(column => $"{column} = excluded.{column}"))}
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var fitted = false;
        foreach (var shop in await ShopsAsync(cancel))
        {
            var yesterday = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(shop.Zone)).DateTime).AddDays(-1);
            fitted |= await FitAsync(shop, yesterday, now, cancel);
        }

        return fitted;
    }

    private async Task<bool> FitAsync(LivingShop shop, DateOnly day, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var batch = new WriteBatch(connection, transaction, shop.Id, now);
        await using (var take = batch.Command(Take))
        {
            take.Parameters.AddWithValue("day", day);
            if (await take.ExecuteNonQueryAsync(cancel) == 0)
            {
                return false;
            }
        }

        var (report, rows) = ShopFit.Of(await ShopPurchases.ReadAsync(connection, shop.Id, shop.Zone, shop.Currency, day, cancel), shop.Currency, day);
        await Staging.CopyAsync(batch, "fresh_lifetimes", Columns, rows, WriteAsync, cancel);
        await batch.ExecuteAsync(Merge, cancel);
        await using (var keep = batch.Command("update shop_lifetimes set report = @report where shop_id = @shop"))
        {
            keep.Parameters.Add(new NpgsqlParameter("report", NpgsqlDbType.Jsonb) { Value = report.Write() });
            await keep.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return true;
    }

    private async Task<List<LivingShop>> ShopsAsync(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select id, time_zone, currency from shops");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var shops = new List<LivingShop>();
        while (await reader.ReadAsync(cancel))
        {
            shops.Add(new LivingShop(new ShopId(reader.GetGuid(0)), reader.GetString(1), reader.GetString(2)));
        }

        return shops;
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, LifetimeRow row, CancellationToken cancel)
    {
        await copy.WriteAsync(row.Buyer, NpgsqlDbType.Uuid, cancel);
        await copy.WriteAsync(row.Repeats, NpgsqlDbType.Integer, cancel);
        await copy.WriteAsync(row.LastDay, NpgsqlDbType.Date, cancel);
        await copy.NumberAsync(row.Alive, NpgsqlDbType.Double, cancel);
        await copy.NumberAsync(row.Expected, NpgsqlDbType.Double, cancel);
        await copy.NumberAsync(row.Value, NpgsqlDbType.Numeric, cancel);
        await copy.WriteAsync(row.AtRisk, NpgsqlDbType.Numeric, cancel);
        await copy.NumberAsync(row.Rhythm.UsualGap, NpgsqlDbType.Double, cancel);
        await copy.NumberAsync(row.Rhythm.UsualSum, NpgsqlDbType.Numeric, cancel);
        await copy.WriteAsync(row.Rhythm.LastSum, NpgsqlDbType.Numeric, cancel);
        await copy.WriteAsync(row.Rhythm.IsSlower, NpgsqlDbType.Boolean, cancel);
        await copy.WriteAsync(row.Rhythm.IsSmaller, NpgsqlDbType.Boolean, cancel);
        await copy.WriteAsync(row.Rhythm.HasBadExperience, NpgsqlDbType.Boolean, cancel);
    }

    private sealed record LivingShop(ShopId Id, string Zone, string Currency);
}
