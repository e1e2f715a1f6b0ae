using System.Globalization;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.IntegrationTests.Dashboards;

/// <summary>Both sides of every metric, once more, as plain SQL over the facts: by the words of its definition and nothing of the desk's own.</summary>
internal static class MetricPlainSql
{
    private const string Orders = "orders o where o.shop_id = @s";
    private const string Placed = Orders + " and [o.ordered_at]";
    private const string Sold = Placed + " and o.stage <> 'Cancelled' and o.total is not null and o.currency = @c";
    private const string Arrived = Orders + " and o.stage <> 'Cancelled' and [coalesce(o.delivered_at, case when o.stage = 'Delivered' then o.stage_at end)]";
    private const string Told = Orders + " and o.stage <> 'Cancelled' and [o.delivered_at]";
    private const string Judged = Told + " and o.promised_at is not null";
    private const string Reviews = "reviews r where r.shop_id = @s and [r.created_at]";
    private const string Nps = "survey_answers a join surveys v on v.id = a.survey_id where a.shop_id = @s and v.kind = 'Nps' and [a.at]";
    private const string Funnel = """
        (select d.day, max(d.orders) filter (where d.product_number = '') as own_orders, max(d.opens) filter (where d.product_number = '') as own_opens, sum(d.orders) filter (where d.product_number <> '') as orders,
          sum(d.opens) filter (where d.product_number <> '') as opens from funnel_days d where d.shop_id = @s and d.orders is not null and d.opens is not null and d.day between '@from' and '@to' group by d.day) t
        """;

    private const string Answered = """
        outgoing_replies r join work_items w on w.id = r.work_item_id where r.shop_id = @s and [r.created_at] and r.state not in ('Withdrawn', 'Rejected', 'Dead')
          and r.created_at = (select min(e.created_at) from outgoing_replies e where e.work_item_id = r.work_item_id and e.state not in ('Withdrawn', 'Rejected', 'Dead'))
        """;

    private const string Ended = """
        work_items w join shops z on z.id = w.shop_id where w.shop_id = @s and [w.closed_at] and w.state = 'Closed'
          and exists (select 1 from item_events e where e.work_item_id = w.id and e.kind in ('Closed', 'ReplyPublished') and (e.at at time zone z.time_zone)::date = (w.closed_at at time zone z.time_zone)::date)
        """;

    private const string Fallen = "clocks c where c.shop_id = @s and [c.due_at] and c.due_at < @now and (c.paused_at is null or c.stopped_at is not null)";

    /// <summary>Orders of known buyers, each with its place among the buyer's.</summary>
    private const string Known = """
        (select o.*, l.buyer_id, row_number() over same as place, lag(o.ordered_at) over same as before, min(o.ordered_at) over (partition by l.buyer_id) as first_at, first_value(o.currency) over same as first_currency
          from orders o join buyer_links l on l.thing_id = o.id and l.kind = 'Order' where o.shop_id = @s and o.stage <> 'Cancelled' and o.ordered_at is not null window same as (partition by l.buyer_id order by o.ordered_at, o.id)) o
        """;

