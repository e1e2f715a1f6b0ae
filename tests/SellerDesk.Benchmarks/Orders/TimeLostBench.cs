using System.Diagnostics;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Benchmarks.Orders;

/// <summary>
/// What the pages of time ask, at a tenth of the orders and at all of them, against SQL over the same rollups by hand, which merges the spreads and tells the same
/// figures; and what it costs to keep the rollups.
/// </summary>
internal static class TimeLostBench
{
    private const int Period = 30;
    private const string Behind = "late orders of a carrier";

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var rows = options.Number("rows", 200_000);
        var turns = 10 * options.Number("rounds", 3);
        var report = new Report("time-lost", $"LegBoard, CarrierBoard and LegOrders, {Period} days against the {Period} before, five shops together, medians of {turns} turns at {rows / 10:N0} and {rows:N0} orders "
            + "of the same year; by hand: one SQL statement over the same rollups that merges the spreads and tells sums, median and ninetieth percentile of both periods");
        var databases = new Databases(options.Server);
        var small = await AtAsync(report, databases, "time_lost_tenth", rows / 10, turns);
        var whole = await AtAsync(report, databases, "time_lost", rows, turns);
        foreach (var (name, figures) in whole)
        {
            report.AtMostTimes($"{name} ÷ by hand", figures.Desk, figures.Hand, 2, 2);

            // A list reads orders, more of them where a day has more; figures read rollups alone.
            if (name != Behind)
            {
                report.AtMost($"{name}: {rows:N0} ÷ {rows / 10:N0} orders", figures.Desk.Median / small[name].Desk.Median, 1.2, "×");
            }
        }

