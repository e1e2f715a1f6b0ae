using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Data;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Benchmarks.Dashboards;

/// <summary>Something that a board asks: of the desk, of the same rollups by hand, and of the facts (null: it is a list of facts itself).</summary>
internal sealed record FigureQuestion(string Name, Func<Task> Desk, string Hand, string? Facts)
{
    /// <summary>A year: from the facts it takes seconds, and is asked once.</summary>
    public bool IsLong => Name.EndsWith("365 days", StringComparison.Ordinal);

    /// <summary>What was measured of it.</summary>
    internal sealed record Took(Sample Desk, Sample Hand, Sample? Facts);

    private const string Zone = "Europe/Moscow";
    private const string Arrived = "orders o where o.stage <> 'Cancelled' and [o.delivered_at]";
    private const string Placed = "orders o where [o.ordered_at]";
    private const string Returned = "exists (select 1 from returns r where r.shop_id = o.shop_id and r.order_number = o.number and r.kind <> 'Cancellation')";

    public static IEnumerable<FigureQuestion> All(ScopedDb scoped, DateOnly today)
    {
        var (book, keys) = (new FigureBook(scoped, TimeProvider.System), new FigureKeys(scoped, TimeProvider.System));
        foreach (var days in new[] { 30, 365 })
        {
            var filter = new FigureFilter(today.AddDays(1 - days), today) { Currency = "RUB" };
            foreach (var plan in new[] { BoardPlan.Overview, BoardPlan.Quality, BoardPlan.Delivery, BoardPlan.Loyalty })
            {
                Metric[] metrics = [.. plan.Tiles, .. plan.Besides];
                yield return new FigureQuestion($"{plan.Code} board, {days} days", () => BoardAsync(book, metrics, filter), Sums(metrics, filter), OfFacts(plan, filter));
            }

            foreach (var (metric, by, column) in new[] { (Metrics.LateShare, FigureDimension.Carrier, "o.carrier"), (Metrics.LateShare, FigureDimension.Region, "o.buyer_region"), (Metrics.ReturnRate, FigureDimension.Product, "l.product_id"), (Metrics.Revenue, FigureDimension.Product, "l.product_id") })
            {
                yield return new FigureQuestion($"{metric.Code} by {by}, {days} days", () => keys.LoadAsync(metric, filter, filter.Before, by, "RUB", BoardCut.Usual, CancellationToken.None), Keys(metric, by, filter), FactsBy(metric, column, filter));
            }

            yield return new FigureQuestion($"late orders, first rows, {days} days", () => new FigureRows(scoped, book).LoadAsync(Metrics.LateShare, Measure.Late, filter, null, FigureRows.Most, CancellationToken.None),
                In($"select o.id, o.shop_id, o.delivered_at from {Arrived} and least(o.arrived_at, o.delivered_at) > o.promised_at order by o.delivered_at desc, o.id desc limit {FigureRows.Most + 1}", filter), null);
        }
    }

    /// <summary>All tiles with their comparison and a line of days, as a page draws them.</summary>
    private static async Task BoardAsync(FigureBook book, Metric[] metrics, FigureFilter filter)
    {
        var sheet = await book.LoadAsync(metrics, filter, filter.Before.From, CancellationToken.None);
        foreach (var metric in metrics)
        {
            _ = sheet.Of(metric, filter.From, filter.To).Interval;
            _ = sheet.Of(metric, filter.Before.From, filter.Before.To).Value;
            _ = sheet.Points(metric, filter.From, filter.To, FigureStep.Day).Select(point => point.Value).ToList();
        }
    }

    /// <summary>The sums of both periods and of each day of the later one: what the tiles and their lines need.</summary>
    private static string Sums(IEnumerable<Metric> metrics, FigureFilter filter) => $"""
        with months as materialized (
          select source, month, upto, array_length(upto, 1) / 31 as places from figure_months where shop_id in (select id from shops) and source in ({Sources(metrics)}) and dimension = 'Whole' and key = ''
            and month between '{First(filter.Before.From)}' and '{First(filter.To)}' and currency in ('', 'RUB')
        ), days as (select d::date as day, date_trunc('month', d)::date as month, extract(day from d)::int as n from generate_series(date '{filter.Before.From:yyyy-MM-dd}', date '{filter.To:yyyy-MM-dd}', interval '1 day') d)
        select m.source, p.place, d.day, sum(m.upto[p.place * 31 + d.n] - case when d.n = 1 then 0 else m.upto[p.place * 31 + d.n - 1] end)
        from months m join days d on d.month = m.month cross join lateral generate_series(0, m.places - 1) as p(place) group by 1, 2, 3
        """;

