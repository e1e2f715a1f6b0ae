using System.Text.Json;
using Npgsql;
using SellerDesk.Application.BuyerEvents;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>Why members are looked at, for the history.</summary>
/// <param name="Cause">Null: what they bought, or the calendar.</param>
/// <param name="Announces">Buyers are told of another tier.</param>
/// <param name="Person">Whoever did it by hand, with what they said.</param>
internal sealed record TierOccasion(DateTimeOffset Now, TierMoveCause? Cause = null, bool Announces = true, Guid? Person = null, string? Reason = null);

/// <param name="Rose">Members whose tier is higher than it was.</param>
internal sealed record TierTally(int Looked, int Rose, int Fell)
{
    public static readonly TierTally None = new(0, 0, 0);
}

/// <summary>Looks at members and writes what came of it: the rollup, the history, and what buyers may be told, in one transaction with whatever caused it.</summary>
internal static class TierWriting
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web);

    private const string Rows = """
        jsonb_to_recordset(@rows) as r(buyer uuid, was uuid, tier uuid, held uuid, short date, falls date, recheck date, orders int, spend jsonb, progress numeric, "putBack" boolean, ended boolean, moved boolean,
          move uuid, cause text, why jsonb, tell boolean)
        """;

    private const string Keep = $"""
        update loyalty_members m set tier_id = r.tier, tier_since = case when r.moved then @now else m.tier_since end, held_id = r.held, short_since = r.short, falls_on = r.falls, recheck_on = r.recheck,
          orders = r.orders, spend = r.spend, progress = r.progress, version_id = @version,
          manual_tier_id = case when r.ended then null else m.manual_tier_id end, manual_until = case when r.ended then null else m.manual_until end,
          manual_reason = case when r.ended then null else m.manual_reason end, manual_by = case when r.ended then null else m.manual_by end,
          undo_version_id = case when r."putBack" then null when m.version_id is distinct from @version and m.version_id is not null then @version else m.undo_version_id end,
          undo_held_id = case when r."putBack" then null when m.version_id is distinct from @version and m.version_id is not null then m.held_id else m.undo_held_id end,
          undo_short_since = case when r."putBack" then null when m.version_id is distinct from @version and m.version_id is not null then m.short_since else m.undo_short_since end
        from {Rows} where m.buyer_id = r.buyer
        """;

    private const string Note = $"""
        insert into tier_moves (id, buyer_id, from_id, to_id, cause, why, version_id, at, person_id, reason)
        select r.move, r.buyer, r.was, r.tier, r.cause, r.why, @version, @now, @person, @reason from {Rows} where r.move is not null
        """;

    private const string Tell = $"""
        insert into buyer_events (buyer_id, shop_id, kind, key, subject_id, "values", at)
        select r.buyer, null, 'TierChanged', 'tier:' || r.move, r.move,
          jsonb_strip_nulls(jsonb_build_object('tier', n.name, 'was', o.name, 'direction', case when coalesce(n.position, -1) > coalesce(o.position, -1) then 'up' else 'down' end)), @now
        from {Rows} left join loyalty_tiers n on n.id = r.tier left join loyalty_tiers o on o.id = r.was where r.tell {AddBuyerEvent.Once}
        """;

    /// <param name="joined">Members since a moment ago: their first tier is not a rise.</param>
    public static async Task<TierTally> LookAsync(TierDesk desk, TierPolicy policy, IReadOnlyCollection<Guid> buyers, TierOccasion occasion, CancellationToken cancel, IReadOnlyDictionary<Guid, TierMoveCause>? joined = null)
    {
        var today = policy.Programme.Today(occasion.Now);
        var members = await MemberFacts.LoadAsync(desk.Connection, buyers, policy.Table.Window.FirstDay(today), policy.Programme.Zone, cancel);
        if (members.Count == 0)
        {
            return TierTally.None;
        }

        var rows = members.ConvertAll(member => Of(policy, member, today, occasion, joined is not null && joined.TryGetValue(member.Buyer, out var how) ? how : null));
        var json = JsonSerializer.Serialize(rows, Shape);
        await desk.RunAsync(Keep, cancel, TierDesk.Json("rows", json), TierDesk.At(occasion.Now), new NpgsqlParameter("version", policy.Version.Value));
        if (rows.Exists(row => row.Move is not null))
        {
            await desk.RunAsync(Note, cancel, TierDesk.Json("rows", json), TierDesk.At(occasion.Now), new NpgsqlParameter("version", policy.Version.Value), TierDesk.Maybe("person", occasion.Person), TierDesk.Maybe("reason", occasion.Reason));
        }

        if (rows.Exists(row => row.Tell))
        {
            await desk.RunAsync(Tell, cancel, TierDesk.Json("rows", json), TierDesk.At(occasion.Now));
        }

        return new TierTally(rows.Count, rows.Count(row => row.Step > 0), rows.Count(row => row.Step < 0));
    }

    private static Row Of(TierPolicy policy, MemberFacts member, DateOnly today, TierOccasion occasion, TierMoveCause? joined)
    {
        var (table, verdict) = (policy.Table, member.Look(policy.Table, policy.Undone, today));
        var tier = table.At(verdict.Tier)?.Id;
        var ended = member.Standing.ManualUntil < today;
        var moved = tier != member.Tier;
        var step = table.Direction(member.Tier, verdict.Tier);
        TierMoveCause? cause = joined ?? (moved ? Cause(occasion, step, ended) : null);
        var why = new TierMoveWhy(verdict.Figures.Orders, verdict.Figures.Spend, table.Window.FirstDay(today), today, member.Standing.ShortSince, verdict.IsManual ? member.Standing.ManualUntil : null);
        return new Row(
            member.Buyer, member.Tier?.Value, tier?.Value, table.At(verdict.Held)?.Id.Value, verdict.ShortSince, verdict.FallsOn, verdict.RecheckOn, verdict.Figures.Orders, verdict.Figures.Spend,
            Math.Round(TierProgress.Of(table, verdict.Figures, verdict.Tier).Share, 4), member.IsPutBack(policy.Undone), ended, moved, cause is null ? null : Guid.CreateVersion7(occasion.Now), cause?.ToString(), why,
            moved && occasion.Announces, step);
    }

    private static TierMoveCause Cause(TierOccasion occasion, int step, bool ended) =>
        occasion.Cause ?? (step > 0 ? TierMoveCause.Rose : ended ? TierMoveCause.ManualEnded : TierMoveCause.Fell);

    private sealed record Row(
        Guid Buyer, Guid? Was, Guid? Tier, Guid? Held, DateOnly? Short, DateOnly? Falls, DateOnly? Recheck, int Orders, IReadOnlyDictionary<string, decimal> Spend, decimal Progress, bool PutBack, bool Ended, bool Moved,
        Guid? Move, string? Cause, TierMoveWhy Why, bool Tell, int Step);
}
