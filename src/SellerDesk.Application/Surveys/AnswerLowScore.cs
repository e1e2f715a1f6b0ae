using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Surveys;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Surveys;

/// <summary>Answers whoever gave a low score, through the chat about their order and the way every message leaves (rules, hold, delivery); its item is then done.</summary>
public sealed class AnswerLowScore(ScopedDb database, StartChat start, SendReply send, ReplyGuard guard, InboxCounters counters, TimeProvider time)
{
    /// <exception cref="RuleException"><c>survey.noOrder</c>, or the message may not be sent; nothing is kept then.</exception>
    public async Task ExecuteAsync(Actor actor, SurveyAnswerId id, string text, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var answer = await db.SurveyAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancel) ?? throw new RuleException("survey.unknown");
        actor.RequireShop(answer.ShopId);
        var order = answer.OrderNumber ?? throw new RuleException("survey.noOrder");
        await CheckAsync(db, answer, text, cancel);
        var chat = await start.ExecuteAsync(actor, answer.ShopId, order, cancel);
        await send.ExecuteAsync(actor, chat, text, ReplySource.Person, cancel);
        // The message is on its way already: that somebody looks at the item at this moment is no reason to lose the end of it.
        await Contended.RunAsync(() => EndAsync(actor, answer, chat, cancel));
        counters.Forget();
    }

    /// <summary>The same rules that the sending asks, before a chat is begun at the marketplace for words that may not go.</summary>
    private async Task CheckAsync(SellerDeskDb db, SurveyAnswer answer, string text, CancellationToken cancel)
    {
        var marketplace = await db.Shops.Where(s => s.Id == answer.ShopId).Select(s => s.Marketplace).FirstAsync(cancel);
        var check = await guard.CheckAsync(new ReplyToCheck(marketplace, WorkItemKind.Chat, text), cancel);
        if (!check.Allowed)
        {
            throw new ReplyBlockedException(text, check);
        }
    }

    private async Task EndAsync(Actor actor, SurveyAnswer answer, WorkItemId chat, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var id = WorkItemId.From(answer.Id.Value);
        if (await db.WorkItems.FirstOrDefaultAsync(i => i.Id == id && i.ShopId == answer.ShopId, cancel) is { State: WorkItemState.Open or WorkItemState.Snoozed } item)
        {
            var now = time.GetUtcNow();
            item.Close(now);
            ItemEvents.Add(db, item, ItemEventKind.Closed, actor.PersonId, now, ("chat", chat.Value.ToString()));
            await db.SaveChangesAsync(cancel);
        }
    }
}
