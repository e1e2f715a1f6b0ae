using System.Diagnostics;
using System.Globalization;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Orders;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Benchmarks.Orders;

/// <summary>Every queue, filter and search of the orders' table, against SQL that somebody would write by hand for that one question; and what ten times as many orders cost.</summary>
internal static class OrdersListBench
{
    private const int Take = 60;
    private const double Late = 0.95;

    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var rows = options.Number("rows", 5_000_000);
        var turns = options.Number("rounds", 5) * 12;
        var report = new Report("orders-list", $"slices of {Take} of OrderTable at {rows:N0} orders, 95th of 100 of {turns} turns; by hand: SQL for this one question, planned with its values. The same at {rows / 10:N0} orders, "
            + $"of which as many are open ({ListedOrders.Open:N0}): growth is median by median");
        await using var few = DeskData.Source(await ListedOrders.OpenAsync(options, rows / 10));
        await using var many = DeskData.Source(await ListedOrders.OpenAsync(options, rows));
        var (fewFacts, facts) = (await FactsAsync(few, rows / 10), await FactsAsync(many, rows));
        foreach (var (place, one) in Cases(facts).Index())
        {
            var (desk, hand, small) = (report.Figure(one.Name, "ms"), report.Figure("  by hand", "ms"), report.Figure("  with a tenth of the orders", "ms"));
            var fewer = Cases(fewFacts).ElementAt(place);
            for (var turn = -3; turn < turns; turn++)
            {
                var (took, found) = await TimeAsync(() => DeskAsync(many, one));
                var (tookHand, byHand) = await TimeAsync(() => ByHandAsync(many, one.Sql));
                var (tookFew, _) = await TimeAsync(() => DeskAsync(few, fewer));
                if (!found.SequenceEqual(byHand.Take(Take)))
                {
                    throw new InvalidOperationException($"{one.Name}: the desk shows {found.Count} rows, by hand there are {byHand.Count}.");
                }

                if (turn >= 0)
                {
                    desk.Add(took);
                    hand.Add(tookHand);
                    small.Add(tookFew);
                }
            }

            report.AtMost($"p95 {one.Name} (by hand {hand.At(Late):0.00} ms)", desk.At(Late), Math.Max(2, 2 * hand.At(Late)), " ms");

            // Below a millisecond the noise of the machine is larger than what is measured.
            report.AtMost($"{one.Name}: ten times as many orders", Math.Max(desk.Median, 1) / Math.Max(small.Median, 1), 1.2, "×");
        }

