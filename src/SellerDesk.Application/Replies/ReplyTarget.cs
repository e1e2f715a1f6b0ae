using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Replies;

/// <summary>What is answered, whichever kind it is: its number at the marketplace and the answer that is there already.</summary>
/// <param name="Shut">Why nothing can be written now: the code of a rule.</param>
internal sealed record ReplyTarget(string Number, AnswerState AnswerState, bool Editable, DateTimeOffset? AnsweredAt, string? Shut = null)
{
    public static async Task<ReplyTarget> LoadAsync(SellerDeskDb db, WorkItem item, DateTimeOffset now, CancellationToken cancel)
    {
        if (item.Kind == WorkItemKind.Chat)
        {
            var chatId = ChatId.From(item.Id.Value);
            var chat = await db.Chats.AsNoTracking().FirstAsync(c => c.Id == chatId && c.ShopId == item.ShopId, cancel);
            return new ReplyTarget(chat.Ref.Number, AnswerState.None, false, null, Chat.IsOver(chat.StatusRaw) ? "chat.over" : chat.WritableUntil <= now ? "chat.windowOver" : null);
        }

        if (item.Kind == WorkItemKind.Question)
        {
            var id = QuestionId.From(item.Id.Value);
            return await db.Questions.Where(q => q.Id == id && q.ShopId == item.ShopId)
                .Select(q => new ReplyTarget(q.Ref.Number, q.AnswerState, q.AnswerEditable, q.AnsweredAt)).FirstAsync(cancel);
        }

        var reviewId = ReviewId.From(item.Id.Value);
        return await db.Reviews.Where(r => r.Id == reviewId && r.ShopId == item.ShopId)
            .Select(r => new ReplyTarget(r.Ref.Number, r.AnswerState, r.AnswerEditable, r.AnsweredAt)).FirstAsync(cancel);
    }
}
