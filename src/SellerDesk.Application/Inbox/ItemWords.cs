using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Inbox;

/// <summary>Reads what an item wraps: a review, a question or a chat.</summary>
internal static class ItemWords
{
    private static readonly Dictionary<string, string> NoFacts = [];

    public static async Task<(BuyerWords Words, ShownAnswer? Answer)> OfReviewAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        var id = ReviewId.From(item.Id.Value);
        var review = await db.Reviews.AsNoTracking().Where(r => r.Id == id && r.ShopId == item.ShopId).Select(r => new
        {
            Words = new BuyerWords(r.Ref.Number, r.Title, r.Text.Substring(0, ItemCard.TextShown), r.Text.Length, r.Pros, r.Cons, r.OrderNumber, r.PhotoUrls, r.VideoUrl, r.Facts, r.ReceivedAt),
            r.AnswerText,
            r.AnswerState,
            r.AnswerStateRaw,
            r.AnswerEditable,
            r.AnsweredAt,
        }).FirstAsync(cancel);
        return (review.Words, review.AnswerText is null ? null : new ShownAnswer(review.AnswerText, review.AnswerState, review.AnswerStateRaw, review.AnswerEditable, review.AnsweredAt));
    }

    public static async Task<(BuyerWords Words, ShownAnswer? Answer)> OfQuestionAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        var id = QuestionId.From(item.Id.Value);
        var question = await db.Questions.AsNoTracking().Where(q => q.Id == id && q.ShopId == item.ShopId).Select(q => new
        {
            q.Ref.Number,
            Text = q.Text.Substring(0, ItemCard.TextShown),
            q.Text.Length,
            q.ReceivedAt,
            q.AnswerText,
            q.AnswerState,
            q.StateRaw,
            q.AnswerEditable,
            q.AnsweredAt,
        }).FirstAsync(cancel);
        var words = new BuyerWords(question.Number, null, question.Text, question.Length, null, null, null, [], null, NoFacts, question.ReceivedAt);
        return (words, question.AnswerText is null ? null : new ShownAnswer(question.AnswerText, question.AnswerState, question.StateRaw, question.AnswerEditable, question.AnsweredAt));
    }

    /// <summary>Of a chat only its head: what was said in it is read message by message.</summary>
    public static async Task<(BuyerWords Words, ChatFace Chat)> OfChatAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        var id = ChatId.From(item.Id.Value);
        var chat = await db.Chats.AsNoTracking().Where(c => c.Id == id && c.ShopId == item.ShopId).Select(c => new
        {
            c.Ref.Number,
            c.OrderNumber,
            c.ReceivedAt,
            Face = new ChatFace(c.Kind, c.StatusRaw, c.WritableUntil, c.ReturnNumber, c.StartedAt),
        }).FirstAsync(cancel);
        return (new BuyerWords(chat.Number, null, item.Preview, item.Preview.Length, null, null, chat.OrderNumber, [], null, NoFacts, chat.ReceivedAt), chat.Face);
    }

    public static Task<BuyerWords> OfComplaintAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        var id = ComplaintId.From(item.Id.Value);
        return db.Complaints.AsNoTracking().Where(c => c.Id == id && c.ShopId == item.ShopId)
            .Select(c => new BuyerWords("" + c.Number, null, c.Words.Substring(0, ItemCard.TextShown), c.Words.Length, null, null, c.OrderNumber, new string[0], null, NoFacts, c.OpenedAt))
            .FirstAsync(cancel);
    }

    public static async Task<BuyerWords> OfOrderAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        var id = OrderId.From(item.Id.Value);
        var order = await db.Orders.AsNoTracking().Where(o => o.Id == id && o.ShopId == item.ShopId).Select(o => new { o.Ref.Number, o.ReceivedAt }).FirstAsync(cancel);
        return new BuyerWords(order.Number, null, item.Preview, item.Preview.Length, null, null, order.Number, [], null, NoFacts, order.ReceivedAt);
    }

    /// <summary>What was answered to a survey: the score stands beside it, the reasons and the words are all that was said.</summary>
    public static async Task<BuyerWords> OfSurveyAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        var id = SurveyAnswerId.From(item.Id.Value);
        var answer = await db.SurveyAnswers.AsNoTracking().Where(a => a.Id == id && a.ShopId == item.ShopId).Select(a => new { a.Comment, a.OrderNumber, a.At }).FirstAsync(cancel);
        return new BuyerWords(item.Id.Value.ToString(), null, answer.Comment, answer.Comment.Length, null, null, answer.OrderNumber, [], null, NoFacts, answer.At);
    }

    public static Task<string> WholeTextAsync(SellerDeskDb db, WorkItemId id, WorkItemKind kind, CancellationToken cancel)
    {
        var (review, question) = (ReviewId.From(id.Value), QuestionId.From(id.Value));
        var (complaint, answer) = (ComplaintId.From(id.Value), SurveyAnswerId.From(id.Value));
        return kind switch
        {
            WorkItemKind.Survey => db.SurveyAnswers.Where(a => a.Id == answer).Select(a => a.Comment).FirstAsync(cancel),
            WorkItemKind.Question => db.Questions.Where(q => q.Id == question).Select(q => q.Text).FirstAsync(cancel),
            WorkItemKind.Complaint => db.Complaints.Where(c => c.Id == complaint).Select(c => c.Words).FirstAsync(cancel),
            _ => db.Reviews.Where(r => r.Id == review).Select(r => r.Text).FirstAsync(cancel),
        };
    }
}
