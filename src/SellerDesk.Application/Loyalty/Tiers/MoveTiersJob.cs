using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>
/// Looks at members of whom something changed (the database's own triggers note whom), at those for whom this is the day on which something changes by itself, and at everybody when a version of
/// the table is applied or taken back: many at once, by an index, never by a scan.
/// </summary>
public sealed class MoveTiersJob(NpgsqlDataSource source, TimeProvider time) : IJob
{
    private const int AtOnce = 2_000;
    private const int Rounds = 50;

    private const string Take = """
        with gone as (delete from touched_members where id in (select id from touched_members order by id limit @most) returning buyer_id) select distinct buyer_id from gone
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var rounds = 0;
        while (rounds < Rounds && await RoundAsync(cancel))
        {
            rounds++;
        }

        return rounds > 0;
    }

    private async Task<bool> RoundAsync(CancellationToken cancel)
    {
        await using var desk = await TierDesk.TryOpenAsync(source, cancel);
        if (desk is null)
        {
            return false;
        }

        var now = time.GetUtcNow();
        var policy = await TierPolicy.LoadAsync(desk.Connection, cancel);
        var worked = policy is null
            ? await desk.RunAsync("delete from touched_members where id in (select id from touched_members order by id limit @most)", cancel, new NpgsqlParameter("most", AtOnce * 10)) > 0
            : await TierRunning.StepAsync(desk, policy, now, cancel) || await TouchedAsync(desk, policy, now, cancel) || await DueAsync(desk, policy, now, cancel);
        await desk.CommitAsync(cancel);
        return worked;
    }

    private static async Task<bool> TouchedAsync(TierDesk desk, TierPolicy policy, DateTimeOffset now, CancellationToken cancel)
    {
        var touched = await desk.ListAsync(Take, cancel, new NpgsqlParameter("most", AtOnce));
        if (touched.Count == 0)
        {
            return false;
        }

        await MembersAsync(desk, policy, touched, new TierOccasion(now), cancel);
        return true;
    }

    /// <summary>Members among these buyers, those who join now included, and whoever goes on in place of one of them.</summary>
    internal static async Task<(TierTally Tally, int Joined)> MembersAsync(TierDesk desk, TierPolicy policy, IReadOnlyCollection<Guid> buyers, TierOccasion occasion, CancellationToken cancel)
    {
        var going = await MergedMembers.FollowAsync(desk, policy.Table, buyers, occasion.Now, cancel);
        await Enrolment.LeaveAsync(desk, buyers, occasion.Now, cancel);
        var back = await MergedMembers.GiveBackAsync(desk, buyers, occasion.Now, cancel);
        var joined = (await Enrolment.JoinAsync(desk, policy.Programme, buyers, occasion.Now, cancel)).Concat(going.Where(one => one.Value).Select(one => one.Key)).Distinct().ToDictionary(id => id, _ => TierMoveCause.Joined);
        back.ForEach(id => joined[id] = TierMoveCause.Parted);
        return (await TierWriting.LookAsync(desk, policy, [.. buyers.Concat(going.Keys).Distinct()], occasion, cancel, joined), joined.Count);
    }

    private static async Task<bool> DueAsync(TierDesk desk, TierPolicy policy, DateTimeOffset now, CancellationToken cancel)
    {
        var due = await desk.ListAsync("select buyer_id from loyalty_members where recheck_on <= @today order by recheck_on limit @most", cancel,
            new NpgsqlParameter("today", policy.Programme.Today(now)), new NpgsqlParameter("most", AtOnce));
        if (due.Count == 0)
        {
            return false;
        }

        await TierWriting.LookAsync(desk, policy, due, new TierOccasion(now), cancel);
        return true;
    }
}

/// <summary>Adds up the counters of tiers.</summary>
public sealed class FoldTierCountsJob(NpgsqlDataSource source) : FoldCounts(source, "tier_counts", "day, tier_id");
