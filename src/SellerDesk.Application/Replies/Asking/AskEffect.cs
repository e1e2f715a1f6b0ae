using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Replies.Asking;

/// <summary>What a rule did: asked and held out, how many of each wrote a review, with how many stars.</summary>
public sealed record AskOutcome(int Asked, int AskedReviewed, decimal? AskedRating, int HeldOut, int HeldOutReviewed, decimal? HeldOutRating, int Planned, int Skipped, int Failed)
{
    public static readonly AskOutcome None = new(0, 0, null, 0, 0, null, 0, 0, 0);

    public ShareDifference? Effect => ShareDifference.Of(AskedReviewed, Asked, HeldOutReviewed, HeldOut);
}

/// <summary>Counted over the asks alone, by rule: there are at most some hundreds a day.</summary>
public sealed class AskEffect(ScopedDb database)
{
    public async Task<IReadOnlyDictionary<AskRuleId, AskOutcome>> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.ReviewAsks.AsNoTracking().GroupBy(a => a.RuleId).Select(g => new
        {
            g.Key,
            Outcome = new AskOutcome(
                g.Count(a => a.State == ReviewAskState.Sent), g.Count(a => a.State == ReviewAskState.Sent && a.ReviewedAt != null),
                g.Where(a => a.State == ReviewAskState.Sent).Average(a => (decimal?)a.Rating),
                g.Count(a => a.State == ReviewAskState.HeldOut), g.Count(a => a.State == ReviewAskState.HeldOut && a.ReviewedAt != null),
                g.Where(a => a.State == ReviewAskState.HeldOut).Average(a => (decimal?)a.Rating),
                g.Count(a => a.State == ReviewAskState.Planned), g.Count(a => a.State == ReviewAskState.Skipped), g.Count(a => a.State == ReviewAskState.Failed)),
        }).ToDictionaryAsync(row => row.Key, row => row.Outcome, cancel);
    }
}
