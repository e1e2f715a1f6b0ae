using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>The review, question or chat that a case is opened from, as far as the case takes it over. It can be the source of one open case.</summary>
internal sealed record CaseSource(ComplaintSource Kind, string Words, string? Buyer, string? OrderNumber, ProductId? Product)
{
    public static async Task<CaseSource> LoadAsync(SellerDeskDb db, ShopId shop, WorkItemId id, CancellationToken cancel)
    {
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && i.ShopId == shop, cancel) ?? throw new RuleException("workItem.unknown");
        if (!item.Kind.IsAnswered())
        {
            throw new RuleException("complaint.noSource");
        }

        var known = await db.Complaints.Where(c => c.ShopId == shop && c.SourceItemId == id && c.Stage != ComplaintStage.Closed).Select(c => (long?)c.Number).FirstOrDefaultAsync(cancel);
        return known is { } number ? throw new RuleException("complaint.openedAlready", number) : await ReadAsync(db, item, cancel);
    }

    private static async Task<CaseSource> ReadAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        switch (item.Kind)
        {
            case WorkItemKind.Review:
                var review = await db.Reviews.AsNoTracking().FirstAsync(r => r.Id == ReviewId.From(item.Id.Value) && r.ShopId == item.ShopId, cancel);
                var said = string.Join('\n', new[] { review.Title, review.Text, review.Pros, review.Cons }.Where(part => !string.IsNullOrWhiteSpace(part)));
                return new CaseSource(ComplaintSource.Review, Cut(said.Length > 0 ? said : $"{review.Rating}★"), item.Author, review.OrderNumber, item.ProductId);
            case WorkItemKind.Question:
                var question = await db.Questions.AsNoTracking().FirstAsync(q => q.Id == QuestionId.From(item.Id.Value) && q.ShopId == item.ShopId, cancel);
                return new CaseSource(ComplaintSource.Question, Cut(question.Text), item.Author, null, item.ProductId);
            default:
                var chat = await db.Chats.AsNoTracking().FirstAsync(c => c.Id == ChatId.From(item.Id.Value) && c.ShopId == item.ShopId, cancel);
                return new CaseSource(ComplaintSource.Chat, Cut(item.Preview.Length > 0 ? item.Preview : "…"), item.Author ?? chat.BuyerName, chat.OrderNumber, item.ProductId ?? chat.ProductId);
        }
    }

    private static string Cut(string words) => words.Length <= Complaint.WordsMaxLength ? words : words[..Complaint.WordsMaxLength];
}
