namespace SellerDesk.Application.Marketplaces;

/// <summary>
/// The statements of <see cref="RateBudgetStore"/>. The row is locked by the upsert, so each sees what the one before left. What was learnt of the limit
/// holds to the end of the hour, then the published one is tried again. Calls under way are forgotten with the minute, for a node that died never
/// reports them.
/// </summary>
internal static class RateBudgetSql
{
    private const string SameHour = "date_trunc('hour', b.at) = date_trunc('hour', excluded.at)";
    private const string Interval = $"(case when {SameHour} then b.interval_ms else excluded.interval_ms end)";
    private const string Burst = $"(case when {SameHour} then b.burst else excluded.burst end)";
    private const string Saved = $"least({Burst}, b.saved + greatest(0, extract(epoch from excluded.at - b.at)::double precision * 1000) / {Interval})";

    /// <summary>Background calls leave a place to each answer that waits here, and one to those that wait elsewhere.</summary>
    private const string Needed = "(1 + case when $5 then 0 else greatest($6, case when b.answer_until > excluded.at then 1 else 0 end) end)";

    /// <summary>Milliseconds to wait; 0: taken. The wait is told from the row as it was at the beginning: a moment old at most, and asked again after it.</summary>
    public const string Take = $"""
        with taken as (
            insert into rate_budgets as b (account, budget_group, interval_ms, burst, saved, at, in_flight)
            values ($1, $2, $3, $4, $4 - 1, clock_timestamp(), 1)
            on conflict (account, budget_group) do update set
                interval_ms = {Interval},
                burst = {Burst},
                saved = {Saved} - 1,
                at = excluded.at,
                answer_until = case when $5 and $6 <= 1 then null else b.answer_until end,
                in_flight = case when date_trunc('minute', b.at) = date_trunc('minute', excluded.at) then b.in_flight + 1 else 1 end
            where b.at <= excluded.at and {Saved} >= {Needed} - 0.000001
            returning 1
        ), excluded as (
            select clock_timestamp() as at, $3::double precision as interval_ms, $4::integer as burst
        )
        select coalesce(
            (select 0::double precision from taken),
            (select greatest(5, greatest(0, extract(epoch from b.at - excluded.at)::double precision * 1000) + greatest(0, {Needed} - {Saved}) * {Interval})
             from rate_budgets b, excluded where b.account = $1 and b.budget_group = $2),
            5)
        """;

    public const string KeepPlace = """
        update rate_budgets set answer_until = greatest(answer_until, clock_timestamp() + $3)
        where account = $1 and budget_group = $2
        """;

    /// <summary>The marketplace's own count wins over ours, less what it had not yet seen when it answered.</summary>
    public const string Learn = """
        update rate_budgets b set
            in_flight = t.in_flight,
            burst = greatest(1, coalesce($6, greatest(b.burst, coalesce($3, 0)))),
            interval_ms = case when $4 is not null and $5 > 0 and $6 > 0 then $5 / $6 else b.interval_ms end,
            saved = case when $4 is not null then 1 when b.at > t.now or $3 is null then b.saved else $3 - t.in_flight end,
            at = case when $4 is not null then t.now + $4 * interval '1 millisecond' when b.at > t.now or $3 is null then b.at else t.now end
        from (
            select clock_timestamp() as now, greatest(0, case when date_trunc('minute', r.at) = date_trunc('minute', clock_timestamp()) then r.in_flight - 1 else 0 end) as in_flight
            from rate_budgets r where r.account = $1 and r.budget_group = $2 for update
        ) t
        where b.account = $1 and b.budget_group = $2
        """;

    /// <summary>One row per place; <c>at</c> is until when it is lent.</summary>
    public const string Enter = """
        insert into rate_budgets as b (account, budget_group, interval_ms, burst, saved, at)
        select $1, $2 || ' ' || free.place, 0, 1, 0, clock_timestamp() + $4
        from (
            select place from generate_series(1, $3) place
            where not exists (select from rate_budgets r where r.account = $1 and r.budget_group = $2 || ' ' || place and r.at > clock_timestamp())
            order by place limit 1
        ) free
        on conflict (account, budget_group) do update set at = excluded.at where b.at <= clock_timestamp()
        returning budget_group, at
        """;

    public const string Leave = "update rate_budgets set at = clock_timestamp() where account = $1 and budget_group = $2 and at = $3";
}
