using Npgsql;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>Two records turned out to be one person, or were told apart again: membership, held tier and a tier given by hand go along. Rare, so one at a time.</summary>
internal static class MergedMembers
{
    private const string Pairs = """
        with recursive ways as (
          select m.buyer_id as from_id, b.merged_into as into_id from loyalty_members m join buyers b on b.id = m.buyer_id where m.buyer_id = any(@ids) and b.merged_into is not null
          union all select w.from_id, b.merged_into from ways w join buyers b on b.id = w.into_id where b.merged_into is not null
        )
        select w.from_id, w.into_id from ways w join buyers b on b.id = w.into_id where b.merged_into is null and b.erased_at is null
        """;

    /// <summary>Whoever goes on is a member since the earlier day, holds the higher tier of the two, and keeps a tier that was given by hand.</summary>
    private const string Take = """
        insert into loyalty_members as m (buyer_id, joined_at, how, tier_since, held_id, short_since, manual_tier_id, manual_until, manual_reason, manual_by)
        select @into, f.joined_at, f.how, @now, f.held_id, f.short_since, f.manual_tier_id, f.manual_until, f.manual_reason, f.manual_by from loyalty_members f where f.buyer_id = @from
        on conflict (buyer_id) do update set joined_at = least(m.joined_at, excluded.joined_at),
          held_id = case when @higher then excluded.held_id else m.held_id end, short_since = case when @higher then excluded.short_since else m.short_since end,
          manual_tier_id = coalesce(m.manual_tier_id, excluded.manual_tier_id), manual_until = case when m.manual_tier_id is null then excluded.manual_until else m.manual_until end,
          manual_reason = case when m.manual_tier_id is null then excluded.manual_reason else m.manual_reason end, manual_by = case when m.manual_tier_id is null then excluded.manual_by else m.manual_by end
        """;

    private const string GiveBack = """
        with back as (
          delete from loyalty_exits e using buyers b where b.id = e.buyer_id and e.buyer_id = any(@ids) and e.cause = 'Merged' and e.was is not null and b.merged_into is null and b.erased_at is null returning e.was
        )
        insert into loyalty_members select r.* from back, jsonb_populate_record(null::loyalty_members, back.was) as r on conflict (buyer_id) do nothing returning buyer_id
        """;

    /// <summary>Moves membership along merges.</summary>
    /// <returns>Who goes on, with whether they became members by it.</returns>
    public static async Task<Dictionary<Guid, bool>> FollowAsync(TierDesk desk, TierTable table, IEnumerable<Guid> buyers, DateTimeOffset now, CancellationToken cancel)
    {
        var pairs = new List<(Guid From, Guid Into)>();
        await using (var command = desk.Command(Pairs, TierDesk.Ids("ids", buyers)))
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                pairs.Add((reader.GetGuid(0), reader.GetGuid(1)));
            }
        }

        var going = new Dictionary<Guid, bool>();
        foreach (var (from, into) in pairs)
        {
            var (held, other) = (await HeldAsync(desk, from, cancel), await HeldAsync(desk, into, cancel));
            var higher = table.Place(held.Tier) > table.Place(other.Tier);
            await desk.RunAsync(Take, cancel, new NpgsqlParameter("from", from), new NpgsqlParameter("into", into), TierDesk.At(now), new NpgsqlParameter("higher", higher));
            await desk.RunAsync("delete from loyalty_exits where buyer_id = @into", cancel, new NpgsqlParameter("into", into));
            await Enrolment.StrikeAsync(desk, [from], ExitCause.Merged, null, null, now, cancel);
            going[into] = !other.IsMember;
        }

        return going;
    }

    /// <summary>A merge was taken back: the membership is as it was.</summary>
    public static async Task<List<Guid>> GiveBackAsync(TierDesk desk, IEnumerable<Guid> buyers, DateTimeOffset now, CancellationToken cancel)
    {
        var back = await desk.ListAsync(GiveBack, cancel, TierDesk.Ids("ids", buyers));
        if (back.Count > 0)
        {
            // What it was is written as a move of its own; from there it is looked at like any other.
            await desk.RunAsync("update loyalty_members set tier_id = null, tier_since = @now where buyer_id = any(@ids)", cancel, TierDesk.Ids("ids", back), TierDesk.At(now));
        }

        return back;
    }

    private static async Task<(bool IsMember, TierId? Tier)> HeldAsync(TierDesk desk, Guid buyer, CancellationToken cancel)
    {
        await using var command = desk.Command("select held_id from loyalty_members where buyer_id = @buyer", new NpgsqlParameter("buyer", buyer));
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (true, await row.IsDBNullAsync(0, cancel) ? null : new TierId(row.GetGuid(0))) : (false, null);
    }
}