        return report;
    }

    private static async Task<Dictionary<string, (Sample Desk, Sample Hand)>> AtAsync(Report report, Databases databases, string database, int rows, int turns)
    {
        Console.WriteLine($"Filling a database with {rows:N0} orders...");
        await using var source = DeskData.Source(await ManyOrders.MakeAsync(databases, database, rows));
        await UpkeepAsync(report, source, rows);
        var found = new Dictionary<string, (Sample, Sample)>(StringComparer.Ordinal);
        var scoped = new ScopedDb(DeskData.Options(source), new EveryShop());
        var board = new LegBoard(scoped);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        foreach (var by in new[] { LegDimension.Carrier, LegDimension.Warehouse, LegDimension.Region, LegDimension.Product })
        {
            var filter = new LegFilter(today.AddDays(1 - Period), today) { Leg = OrderLeg.Delivery, Dimension = by };
            found[$"by {by}"] = await TurnsAsync(report, $"by {by}, {rows:N0}", turns, () => board.LoadAsync(filter, CancellationToken.None),
                () => ReadAsync(source, Merged($"{RowsOf("All", filter)} union all {Top(by, filter)}", filter)));
        }

        var carriers = new LegFilter(today.AddDays(1 - Period), today);
        found["carriers"] = await TurnsAsync(report, $"carriers, {rows:N0}", turns, () => new CarrierBoard(scoped, board).LoadAsync(carriers, CancellationToken.None), async () =>
        {
            foreach (var leg in new[] { OrderLeg.Whole, OrderLeg.Delivery, OrderLeg.Promise })
            {
                await ReadAsync(source, Merged(Top(LegDimension.Carrier, carriers with { Leg = leg }), carriers));
            }

            await ReadAsync(source, Merged(RowsOf("All", carriers), carriers));
            await ReadAsync(source, $"select carrier, currency, sum(orders), sum(priced), sum(price), sum(returned), sum(complained), sum(damaged) from carrier_days where day between '{carriers.From:yyyy-MM-dd}' and '{carriers.To:yyyy-MM-dd}' group by 1, 2");
            await ReadAsync(source, $"select carrier, count(distinct region) from carrier_region_months where {Months(carriers)} and days & {Bits(carriers)} <> 0 group by rollup (carrier)");
        });
        var late = carriers with { Leg = OrderLeg.Delivery };
        found[Behind] = await TurnsAsync(report, $"{Behind}, {rows:N0}", turns,
            () => new LegOrders(scoped).LoadAsync(late, "Перевозчик 3", LegShow.Late, 0, null, CancellationToken.None), () => ReadAsync(source, $"""
                select o.id, o.number, o.handed_over_at, o.delivered_at, o.promised_at from orders o where o.delivered_at >= '{late.From:yyyy-MM-dd}' and o.delivered_at < '{late.To.AddDays(1):yyyy-MM-dd}'
                  and o.carrier = 'Перевозчик 3' and o.delivered_at > o.promised_at order by o.delivered_at desc limit 51
                """));
        await source.DisposeAsync();
        await databases.DropAsync(database);
        return found;
    }

    /// <summary>All days of all shops once, then what one changed order costs.</summary>
    private static async Task UpkeepAsync(Report report, NpgsqlDataSource source, int rows)
    {
        var job = new RemakeOrderDaysJob(source);
        var days = (long)(await source.CreateCommand("select count(*) from touched_order_days").ExecuteScalarAsync())!;
        var seconds = await Sample.SecondsAsync(async () =>
        {
            while (await job.RunAsync(CancellationToken.None))
            {
            }
        });
        report.Figure($"a day of a shop made anew, {rows:N0}", "ms").Add(1000 * seconds / days);
        await source.CreateCommand("vacuum analyze leg_days").ExecuteNonQueryAsync();
        await source.CreateCommand("vacuum analyze leg_key_months").ExecuteNonQueryAsync();
        await source.CreateCommand("vacuum analyze carrier_region_months").ExecuteNonQueryAsync();
        await source.CreateCommand("vacuum analyze carrier_days").ExecuteNonQueryAsync();
        await source.CreateCommand("update orders set delivered_at = delivered_at + interval '1 minute' where id = (select id from orders order by delivered_at desc limit 1)").ExecuteNonQueryAsync();
        report.Figure($"after one changed order, {rows:N0}", "ms").Add(1000 * await Sample.SecondsAsync(() => job.RunAsync(CancellationToken.None)));
        report.Figure($"rollup rows, {rows:N0}", "rows").Add((long)(await source.CreateCommand("select count(*) from leg_days").ExecuteScalarAsync())!);
    }

    private static async Task<(Sample, Sample)> TurnsAsync(Report report, string name, int turns, Func<Task> desk, Func<Task> hand)
    {
        var (ours, byHand) = (report.Figure(name, "ms"), report.Figure("  by hand, " + name, "ms"));
        for (var turn = -5; turn < turns; turn++)
        {
            var (tookDesk, tookHand) = (await TimeAsync(desk), await TimeAsync(hand));
            if (turn >= 0)
            {
                ours.Add(tookDesk);
                byHand.Add(tookHand);
            }
        }

        return (ours, byHand);
    }

    private const string Columns = "d.leg, d.key, d.day, d.orders, d.timed, d.contradicting, d.judged, d.late, d.late_minutes, d.spread";

    /// <summary>Sums, and the buckets in which the middle and nine tenths lie.</summary>
    private static string Merged(string rows, LegFilter filter) => $"""
        with cells as materialized ({rows}), sums as (
          select leg, key, day >= '{filter.From:yyyy-MM-dd}' as now, sum(orders) as orders, sum(timed) as timed, sum(contradicting) as contradicting, sum(judged) as judged, sum(late) as late, sum(late_minutes) as late_minutes
          from cells group by 1, 2, 3
        ), buckets as (
          select leg, key, day >= '{filter.From:yyyy-MM-dd}' as now, (get_byte(spread, i) << 8) + get_byte(spread, i + 1) as bucket,
            sum((get_byte(spread, i + 2) << 24) + (get_byte(spread, i + 3) << 16) + (get_byte(spread, i + 4) << 8) + get_byte(spread, i + 5)) as n
          from cells cross join lateral generate_series(0, length(spread) - 6, 6) as i group by 1, 2, 3, 4
        ), reached as (select *, sum(n) over (partition by leg, key, now order by bucket) as upto, sum(n) over (partition by leg, key, now) as whole from buckets),
        parts as (select leg, key, now, min(bucket) filter (where upto >= 0.5 * whole) as median, min(bucket) filter (where upto >= 0.9 * whole) as p90 from reached group by 1, 2, 3)
        select * from sums left join parts using (leg, key, now)
        """;

    private static string RowsOf(string dimension, LegFilter filter) =>
        $"select {Columns} from leg_days d where d.shop_id in (select id from shops) and d.dimension = '{dimension}' and d.leg = any(array['Approval', 'Preparing', 'Delivery', 'Whole', 'Promise']) and {Between(filter)}";

    private static string Top(LegDimension by, LegFilter filter) => $"""
        select {Columns} from leg_days d join (select key from leg_key_months where shop_id in (select id from shops) and dimension = '{by}' and leg = '{filter.Leg}' and {Months(filter)}
          group by key order by sum(upto[case when month = '{MonthOf(filter.To)}' then {filter.To.Day} else 31 end] - case when month = '{MonthOf(filter.From)}' then coalesce(upto[{filter.From.Day - 1}], 0) else 0 end) desc
          limit {LegBoard.MostRows}) b on b.key = d.key
        where d.shop_id in (select id from shops) and d.dimension = '{by}' and d.leg = '{filter.Leg}' and {Between(filter)}
        """;

    private static string Between(LegFilter filter) => $"d.day between '{filter.Before:yyyy-MM-dd}' and '{filter.To:yyyy-MM-dd}'";

    private static string MonthOf(DateOnly day) => $"{day:yyyy-MM}-01";

    private static string Months(LegFilter filter) => $"month between '{MonthOf(filter.From)}' and '{MonthOf(filter.To)}'";

    private static string Bits(LegFilter filter) =>
        $"(case when month = '{MonthOf(filter.From)}' then -1 << {filter.From.Day - 1} else -1 end & case when month = '{MonthOf(filter.To)}' then 2147483647 >> {31 - filter.To.Day} else -1 end)";

    /// <summary>Every value is read, as whoever shows it has to.</summary>
    private static async Task ReadAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>An owner's view.</summary>
    private sealed class EveryShop : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
    }
}
