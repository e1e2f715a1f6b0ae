using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Knowledge.Automation;

/// <summary>Writes a judgement into a proposal and its pair's measure, and puts a live pair that fell below the level back to shadow, with an alert.</summary>
internal static class ProposalVerdict
{
    /// <summary>A pair that was right for a year and is wrong now must not live on its past.</summary>
    private const int Window = 50;

    private const string BelowLevel = "belowLevel";

    /// <summary>Changes what the context holds; the caller saves.</summary>
    public static async Task ApplyAsync(SellerDeskDb db, AutoProposal proposal, ProposalOutcome outcome, PersonId? by, AutomationSettings settings, DateTimeOffset now, CancellationToken cancel)
    {
        var before = proposal.Judge(outcome, by, now);
        if (!proposal.Counts)
        {
            return;
        }

        var pair = await db.Articles.FirstAsync(a => a.Id == proposal.ArticleId, cancel);
        pair.Judge(before, outcome);
        if (pair.Mode == AnswerMode.Live && (!settings.IsProven(pair.Agreed, pair.Judged) || !await IsRightLatelyAsync(db, proposal, settings, cancel)))
        {
            pair.FallBack(BelowLevel);
            await TellAsync(db, pair, proposal, now, cancel);
        }
    }

    private static async Task<bool> IsRightLatelyAsync(SellerDeskDb db, AutoProposal proposal, AutomationSettings settings, CancellationToken cancel)
    {
        var last = await db.AutoProposals.AsNoTracking()
            .Where(p => p.ArticleId == proposal.ArticleId && p.Outcome != null && p.WorkItemId != proposal.WorkItemId
                && (p.State == ProposalState.Shadow || p.State == ProposalState.Sent || p.State == ProposalState.Stopped))
            .OrderByDescending(p => p.CreatedAt).Take(Window - 1).Select(p => p.Outcome == ProposalOutcome.Agreed).ToListAsync(cancel);
        last.Add(proposal.Outcome == ProposalOutcome.Agreed);
        return last.Count(right => right) >= settings.Level * last.Count;
    }

    private static Task TellAsync(SellerDeskDb db, Article pair, AutoProposal proposal, DateTimeOffset now, CancellationToken cancel) => RaiseAlert.ExecuteAsync(db, new Alert
    {
        Id = AlertId.New(),
        ShopId = proposal.ShopId,
        Kind = AlertKind.AutomationPaused,
        Severity = AlertSeverity.Warning,
        Subject = $"pair {pair.Id.Value} {now:yyyy-MM-dd}",
        Arguments = new() { ["name"] = pair.Title, ["why"] = BelowLevel },
        Link = $"/knowledge/{pair.Id.Value}",
        CreatedAt = now,
    }, cancel);
}