        await CountsAsync(report, many, few, turns);
        return report;
    }

    private static async Task CountsAsync(Report report, NpgsqlDataSource many, NpgsqlDataSource few, int turns)
    {
        var (desk, small) = (report.Figure("all counts beside the list", "ms"), report.Figure("  with a tenth of the orders", "ms"));
        var moment = new OrderMoment(DateTimeOffset.UtcNow, Moscow);
        for (var turn = -3; turn < turns; turn++)
        {
            var (took, _) = await TimeAsync(() => new OrderCounting(new OrderCounters(new WholeDb(DeskData.Options(many)), TimeProvider.System), new EveryShop()).LoadAsync(OrderFilter.Default, moment, CancellationToken.None));
            var (tookFew, _) = await TimeAsync(() => new OrderCounting(new OrderCounters(new WholeDb(DeskData.Options(few)), TimeProvider.System), new EveryShop()).LoadAsync(OrderFilter.Default, moment, CancellationToken.None));
            if (turn >= 0)
            {
                desk.Add(took);
                small.Add(tookFew);
            }
        }

        report.AtMost("all counts: ten times as many orders", desk.Median / small.Median, 1.2, "×");
    }

    private static IEnumerable<Case> Cases(Facts facts)
    {
        var all = new OrderFilter();
        yield return Newest("all", all, "true");
        yield return Newest("all, deep", all, "(o.ordered_at, o.id) < (@deep, @deepid)", facts, facts.Deep);
        yield return Newest("one shop", all with { Shops = [facts.Shop] }, $"o.shop_id = '{facts.Shop.Value}'");
        yield return Newest("delivered", all with { Stage = OrderStage.Delivered }, "o.stage = 'Delivered'");
        yield return Newest("returned, one shop", all with { Stage = OrderStage.Returned, Shops = [facts.Shop] }, $"o.stage = 'Returned' and o.shop_id = '{facts.Shop.Value}'");
        yield return Newest("packed", all with { Stage = OrderStage.Packed }, "o.stage = 'Packed'");
        yield return Newest("one region", all with { Region = "Регион 7" }, "o.buyer_region = 'Регион 7'");
        yield return Newest("a rare carrier", all with { Carrier = "Редкий перевозчик" }, "o.carrier = 'Редкий перевозчик'");
        yield return Newest("one warehouse, delivered", all with { Warehouse = "Склад 3", Stage = OrderStage.Delivered }, "o.warehouse = 'Склад 3' and o.stage = 'Delivered'");
        yield return Newest("scheme FBS", all with { Scheme = "FBS" }, "o.scheme = 'FBS'");
        yield return Newest("from 9,000 roubles", all with { MinSum = 9_000 }, "o.total >= 9000");
        yield return Newest("times contradict", all with { Contradicts = true }, "o.times_contradict");
        yield return Newest("a month a year ago", all with { Since = facts.Day(-400), Before = facts.Day(-370) }, $"o.ordered_at >= {facts.Time(-400)} and o.ordered_at < {facts.Time(-370)}");
        yield return Newest("one product", all with { Product = facts.Product }, $"o.id in (select order_id from order_lines where product_id = '{facts.Product.Value}' order by ordered_at desc, order_id desc limit {Take + 1})");
        yield return Newest("search: a number", all with { Search = facts.Number }, $"o.number = '{facts.Number}'");
        yield return Newest("search: a beginning", all with { Search = facts.Number[..8] }, $"o.number like '{facts.Number[..8]}%'");
        yield return Newest("search: a tracking number", all with { Search = facts.Tracking }, $"o.tracking_number = '{facts.Tracking}'");
        yield return Newest("search: a product's words", all with { Search = "товар модель17 " }, $"""
            o.id in (select x.order_id from products p cross join lateral (select order_id, ordered_at from order_lines where product_id = p.id order by ordered_at desc, order_id desc limit {Take + 1}) x
              where {OrderWordsSql} @@ websearch_to_tsquery('russian', 'товар модель17'))
            """);
        yield return Newest("search: nothing like it", all with { Search = "самовар" }, "false");
        yield return Queue("late", OrderQueue.Late, facts, "o.act_by <= @now and o.stage in ('Received', 'Assembled', 'Packed')");
        yield return Queue("due soon", OrderQueue.Soon, facts, "o.act_by > @now and o.act_by <= @now + interval '4 hours' and o.stage in ('Received', 'Assembled', 'Packed')");
        yield return Queue("stuck on the way", OrderQueue.Stuck, facts, "o.act_by <= @now and o.stage in ('HandedOver', 'InTransit')");
    }

    private const string OrderWordsSql = "to_tsvector('russian', name || ' ' || coalesce(article, '') || ' ' || number)";

    private static Case Newest(string name, OrderFilter filter, string where, Facts? facts = null, ListPlace? after = null) => new(
        name, filter, after, $"{Select} where {(facts is null ? where : facts.Fill(where))} order by o.ordered_at desc, o.id desc limit {Take + 1}", facts?.Now ?? DateTimeOffset.UtcNow);

    private static Case Queue(string name, OrderQueue queue, Facts facts, string where) => new(
        name, new OrderFilter { Queue = queue }, null, facts.Fill($"{Select} where o.act_by is not null and o.act_by > @now - interval '60 days' and {where} order by o.act_by, o.id limit {Take + 1}"), facts.Now);

    /// <summary>What a list shows, with the first product's name.</summary>
    private const string Select = """
        select o.id, o.shop_id, o.number, o.stage, o.status, o.scheme, o.ordered_at, o.act_by, o.ship_by, o.promised_at, o.total, o.currency, o.carrier, o.warehouse, o.buyer_region, o.buyer_city, o.times_contradict,
          (select p.name from order_lines l join products p on p.id = l.product_id and p.shop_id = l.shop_id where l.order_id = o.id and l.shop_id = o.shop_id order by l.line_number limit 1),
          (select count(*) from order_lines l where l.order_id = o.id and l.shop_id = o.shop_id)
        from orders o
        """;

    private static async Task<List<Guid>> DeskAsync(NpgsqlDataSource source, Case one) =>
        [.. (await new OrderTable(source, new EveryShop()).LoadAsync(one.Filter, new OrderMoment(one.Now, Moscow), one.After, Take, CancellationToken.None)).Rows.Select(row => row.Id.Value)];

    private static async Task<List<Guid>> ByHandAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    private static async Task<(double Milliseconds, T Result)> TimeAsync<T>(Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await work();
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, result);
    }

    private static async Task<Facts> FactsAsync(NpgsqlDataSource source, int rows)
    {
        await using var command = source.CreateCommand($"""
            select now(), (select id from shops order by name limit 1), (select id from products order by number limit 1), o.number, o.tracking_number, d.ordered_at, d.id
            from (select * from orders where number = '{rows / 3:0000000000}-0001-1') o, (select ordered_at, id from orders order by ordered_at desc, id desc offset {rows / 2} limit 1) d
            """);
        command.CommandTimeout = 300;
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new Facts(
            reader.GetFieldValue<DateTimeOffset>(0), new ShopId(reader.GetGuid(1)), new ProductId(reader.GetGuid(2)), reader.GetString(3), reader.GetString(4),
            new ListPlace(reader.GetFieldValue<DateTimeOffset>(5), reader.GetGuid(6)));
    }

    private sealed record Case(string Name, OrderFilter Filter, ListPlace? After, string Sql, DateTimeOffset Now);

    private sealed record Facts(DateTimeOffset Now, ShopId Shop, ProductId Product, string Number, string Tracking, ListPlace Deep)
    {
        public string Fill(string sql) => sql.Replace("@now", Moment(Now), StringComparison.Ordinal).Replace("@deepid", $"'{Deep.Id}'", StringComparison.Ordinal).Replace("@deep", Moment(Deep.At!.Value), StringComparison.Ordinal);

        public DateOnly Day(int days) => new OrderMoment(Now, Moscow).Today.AddDays(days);

        public string Time(int days) => Moment(new OrderMoment(Now, Moscow).StartOf(Day(days)));

        private static string Moment(DateTimeOffset at) => $"timestamptz '{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00'";
    }

    /// <summary>An owner's view.</summary>
    private sealed class EveryShop : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
    }
}
