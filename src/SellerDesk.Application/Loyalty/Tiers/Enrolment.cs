using Npgsql;
using NpgsqlTypes;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>Who becomes a member by the programme's own choice, and who stops being one.</summary>
internal static class Enrolment
{
    /// <summary>By chance, and always the same: a hundredth of the buyers for each per cent.</summary>
    private const string ByChance = "('x' || substr(md5(b.id::text), 1, 6))::bit(24)::int % 100";

    private const string Agreed = """
        exists (select 1 from (select distinct on (c.channel) c.given from buyer_consents c where c.buyer_id = b.id and c.purpose = 'Loyalty' order by c.channel, c.at desc, c.id desc) as said where said.given)
        """;

    private const string Join = """
        insert into loyalty_members (buyer_id, joined_at, how, tier_since)
        select b.id, greatest(@started, coalesce(b.first_order_at, @now)), @how, @now from buyers b
        where b.id = any(@ids) and b.merged_into is null and b.erased_at is null and not exists (select 1 from loyalty_exits e where e.buyer_id = b.id) and {0}
        on conflict (buyer_id) do nothing returning buyer_id
        """;

    /// <summary>Those of these buyers who are members since now.</summary>
    public static async Task<List<Guid>> JoinAsync(TierDesk desk, LoyaltyProgramme programme, IEnumerable<Guid> buyers, DateTimeOffset now, CancellationToken cancel)
    {
        if (programme.Joining == Joining.ByHand)
        {
            return [];
        }

        var delivered = programme.Joining == Joining.Delivered;
        var sql = Join.Replace("{0}", delivered ? $"b.delivered >= @fewest and {ByChance} >= @heldOut" : Agreed, StringComparison.Ordinal);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(programme.Zone);
        var midnight = programme.StartedOn.ToDateTime(TimeOnly.MinValue);
        var started = programme.StartedOn == DateOnly.MinValue ? DateTimeOffset.UnixEpoch : new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
        return await desk.ListAsync(sql, cancel, TierDesk.Ids("ids", buyers), TierDesk.At(now), new NpgsqlParameter("started", NpgsqlDbType.TimestampTz) { Value = started.UtcDateTime },
            new NpgsqlParameter("how", (delivered ? JoinedBy.Delivered : JoinedBy.Consent).ToString()), new NpgsqlParameter("fewest", programme.FewestOrders), new NpgsqlParameter("heldOut", programme.HoldOutPercent));
    }

    /// <summary>Those who withdrew the consent by which they joined, and those who were erased.</summary>
    public static async Task LeaveAsync(TierDesk desk, IEnumerable<Guid> buyers, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = buyers.ToArray();
        await StrikeAsync(desk, await desk.ListAsync("select m.buyer_id from loyalty_members m join buyers b on b.id = m.buyer_id where m.buyer_id = any(@ids) and b.erased_at is not null", cancel, TierDesk.Ids("ids", ids)), ExitCause.Erased, null, null, now, cancel);
        await StrikeAsync(desk, await desk.ListAsync($"select b.id from loyalty_members m join buyers b on b.id = m.buyer_id where m.buyer_id = any(@ids) and m.how = 'Consent' and not {Agreed}", cancel, TierDesk.Ids("ids", ids)), ExitCause.Withdrawn, null, null, now, cancel);

        // Whoever withdrew and agrees again comes back; whoever asked to be left out does not.
        await desk.RunAsync($"delete from loyalty_exits e using buyers b where b.id = e.buyer_id and e.buyer_id = any(@ids) and e.cause = 'Withdrawn' and {Agreed}", cancel, TierDesk.Ids("ids", ids));
    }

    public static async Task StrikeAsync(TierDesk desk, IReadOnlyCollection<Guid> buyers, ExitCause cause, Guid? person, string? why, DateTimeOffset now, CancellationToken cancel)
    {
        if (buyers.Count == 0)
        {
            return;
        }

        await desk.RunAsync("""
            with gone as (delete from loyalty_members m where m.buyer_id = any(@ids) returning m.*),
            kept as (insert into loyalty_exits (buyer_id, at, cause, person_id, why, was)
              select g.buyer_id, @now, @cause, @person, @why, case when @cause = 'Merged' then to_jsonb(g) end from gone g
              on conflict (buyer_id) do update set at = excluded.at, cause = excluded.cause, person_id = excluded.person_id, why = excluded.why, was = excluded.was)
            insert into tier_moves (id, buyer_id, from_id, to_id, cause, why, at, person_id, reason)
            select gen_random_uuid(), g.buyer_id, g.tier_id, null, case when @cause = 'Merged' then 'Merged' else 'Left' end, '{}', @now, @person, @why from gone g
            """, cancel, TierDesk.Ids("ids", buyers), TierDesk.At(now), new NpgsqlParameter("cause", cause.ToString()), TierDesk.Maybe("person", person), TierDesk.Maybe("why", why));
    }
}