    private static readonly Dictionary<string, (string Numerator, string? Denominator)> Sides = new(StringComparer.Ordinal)
    {
        ["orders"] = ($"select count(*) from {Placed}", null),
        ["revenue"] = ($"select sum(o.total) from {Sold}", null),
        ["average-order"] = ($"select sum(o.total) from {Sold}", $"select count(*) from {Sold}"),
        ["conversion"] = ($"select sum(coalesce(own_orders, orders)) from {Funnel}", $"select sum(coalesce(own_opens, opens)) from {Funnel}"),
        ["return-rate"] = ($"select count(*) from {Arrived} and o.number in (select r.order_number from returns r where r.shop_id = @s and r.kind <> 'Cancellation')", $"select count(*) from {Arrived}"),
        ["cancel-rate"] = ($"select count(*) from {Placed} and o.stage = 'Cancelled'", $"select count(*) from {Placed}"),
        ["rating"] = ($"select sum(rating) from {Reviews}", $"select count(*) from {Reviews}"),
        ["reviews"] = ($"select count(*) from {Reviews}", null),
        ["negative-share"] = ($"select count(*) from {Reviews} and rating in (1, 2)", $"select count(*) from {Reviews}"),
        ["nps"] = ($"select count(*) filter (where score >= 9) - count(*) filter (where score <= 6) from {Nps}", $"select count(*) from {Nps}"),
        ["repeat-share"] = ($"select count(*) from {Known} where [o.ordered_at] and place > 1", $"select count(*) from {Known} where [o.ordered_at]"),
        ["days-between-orders"] = ($"select sum(round(extract(epoch from o.ordered_at - before) / 60) / 1440) from {Known} where [o.ordered_at] and place > 1", $"select count(*) from {Known} where [o.ordered_at] and place > 1"),
        ["retention"] = ($"select count(distinct buyer_id) from {Known} where [o.first_at] and place > 1 and o.ordered_at <= o.first_at + interval '90 days'", $"select count(distinct buyer_id) from {Known} where [o.first_at]"),
        ["lifetime-value"] = ($"select sum(o.total) from {Known} where [o.first_at] and o.first_currency = @c and o.currency = @c", $"select count(*) from {Known} where [o.first_at] and place = 1 and o.currency = @c"),
        ["first-response-hours"] = ($"select sum(extract(epoch from date_trunc('minute', r.created_at) - date_trunc('minute', w.created_at)) / 3600) from {Answered}", $"select count(*) from {Answered}"),
        ["resolution-hours"] = ($"select sum(extract(epoch from date_trunc('minute', w.closed_at) - date_trunc('minute', w.created_at)) / 3600) from {Ended}", $"select count(*) from {Ended}"),
        ["level-kept"] = ($"select count(*) from {Fallen} and c.stopped_at <= c.due_at", $"select count(*) from {Fallen}"),
        ["complaint-rate"] = ("select count(*) from complaints c where c.shop_id = @s and [c.opened_at] and c.merged_into is null", $"select count(*) from {Placed}"),
        ["late-share"] = ($"select count(*) from {Judged} and least(o.arrived_at, o.delivered_at) > o.promised_at", $"select count(*) from {Judged}"),
        ["stage-hours.approval"] = Leg("o.ordered_at", "o.approved_at", Orders),
        ["stage-hours.preparing"] = Leg("coalesce(o.approved_at, o.ordered_at)", "o.handed_over_at", Orders),
        ["stage-hours.delivery"] = Leg("o.handed_over_at", "o.delivered_at", Orders + " and o.stage <> 'Cancelled'"),
        ["stage-hours.whole"] = Leg("o.ordered_at", "o.delivered_at", Orders + " and o.stage <> 'Cancelled'"),
    };

    public static string NameOf(Metric metric) => metric.Stage is null ? metric.Code : $"{metric.Code}.{metric.Stage}";

    /// <summary>Null: the metric has no such side.</summary>
    public static string? Of(Metric metric, bool numerator, Guid shop, DateOnly from, DateOnly to, string currency)
    {
        var side = numerator ? Sides[NameOf(metric)].Numerator : Sides[NameOf(metric)].Denominator;
        return side is null ? null : $"select coalesce(({System.Text.RegularExpressions.Regex.Replace(side, @"\[([^\[\]]+)\]", "(($1) at time zone (select time_zone from shops where id = @s))::date between '@from' and '@to'")}), 0)::numeric"
            .Replace("@s", $"'{shop}'", StringComparison.Ordinal).Replace("@from", Day(from), StringComparison.Ordinal).Replace("@to", Day(to), StringComparison.Ordinal)
            .Replace("@c", $"'{currency}'", StringComparison.Ordinal).Replace("@now", $"timestamptz '{MetricWorld.Now.ToString("O", CultureInfo.InvariantCulture)}'", StringComparison.Ordinal);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static (string, string) Leg(string began, string ended, string orders) =>
        ($"select sum(round(extract(epoch from {ended} - {began}) / 60) / 60) from {orders} and [{ended}] and {ended} >= {began}", $"select count(*) from {orders} and [{ended}] and {ended} >= {began}");
}
