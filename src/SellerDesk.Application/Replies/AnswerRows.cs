using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Data.Mapping;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Replies;

/// <summary>Writes an answer that was read back into its review or question, as a pull would, so that the next pull finds nothing changed.</summary>
internal static class AnswerRows
{
    public static Task SaveAsync(OpenReply open, IncomingAnswer answer, CancellationToken cancel)
    {
        var (item, at) = (open.Item, answer.AnsweredAt);
        if (item.Kind == WorkItemKind.Question)
        {
            // A question's digest also holds its own state, which a look-up does not bring: the next pull sets it.
            var question = QuestionId.From(item.Id.Value);
            return open.Db.Questions.Where(q => q.Id == question && q.ShopId == item.ShopId).ExecuteUpdateAsync(set => set
                .SetProperty(q => q.AnswerText, answer.Text)
                .SetProperty(q => q.AnswerState, answer.State)
                .SetProperty(q => q.AnswerEditable, answer.Editable)
                .SetProperty(q => q.AnsweredAt, q => at ?? q.AnsweredAt ?? open.Reply.CalledAt), cancel);
        }

        var review = ReviewId.From(item.Id.Value);
        var digest = Digest.Of(answer);
        return open.Db.Reviews.Where(r => r.Id == review && r.ShopId == item.ShopId).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.AnswerText, answer.Text)
            .SetProperty(r => r.AnswerState, answer.State)
            .SetProperty(r => r.AnswerStateRaw, answer.StateRaw)
            .SetProperty(r => r.AnswerEditable, answer.Editable)
            .SetProperty(r => r.AnsweredAt, r => at ?? r.AnsweredAt ?? open.Reply.CalledAt)
            .SetProperty(r => EF.Property<long>(r, ContentTables.AnswerDigest), digest), cancel);
    }
}
