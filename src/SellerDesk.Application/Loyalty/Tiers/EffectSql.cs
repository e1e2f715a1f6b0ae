namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>
/// Buyers of a shop by strata: the month in which they joined (others: in which they would have, by the day of the first order and of the programme's start), the month of the first order, orders and the fifth of
/// spend before. Whoever joins by delivered orders joined with the order that made them a member, however late the desk read of it. What came after that month is measured until the last whole day.
/// </summary>
internal static class EffectSql
{
    public const string People = """
        create temporary table effect_people on commit drop as
        with bought as (
          select l.buyer_id, l.at at time zone @zone as at, case when o.currency = @currency then o.total end as total
          from buyer_links l join orders o on o.id = l.thing_id and o.shop_id = l.shop_id where l.shop_id = @shop and l.kind = 'Order' and o.stage = 'Delivered'
        ), people as (
          select b.buyer_id, bool_or(m.buyer_id is not null) as member, min(b.at) as first_at,
            date_trunc('month', greatest(@started, coalesce(min(m.joined_at) filter (where m.how <> 'Delivered') at time zone @zone, (array_agg(b.at order by b.at))[@fewest]))) + interval '1 month' as since
          from bought b left join loyalty_members m on m.buyer_id = b.buyer_id where not exists (select 1 from loyalty_exits e where e.buyer_id = b.buyer_id and e.cause <> 'Merged') group by b.buyer_id
        )
        select p.buyer_id, p.member, p.first_at, p.since, extract(epoch from @until - p.since) / 2629800.0 as months,
          count(*) filter (where b.at < p.since)::int as before, coalesce(sum(b.total) filter (where b.at < p.since), 0) as spent_before,
          count(*) filter (where b.at >= p.since and b.at < @until)::int as after, coalesce(sum(b.total) filter (where b.at >= p.since and b.at < @until), 0) as spent
        from people p join bought b on b.buyer_id = p.buyer_id where p.since is not null group by p.buyer_id, p.member, p.first_at, p.since
        """;

    public const string Early = "select count(*) filter (where member and since > @latest), count(*) filter (where member and since <= @latest and before > 0), count(*) filter (where not member and since <= @latest and before > 0) from effect_people";

    /// <summary>What rewards of desk-wide points cost is shared by the shops in which the buyer buys.</summary>
    public const string Strata = """
        with ranked as (
          select p.*, ntile(5) over (order by p.spent_before, p.buyer_id) as fifth, case when p.member then coalesce(r.points, 0) * @cost else 0 end as rewards
          from effect_people p left join lateral (
            select sum(i.price) / greatest(1, (select count(*) from buyer_figures f where f.buyer_id = p.buyer_id)) as points
            from reward_issues i where p.member and i.buyer_id = p.buyer_id and i.cancelled_at is null and i.issued_at at time zone @zone >= p.since and i.issued_at at time zone @zone < @until
          ) as r on true where p.since <= @latest and p.before > 0
        ), measured as (
          select to_char(since, 'YYYY-MM') || '|' || to_char(first_at, 'YYYY-MM') || '|' || least(before, 3) || '|' || fifth as stratum, member, m.measure, m.value::float8 as value
          from ranked cross join lateral (values
            ('RepeatShare', case when after > 0 then 1 else 0 end), ('OrdersPerMonth', after / months), ('AverageOrder', case when after > 0 then spent / after end),
            ('MarginPerMonth', (spent * @margin / 100 - rewards) / months)) as m(measure, value)
          where m.value is not null
        )
        select measure, count(*) filter (where member), coalesce(sum(value) filter (where member), 0), coalesce(sum(value * value) filter (where member), 0),
          count(*) filter (where not member), coalesce(sum(value) filter (where not member), 0), coalesce(sum(value * value) filter (where not member), 0)
        from measured group by measure, stratum
        """;
}
