using Npgsql;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Segments;

/// <summary>How many a rule takes in while it is built, and some of them. Cancelling the token ends the statement in the database too.</summary>
public sealed class CountSegment(NpgsqlDataSource source, IShopScopeSource scopeSource)
{
    private const string Room = "set local work_mem = '128MB'; set local statement_timeout = '20s'; set local jit = off";

    /// <param name="shops">Whose figures the segment looks at; empty: all that whoever asks sees.</param>
    public async Task<long> CountAsync(RuleGroup rule, IReadOnlyList<Guid> shops, DateTimeOffset now, CancellationToken cancel)
    {
        var seen = await SeenAsync(shops, cancel);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var room = new NpgsqlCommand(Room, connection))
        {
            await room.ExecuteNonQueryAsync(cancel);
        }

        await using var count = new NpgsqlCommand { Connection = connection };
        count.CommandText = $"select count(*) from ({SegmentSql.Members(count, RuleCheck.Checked(rule), now, seen)}) m";
        return (long)(await count.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Those who were there last.</summary>
    public async Task<IReadOnlyList<BuyerFace>> SampleAsync(RuleGroup rule, IReadOnlyList<Guid> shops, Role role, DateTimeOffset now, int take, CancellationToken cancel)
    {
        var seen = await SeenAsync(shops, cancel);
        var scope = await scopeSource.GetAsync(cancel);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var room = new NpgsqlCommand(Room, connection))
        {
            await room.ExecuteNonQueryAsync(cancel);
        }

        var ids = new List<Guid>(take);
        await using (var sample = new NpgsqlCommand { Connection = connection })
        {
            sample.CommandText = $"{SegmentSql.Members(sample, RuleCheck.Checked(rule), now, seen)} order by x.last_at desc, x.id desc limit {take}";
            await using var reader = await sample.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                ids.Add(reader.GetGuid(0));
            }
        }

        return ids.Count == 0 ? [] : await BuyerTable.SomeAsync(connection, scope, role, ids, cancel);
    }

    private async Task<Guid[]?> SeenAsync(IReadOnlyList<Guid> shops, CancellationToken cancel)
    {
        var scope = await scopeSource.GetAsync(cancel);
        return shops.Count > 0 ? [.. shops.Where(shop => scope.Contains(new Domain.Shops.ShopId(shop)))] : scope.All ? null : [.. scope.Shops.Select(shop => shop.Value)];
    }
}
