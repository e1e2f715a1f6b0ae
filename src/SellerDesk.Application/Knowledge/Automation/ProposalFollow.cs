using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Knowledge.Automation;

/// <summary>What became of automatic answers: taken back before they left, or sent back by moderation, which is a judgement too.</summary>
public sealed class ProposalFollow(WholeDb database, TimeProvider time)
{
    private const int Slice = 200;

    /// <summary>A node that died between counting and writing leaves this long behind it.</summary>
    private static readonly TimeSpan Forsaken = TimeSpan.FromMinutes(10);

    private static readonly OutgoingState[] Ended = [OutgoingState.Withdrawn, OutgoingState.Rejected, OutgoingState.Dead];

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var now = time.GetUtcNow();
        var since = now.AddDays(-7);
        var lost = now - Forsaken;
        var forsaken = await db.AutoProposals.Where(p => p.SentAt > since && p.SentAt < lost && p.State == ProposalState.Going).Take(Slice).ToListAsync(cancel);
        forsaken.ForEach(proposal => proposal.Stop("lost"));
        var ended = await db.AutoProposals.Where(p => p.SentAt > since && p.State == ProposalState.Sent)
            .Join(db.OutgoingReplies.Where(r => Ended.Contains(r.State)), p => new { Id = p.ReplyId!.Value, p.ShopId }, r => new { r.Id, r.ShopId }, (p, r) => new { Proposal = p, Reply = r })
            .Take(Slice).ToListAsync(cancel);
        var settings = await AutomationOptions.SettingsAsync(db, cancel);
        foreach (var one in ended)
        {
            one.Proposal.Stop(one.Reply.State == OutgoingState.Withdrawn ? "takenBack" : "cameBack");
            if (one.Reply.State == OutgoingState.Rejected)
            {
                await ProposalVerdict.ApplyAsync(db, one.Proposal, ProposalOutcome.Rejected, null, settings, now, cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
        return forsaken.Count + ended.Count > 0;
    }
}
