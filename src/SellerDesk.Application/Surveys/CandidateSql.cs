using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Surveys;

/// <summary>
/// Who may be asked now: what is due, of buyers who agreed to surveys by any channel, whom nobody asked lately, one thing each. Which share of them is drawn by their ids, so
/// that a second look draws the same.
/// </summary>
internal static class CandidateSql
{
    /// <summary>What became due longer ago while nobody looked is not asked about any more.</summary>
    private const int WindowDays = 7;

    private static readonly string Due = $"between greatest(@now - interval '{WindowDays} days', @started) and @now";

    /// <summary>When a marketplace does not tell, the moment at which the desk saw it delivered; each found by an index of its own.</summary>
    private static readonly string Delivered = $"{Arrived("delivered_at", "true")} union all {Arrived("stage_at", "o.delivered_at is null and o.stage_at is not null")}";

    private static readonly string Complained = $"""
        select c.id as subject, c.shop_id, l.buyer_id, c.order_number, c.product_id, coalesce(c.resolved_by, c.owner_id) as operator_id, c.closed_at as at
        from complaints c join buyer_links l on l.thing_id = c.id and l.kind = '{BuyerThing.Complaint}' and l.shop_id = c.shop_id
        where c.shop_id = any(@shops) and c.stage = 'Closed' and c.merged_into is null and c.opened_at > @now - interval '400 days' and c.closed_at + make_interval(days => @delay) {Due}
          and {NotAsked("c.id")} and {Drawn("c.id")}
        """;

    /// <summary>In the shop where each was last.</summary>
    private static readonly string Members = $"""
        select gen_random_uuid() as subject, f.shop_id, m.buyer_id, null::text as order_number, null::uuid as product_id, null::uuid as operator_id, f.last_at as at
        from segment_members m join lateral (select f.shop_id, f.last_at from buyer_figures f where f.buyer_id = m.buyer_id and f.shop_id = any(@shops) order by f.last_at desc limit 1) as f on true
        where m.segment_id = @segment and {Drawn("m.buyer_id")}
          and not exists (select 1 from survey_invitations i where i.survey_id = @survey and i.buyer_id = m.buyer_id and i.created_at >= @now)
        """;

    /// <summary>Who dealt with it: the case's own, else whoever wrote last in the chat about the order.</summary>
    private const string Operator = """
        coalesce(p.operator_id, (select r.author_id from chats c join outgoing_replies r on r.work_item_id = c.id and r.shop_id = c.shop_id
          where c.shop_id = p.shop_id and c.order_number = p.order_number and r.author_id is not null order by r.created_at desc limit 1))
        """;

    private const string Product = "coalesce(p.product_id, (select l.product_id from order_lines l where l.order_id = o.id and l.shop_id = o.shop_id order by l.line_number limit 1))";

    public static string Of(SurveyTrigger trigger) => $"""
        with recursive due as ({Source(trigger)}),
        selves as (
          select b.id as head, b.id from buyers b where b.id in (select buyer_id from due) and b.merged_into is null and b.erased_at is null
          union all select s.head, x.id from selves s join buyers x on x.merged_into = s.id
        ), willing as (
          select distinct said.head from (
            select distinct on (s.head, c.channel) s.head, c.given from selves s join buyer_consents c on c.buyer_id = s.id and c.purpose = '{ConsentPurpose.Surveys}' order by s.head, c.channel, c.at desc, c.id desc
          ) as said where said.given
        ), rested as (
          select w.head from willing w where not exists (
            select 1 from selves s join survey_invitations i on i.buyer_id = s.id where s.head = w.head and i.created_at > @now - make_interval(days => @rest))
        ), picked as (
          select distinct on (d.buyer_id) d.* from due d join rested r on r.head = d.buyer_id order by d.buyer_id, d.at desc limit @room
        )
        select p.subject, p.shop_id, p.buyer_id, p.order_number, {Product}, {Operator},
          (select r.rating from reviews r where r.shop_id = p.shop_id and r.order_number = p.order_number order by r.created_at desc limit 1),
          coalesce(o.delivered_at > o.promised_at, false), exists (select 1 from complaints c where c.shop_id = p.shop_id and c.order_number = p.order_number)
        from picked p left join orders o on o.shop_id = p.shop_id and o.number = p.order_number
        """;

    private static string NotAsked(string subject) => $"not exists (select 1 from survey_invitations i where i.survey_id = @survey and i.subject_id = {subject})";

    private static string Drawn(string subject) => $"(hashtextextended({subject}::text || @survey::text, 0) & 2147483647) % 100 < @share";

    private static string Arrived(string at, string where) => $"""
        select o.id as subject, o.shop_id, l.buyer_id, o.number as order_number, null::uuid as product_id, null::uuid as operator_id, o.{at} as at
        from orders o join buyer_links l on l.thing_id = o.id and l.kind = '{BuyerThing.Order}' and l.shop_id = o.shop_id
        where o.shop_id = any(@shops) and o.stage = 'Delivered' and {where} and o.{at} > @now - make_interval(days => @delay + {WindowDays}) and o.{at} + make_interval(days => @delay) {Due}
          and {NotAsked("o.id")} and {Drawn("o.id")}
        """;

    private static string Source(SurveyTrigger trigger) => trigger switch
    {
        SurveyTrigger.Delivery => Delivered,
        SurveyTrigger.Complaint => Complained,
        SurveyTrigger.Segment => Members,
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "whoever opens a link is asked by it"),
    };
}
