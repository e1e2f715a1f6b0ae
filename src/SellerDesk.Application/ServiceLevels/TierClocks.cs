using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>
/// A buyer's tier may give a higher level than that of the shop: clocks that begin take its times. They keep them when the tier changes, as a clock keeps the version that it was begun by. Where no tier gives a
/// level nothing is read.
/// </summary>
internal static class TierClocks
{
    private const string Given = """
        join buyer_links l on l.thing_id = s.id and l.shop_id = @shop join loyalty_members m on m.buyer_id = l.buyer_id join loyalty_tiers t on t.id = m.tier_id join service_levels own on own.id = t.level_id
        """;

    private const string Untaken = """
        select c.id, c.kind, c.of, c.started_at, t.id, t.level_id from {0} join clocks c on c.subject_id = s.id and c.shop_id = @shop and c.tier_id is null and c.stopped_at is null and c.paused_at is null and c.held_minutes = 0
        join service_level_versions v on v.id = c.version_id join service_levels was on was.id = v.level_id {1} where own.position > was.position
        """;

    private const string Take = """
        update clocks c set version_id = n.version, minutes = n.minutes, working = n.working, due_at = n.due, next_warning_at = n.warn, warned = 0, tier_id = n.tier
        from unnest(@ids, @versions, @minutes, @working, @due, @warn, @tiers) as n(id, version, minutes, working, due, warn, tier) where c.id = n.id and c.shop_id = @shop returning c.subject_id
        """;

    private const string Follow = """
        with due as (
          select c.subject_id, min(c.due_at) as at, bool_or((v.terms ->> 'firstInLine')::boolean) as first from clocks c join service_level_versions v on v.id = c.version_id
          where c.shop_id = @shop and c.subject_id = any(@subjects) and c.stopped_at is null and c.paused_at is null group by 1 having bool_or(c.tier_id is not null)
        ), items as (
          update work_items w set due_at = d.at, first_in_line = d.first from due d where w.id = d.subject_id and w.shop_id = @shop and w.state <> 'Closed' and (w.due_at <> d.at or w.first_in_line <> d.first)
        ), cases as (
          update complaints c set due_at = d.at from due d where c.id = d.subject_id and c.shop_id = @shop and c.stage <> 'Closed' and c.due_at <> d.at
        )
        update orders o set due_at = d.at from due d where o.id = d.subject_id and o.shop_id = @shop and o.due_at <> d.at
        """;

    /// <param name="subjects">A staging table, or ids, named <c>s</c> with a column <c>id</c>.</param>
    public static async Task TakeAsync(WriteBatch batch, string subjects, Guid[]? ids, CancellationToken cancel)
    {
        await using (var any = batch.Command("select exists (select 1 from loyalty_tiers where level_id is not null)"))
        {
            if (await any.ExecuteScalarAsync(cancel) is not true)
            {
                return;
            }
        }

        var taken = await TakeTimesAsync(batch, await UntakenAsync(batch, subjects, ids, cancel), cancel);
        await FollowAsync(batch, taken, cancel);
    }

    /// <summary>What is due by clocks that a tier set: their items, cases and orders follow.</summary>
    public static async Task FollowAsync(WriteBatch batch, Guid[] subjects, CancellationToken cancel)
    {
        if (subjects.Length == 0)
        {
            return;
        }

        await using var follow = batch.Command(Follow);
        follow.Parameters.AddWithValue("subjects", subjects);
        await follow.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The level that the tier of a thing's buyer gives, where it is higher than the shop's; a case that is not saved yet is its order's buyer's.</summary>
    public static async Task<(ServiceLevelId Level, Guid Tier)?> OfAsync(SellerDeskDb db, ShopId shop, Guid subject, CancellationToken cancel)
    {
        if (!await db.LoyaltyTiers.AnyAsync(t => t.LevelId != null, cancel))
        {
            return null;
        }

        var order = db.Complaints.Local.FirstOrDefault(c => c.Id == new ComplaintId(subject))?.OrderNumber;
        var given = (await db.Database.SqlQuery<TierLevel>($"""
            select t.level_id as "LevelId", t.id as "TierId" from buyer_links l join loyalty_members m on m.buyer_id = l.buyer_id join loyalty_tiers t on t.id = m.tier_id join service_levels own on own.id = t.level_id
            cross join lateral (select d.position from service_levels d left join shop_terms s on s.shop_id = {shop.Value} where d.id = s.level_id or d.is_default order by d.id = s.level_id desc nulls last limit 1) as was
            where l.shop_id = {shop.Value} and l.thing_id in ({subject}, coalesce((select o.id from orders o where o.shop_id = {shop.Value} and o.number = {order}), {subject})) and own.position > was.position limit 1
            """).ToListAsync(cancel)).FirstOrDefault();
        return given is null ? null : (new ServiceLevelId(given.LevelId), given.TierId);
    }

    private static async Task<List<(Guid Clock, ClockKind Kind, string Of, DateTimeOffset Started, Guid Tier, Guid Level)>> UntakenAsync(WriteBatch batch, string subjects, Guid[]? ids, CancellationToken cancel)
    {
        await using var command = batch.Command(Untaken.Replace("{0}", subjects, StringComparison.Ordinal).Replace("{1}", Given, StringComparison.Ordinal));
        if (ids is not null)
        {
            command.Parameters.AddWithValue("ids", ids);
        }

        var untaken = new List<(Guid, ClockKind, string, DateTimeOffset, Guid, Guid)>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            untaken.Add((row.GetGuid(0), Enum.Parse<ClockKind>(row.GetString(1)), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.GetGuid(4), row.GetGuid(5)));
        }

        return untaken;
    }

    /// <returns>Whose clocks were set.</returns>
    private static async Task<Guid[]> TakeTimesAsync(WriteBatch batch, List<(Guid Clock, ClockKind Kind, string Of, DateTimeOffset Started, Guid Tier, Guid Level)> clocks, CancellationToken cancel)
    {
        var set = new List<(Guid Clock, Guid Tier, ClockSetting Setting)>();
        foreach (var level in clocks.GroupBy(clock => clock.Level))
        {
            var policy = await PolicyReader.LoadAsync(batch, new ServiceLevelId(level.Key), cancel);
            set.AddRange(level.DistinctBy(clock => clock.Clock).Select(clock => (clock.Clock, clock.Tier, policy.Set(clock.Kind, clock.Of, clock.Started)!)).Where(one => one.Item3 is not null));
        }

        if (set.Count == 0)
        {
            return [];
        }

        await using var take = batch.Command(Take);
        take.Parameters.AddWithValue("ids", set.ConvertAll(one => one.Clock));
        take.Parameters.AddWithValue("versions", set.ConvertAll(one => one.Setting.VersionId.Value));
        take.Parameters.AddWithValue("minutes", set.ConvertAll(one => one.Setting.Minutes));
        take.Parameters.AddWithValue("working", set.ConvertAll(one => one.Setting.Working));
        take.Parameters.AddWithValue("due", set.ConvertAll(one => one.Setting.DueAt.UtcDateTime));
        take.Parameters.AddWithValue("warn", set.ConvertAll(one => one.Setting.WarnAt.UtcDateTime));
        take.Parameters.AddWithValue("tiers", set.ConvertAll(one => one.Tier));
        var subjects = new HashSet<Guid>();
        await using var row = await take.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            subjects.Add(row.GetGuid(0));
        }

        return [.. subjects];
    }

    private sealed record TierLevel(Guid LevelId, Guid TierId);
}