    private static string Keys(Metric metric, FigureDimension by, FigureFilter filter) => $"""
        select k.key, p.name, k.now0, k.now1, k.was0, k.was1 from (
          select key, {string.Join(", ", new[] { (filter, "now"), (filter.Before, "was") }.SelectMany(span => new[] { metric.Numerator, metric.Denominator ?? metric.Numerator }.Select((measure, side) => $"sum({Part(measure, span.Item1)}) as {span.Item2}{side}")))}
          from figure_months where shop_id in (select id from shops) and source = '{FigureSources.Of(metric.Numerator)!.Of}' and dimension = '{by}' and month between '{First(filter.Before.From)}' and '{First(filter.To)}' and currency in ('', 'RUB')
          group by key order by 3 desc limit {BoardCut.Usual}
        ) k left join products p on p.id::text = k.key and p.shop_id in (select id from shops)
        """;

    private static string Part(Measure measure, FigureFilter span)
    {
        var place = FigureSources.Of(measure)!.PlaceOf(measure) * FigureMonth.Days;
        return $"case when month between '{First(span.From)}' and '{First(span.To)}' then upto[{place} + case when month = '{First(span.To)}' then {span.To.Day} else 31 end]"
            + $" - case when month = '{First(span.From)}' and {span.From.Day} > 1 then upto[{place + span.From.Day - 1}] else 0 end else 0 end";
    }

    private static string OfFacts(BoardPlan plan, FigureFilter filter)
    {
        var placed = $"select count(*), count(*) filter (where o.stage = 'Cancelled'), sum(o.total) filter (where o.stage <> 'Cancelled'), count(o.total) from {Placed}";
        var arrived = $"select count(*), count(*) filter (where {Returned}), count(o.promised_at), count(*) filter (where least(o.arrived_at, o.delivered_at) > o.promised_at) from {Arrived}";
        var reviews = "select count(*), sum(rating), sum(rating * rating), count(*) filter (where rating <= 2) from reviews r where [r.created_at]";
        var legs = $"select count(o.ordered_at), sum(extract(epoch from o.delivered_at - o.ordered_at)), count(o.handed_over_at), sum(extract(epoch from o.delivered_at - o.handed_over_at)) from {Arrived}";
        var known = $"select count(*), count(b.at), sum(extract(epoch from o.ordered_at - b.at)), 0 from orders o join buyer_links l on l.thing_id = o.id and l.kind = 'Order' and l.shop_id = o.shop_id cross join lateral (select max(e.ordered_at) as at from buyer_links k join orders e on e.id = k.thing_id and e.shop_id = k.shop_id where k.buyer_id = l.buyer_id and k.kind = 'Order' and k.shop_id = o.shop_id and e.ordered_at < o.ordered_at) b where [o.ordered_at]";
        var of = plan.Code switch
        {
            "quality" => new[] { reviews, arrived },
            "delivery" => [placed, arrived, legs],
            "loyalty" => [placed, known],
            _ => [placed, arrived, reviews],
        };
        return string.Join(" union all ", of.SelectMany(one => new[] { filter, filter.Before }.Select(span => In(one, span))));
    }

    private static string FactsBy(Metric metric, string column, FigureFilter filter)
    {
        var counted = metric == Metrics.LateShare ? "count(*) filter (where least(o.arrived_at, o.delivered_at) > o.promised_at), count(o.promised_at)" : metric == Metrics.ReturnRate ? $"count(*) filter (where {Returned}), count(*)" : "sum(l.quantity * l.unit_price), 0";
        var lines = column.StartsWith('l') ? "orders o join order_lines l on l.order_id = o.id and l.shop_id = o.shop_id" : "orders o";
        var from = (metric == Metrics.Revenue ? Placed : Arrived).Replace("orders o", lines, StringComparison.Ordinal);
        return string.Join(" union all ", new[] { filter, filter.Before }.Select(span => In($"select {column}, {counted} from {from} group by 1", span)));
    }

    private static string In(string sql, FigureFilter span) => System.Text.RegularExpressions.Regex.Replace(sql, @"\[([^\[\]]+)\]",
        $"$1 >= timestamp '{span.From:yyyy-MM-dd}' at time zone '{Zone}' and $1 < timestamp '{span.To.AddDays(1):yyyy-MM-dd}' at time zone '{Zone}'");

    private static string Sources(IEnumerable<Metric> metrics) => string.Join(", ", metrics.SelectMany(metric => metric.Measures).Select(measure => $"'{FigureSources.Of(measure)?.Of}'").Distinct());

    private static string First(DateOnly day) => $"{day:yyyy-MM}-01";
}
