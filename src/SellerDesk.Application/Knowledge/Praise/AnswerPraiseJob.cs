using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;

namespace SellerDesk.Application.Knowledge.Praise;

/// <summary>Answers plain praise by the rules that are on; those that are dry go the same way and send nothing.</summary>
public sealed class AnswerPraiseJob(WholeDb database, PraiseAnswer answer, PraisePause pause, TimeProvider time) : IJob
{
    private const int Slice = 200;

    private static readonly TimeSpan Back = TimeSpan.FromDays(30);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var rules = await db.PraiseRules.AsNoTracking().Where(r => r.State == PraiseRuleState.On || r.State == PraiseRuleState.Dry).OrderBy(r => r.CreatedAt).ToListAsync(cancel);
        var any = false;
        foreach (var rule in rules)
        {
            any |= !await pause.IsWantedAsync(rule, cancel) && await RunAsync(db, rule, cancel);
        }

        return any;
    }

    private async Task<bool> RunAsync(SellerDeskDb db, PraiseRule rule, CancellationToken cancel)
    {
        // Asked here too, so that a stopped desk reserves nothing; the row and the call ask again.
        if (rule.State == PraiseRuleState.On && await AutomationSwitch.IsStoppedAsync(db, cancel))
        {
            return false;
        }

        var any = false;
        foreach (var item in await CandidatesAsync(db, rule, cancel))
        {
            switch (await answer.TryAsync(db, rule, item, cancel))
            {
                case PraiseStep.Limit:
                    return any;
                case PraiseStep.Done:
                    any = true;
                    break;
                case PraiseStep.NotThis:
                default:
                    break;
            }
        }

        return any;
    }

    /// <summary>Open, old enough, and nothing of what the list itself can tell speaks against it.</summary>
    private async Task<List<WorkItem>> CandidatesAsync(SellerDeskDb db, PraiseRule rule, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (since, until, least) = (now - Back, now.AddMinutes(-rule.DelayMinutes), rule.MinRating);
        var items = db.WorkItems.AsNoTracking().Where(i => i.Kind == WorkItemKind.Review && i.State == WorkItemState.Open && i.Rating >= 4 && i.Rating >= least
            && i.CreatedAt > since && i.CreatedAt <= until && i.AssigneeId == null && i.ReplyState == ReplyState.None && i.Flags.Length == 0
            && !db.PraiseDeeds.Any(d => d.WorkItemId == i.Id && d.ShopId == i.ShopId));
        items = rule.Text switch
        {
            PraiseText.None => items.Where(i => !i.HasText),
            PraiseText.Positive => items.Where(i => i.HasText && i.Sentiment == 1),
            _ => items.Where(i => !i.HasText || i.Sentiment == 1),
        };
        items = rule.WithPhotos ? items : items.Where(i => !i.HasPhoto);
        if (rule.Shops.Length > 0)
        {
            var shops = rule.Shops.Select(shop => new Domain.Shops.ShopId(shop)).ToList();
            items = items.Where(i => shops.Contains(i.ShopId));
        }

        return await items.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(Slice).ToListAsync(cancel);
    }
}
