using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies.Approvals;

/// <param name="Words">What the buyer wrote, as the list shows it.</param>
/// <param name="Before">The answer that would be changed; null when it is the first one.</param>
public sealed record ApprovalRow(
    OutgoingReplyId Id, WorkItemId Item, ShopId Shop, WorkItemKind Kind, short? Rating, string? Buyer, string Words, string? Product, string Text, string? Before,
    PersonId? Author, ReplyOrigin Origin, DateTimeOffset CreatedAt, DateTimeOffset DueAt);

/// <summary>Answers that wait for approval, oldest first: the first slice, and how many there are up to a hundred.</summary>
public sealed class ApprovalQueue(ScopedDb database)
{
    public const int Most = 100;

    public async Task<IReadOnlyList<ApprovalRow>> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.OutgoingReplies.AsNoTracking()
            .Where(r => r.State == OutgoingState.AwaitsApproval)
            .OrderBy(r => r.CreatedAt).ThenBy(r => r.Id)
            .Take(Most)
            .Join(db.WorkItems, r => new { Id = r.WorkItemId, r.ShopId }, i => new { i.Id, i.ShopId }, (r, i) => new ApprovalRow(
                r.Id, i.Id, i.ShopId, i.Kind, i.Rating, i.Author, i.Preview, i.ProductName, r.Text,
                r.IsEdit ? db.Reviews.Where(v => v.ShopId == i.ShopId && (Guid)(object)v.Id == (Guid)(object)i.Id).Select(v => v.AnswerText).FirstOrDefault() : null,
                r.AuthorId, r.Origin, r.CreatedAt, i.DueAt))
            .ToListAsync(cancel);
    }
}
