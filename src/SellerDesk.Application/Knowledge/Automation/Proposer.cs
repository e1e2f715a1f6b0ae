using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Knowledge.Automation;

/// <summary>Writes a proposal for every open question that has none, and sends it where its pair is live and nothing speaks against it.</summary>
public sealed class Proposer(WholeDb database, KnowledgeBook book, ProposalWriter writer, DeskSender sender, TimeProvider time)
{
    private const int Slice = 100;
    private const int Learnt = 2_000;

    private static readonly TimeSpan Back = TimeSpan.FromDays(30);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var since = time.GetUtcNow() - Back;
        var fresh = await db.WorkItems.AsNoTracking().Where(i => i.Kind == WorkItemKind.Question && i.State == WorkItemState.Open && i.CreatedAt > since
                && !db.AutoProposals.Any(p => p.WorkItemId == i.Id && p.ShopId == i.ShopId))
            .OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(Slice).ToListAsync(cancel);
        var chats = await db.WorkItems.AsNoTracking().Where(i => i.Kind == WorkItemKind.Chat && i.State == WorkItemState.Open && i.CreatedAt > since
                && !db.AutoProposals.Any(p => p.WorkItemId == i.Id && p.ShopId == i.ShopId))
            .OrderBy(i => i.LineAt).ThenBy(i => i.Id).Take(Slice).ToListAsync(cancel);
        if (fresh.Count + chats.Count == 0)
        {
            return false;
        }

        var matching = new QuestionMatching(await book.LoadAsync(cancel), await CalibrationAsync(db, cancel), await AutomationOptions.SettingsAsync(db, cancel));
        foreach (var item in fresh.Concat(chats))
        {
            await ProposeAsync(db, item, matching, cancel);
        }

        return true;
    }

    private async Task ProposeAsync(SellerDeskDb db, WorkItem item, QuestionMatching matching, CancellationToken cancel)
    {
        var asked = await AskedItem.OfAsync(db, item, cancel);
        var (proposal, pair) = matching.Propose(asked, time.GetUtcNow());
        if (pair is { Mode: AnswerMode.Live } && proposal.State == ProposalState.Shadow)
        {
            await SendAsync(db, item, proposal, pair, matching.Settings, cancel);
        }
        else
        {
            await writer.TryAddAsync(proposal, cancel);
        }
    }

    private async Task SendAsync(SellerDeskDb db, WorkItem item, AutoProposal proposal, Article pair, AutomationSettings settings, CancellationToken cancel)
    {
        var why = await AutomaticLeave.WhyNotAsync(db, item, time.GetUtcNow(), cancel) ?? await SecondAsync(db, item, cancel);
        if (why is not null)
        {
            proposal.HandOver(why);
            await writer.TryAddAsync(proposal, cancel);
            return;
        }

        if (!await writer.TryTakePlaceAsync(proposal, pair.Id, settings, cancel))
        {
            return;
        }

        try
        {
            var source = new ReplySource(ReplyOrigin.AutoAnswer, pair.Id.Value, Hold: TimeSpan.FromMinutes(settings.HoldMinutes));
            await writer.SentAsync(proposal, await sender.SendAsync(item.Id, proposal.Text, source, cancel), cancel);
        }
        catch (RuleException refused)
        {
            await writer.RefusedAsync(proposal, refused.Code, cancel);
        }
    }

    /// <summary>Who asks again after an automatic answer wants another one. In a chat that is one proposal for all of it.</summary>
    private static async Task<string?> SecondAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        var since = item.CreatedAt - Back;
        return item.Author is { } author && await db.WorkItems.AnyAsync(i => i.ShopId == item.ShopId && i.ProductId == item.ProductId && i.CreatedAt > since && i.Author == author && i.Id != item.Id
            && db.AutoProposals.Any(p => p.WorkItemId == i.Id && p.ShopId == i.ShopId && p.SentAt != null), cancel) ? HandOver.Second : null;
    }

    private static async Task<Calibration> CalibrationAsync(SellerDeskDb db, CancellationToken cancel)
    {
        var judged = await db.AutoProposals.AsNoTracking().Where(p => p.Outcome != null && p.ArticleId != null).OrderByDescending(p => p.CreatedAt).Take(Learnt)
            .Select(p => new { p.Similarity, Right = p.Outcome == ProposalOutcome.Agreed }).ToListAsync(cancel);
        return Calibration.Of(judged.Select(one => (one.Similarity, one.Right)));
    }
}
