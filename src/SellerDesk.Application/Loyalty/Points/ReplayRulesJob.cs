using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Loyalty.Points;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>Works out the replays that were asked for, a slice of buyers after another; how far it is can be seen while it runs.</summary>
public sealed class ReplayRulesJob(NpgsqlDataSource source, TimeProvider time, ILogger<ReplayRulesJob> log) : IJob
{
    private const int AtOnce = 2_000;
    private const int Days = 365;

    /// <summary>One that was left half way by a node that died is taken up again.</summary>
    private const string Take = """
        update point_replays set state = 'Running', done = 0, total = (select count(*) from buyers where merged_into is null and last_order_at >= $1)
        where id = (select id from point_replays where state in ('Waiting', 'Running') order by created_at limit 1) returning id, rules
        """;

    private const string Slice = "select id from buyers where merged_into is null and last_order_at >= $1 and id > $2 order by id limit $3";

    private const string Orders = """
        select o.id, l.buyer_id, o.currency, coalesce(o.delivered_at, o.stage_at) as at, exists (
            select 1 from buyer_links x join orders w on w.id = x.thing_id and w.shop_id = x.shop_id where x.buyer_id = l.buyer_id and x.kind = 'Order' and w.stage = 'Delivered' and coalesce(w.delivered_at, w.stage_at) < $2)
        from buyer_links l join orders o on o.id = l.thing_id and o.shop_id = l.shop_id
        where l.buyer_id = any($1) and l.kind = 'Order' and o.stage = 'Delivered' and coalesce(o.delivered_at, o.stage_at) >= $2 order by l.buyer_id, at, o.id
        """;

    private const string Lines = """
        select o.order_id, o.line_number, o.product_id, p.number, p.article, coalesce(o.category, p.category), o.quantity, o.quantity * o.unit_price
        from order_lines o left join products p on p.id = o.product_id and p.shop_id = o.shop_id where o.order_id = any($1) order by o.order_id, o.line_number
        """;

    private const string Spent = """
        select m.buyer_id, sum(e.amount)::bigint from point_transactions m join point_entries e on e.transaction_id = m.id and e.place = 'Redeemed' where m.buyer_id = any($1) group by m.buyer_id
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var turn = await connection.BeginTransactionAsync(cancel);
        if (!await PointGate.TryAsync(connection, "point_replays", cancel))
        {
            return false;
        }

        var today = time.GetUtcNow();
        if (await TakeAsync(today.AddDays(-Days), cancel) is not { } asked)
        {
            return false;
        }

        try
        {
            var report = await ReplayAsync(asked.Id, EarningBook.Read(asked.Rules), today, cancel);
            await EndAsync(asked.Id, "Done", report.Write(), today, cancel);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogError(failed, "A replay of the rules of points failed");
            await EndAsync(asked.Id, "Failed", null, today, cancel);
        }

        return true;
    }

    private async Task<ReplayReport> ReplayAsync(Guid id, EarningRules tried, DateTimeOffset today, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var current = (await EarningBook.LoadAsync(connection, cancel)).At(today)?.Rules ?? new EarningRules { Paused = true };
        var (tally, from, after, done) = (new ReplayTally(current, tried, today), today.AddDays(-Days), Guid.Empty, 0);
        while (await BuyersAsync(connection, from, after, cancel) is { Length: > 0 } buyers)
        {
            await AddAsync(connection, tally, buyers, from, cancel);
            (after, done) = (buyers[^1], done + buyers.Length);
            await ProgressAsync(id, done, cancel);
        }

        tally.Trim();
        var numbers = await PointFacts.ListAsync(connection, "select id, number from buyers where id = any($1)", tally.Changed, row => (row.GetGuid(0), row.GetInt64(1)), cancel);
        return tally.Report(DateOnly.FromDateTime(from.UtcDateTime), DateOnly.FromDateTime(today.UtcDateTime), numbers.ToDictionary(one => one.Item1, one => one.Item2));
    }

    private static async Task AddAsync(NpgsqlConnection connection, ReplayTally tally, Guid[] buyers, DateTimeOffset from, CancellationToken cancel)
    {
        var people = await PointPeople.LoadAsync(connection, buyers, cancel);
        var orders = new List<(ReplayOrder Order, bool HadBefore)>();
        await using (var command = new NpgsqlCommand(Orders, connection) { Parameters = { Ids(buyers), At(from) }, CommandTimeout = 300 })
        await using (var row = await command.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                orders.Add((new ReplayOrder(row.GetGuid(0), row.GetGuid(1), await row.IsDBNullAsync(2, cancel) ? null : row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), []), row.GetBoolean(4)));
            }
        }

        orders.RemoveAll(one => !people.IsMember(new(one.Order.Buyer), one.Order.Delivered));
        var byId = orders.ToDictionary(one => one.Order.Id, one => one.Order.Lines);
        foreach (var (order, line) in await PointFacts.ListAsync(connection, Lines, [.. byId.Keys], row => (row.GetGuid(0), PointFacts.LineOf(row)), cancel))
        {
            byId[order].Add(line);
        }

        var spent = (await PointFacts.ListAsync(connection, Spent, buyers, row => (row.GetGuid(0), row.GetInt64(1)), cancel)).ToDictionary(one => one.Item1, one => one.Item2);
        foreach (var own in orders.GroupBy(one => one.Order.Buyer))
        {
            tally.Add(own.Key, [.. own.Select(one => one.Order)], own.First().HadBefore, spent.GetValueOrDefault(own.Key));
        }
    }

    private async Task<(Guid Id, string Rules)?> TakeAsync(DateTimeOffset from, CancellationToken cancel)
    {
        await using var take = source.CreateCommand(Take);
        take.Parameters.Add(At(from));
        await using var row = await take.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (row.GetGuid(0), row.GetString(1)) : null;
    }

    private static async Task<Guid[]> BuyersAsync(NpgsqlConnection connection, DateTimeOffset from, Guid after, CancellationToken cancel)
    {
        await using var slice = new NpgsqlCommand(Slice, connection) { Parameters = { At(from), new NpgsqlParameter { Value = after }, new NpgsqlParameter { Value = AtOnce } } };
        await using var row = await slice.ExecuteReaderAsync(cancel);
        var ids = new List<Guid>();
        while (await row.ReadAsync(cancel))
        {
            ids.Add(row.GetGuid(0));
        }

        return [.. ids];
    }

    private async Task ProgressAsync(Guid id, int done, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("update point_replays set done = $2, total = greatest(total, $2) where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        command.Parameters.Add(new NpgsqlParameter { Value = done });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task EndAsync(Guid id, string state, string? report, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("update point_replays set state = $2, report = $3, ended_at = $4 where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        command.Parameters.Add(new NpgsqlParameter { Value = state });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Jsonb, Value = (object?)report ?? DBNull.Value });
        command.Parameters.Add(At(now));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter Ids(Guid[] ids) => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid, Value = ids };

    private static NpgsqlParameter At(DateTimeOffset at) => new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = at.UtcDateTime };
}
