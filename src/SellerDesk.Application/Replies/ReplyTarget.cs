using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Replies;

/// <summary>What is answered, whichever kind it is: its number at the marketplace and the answer that is there already.</summary>
internal sealed record ReplyTarget(string Number, AnswerState AnswerState, bool Editable, DateTimeOffset? AnsweredAt)
{
    public static async Task<ReplyTarget> LoadAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
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
