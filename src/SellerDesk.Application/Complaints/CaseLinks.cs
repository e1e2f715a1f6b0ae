using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>What a case belongs together with, and, from the other side, the cases of a review, question or chat.</summary>
public sealed class CaseLinks(ScopedDb database)
{
    private const int Most = 30;

    /// <summary>Cases that were opened from an item of the inbox, newest first.</summary>
    public async Task<IReadOnlyList<ComplaintLink>> OfItemAsync(ShopId shop, WorkItemId item, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.Complaints.AsNoTracking().Where(c => c.ShopId == shop && c.SourceItemId == item).OrderByDescending(c => c.OpenedAt).Take(Most)
            .Select(c => new ComplaintLink(ComplaintLinkKind.Source, c.Id.Value, WorkItemKind.Complaint, c.Number, c.Words.Substring(0, ComplaintList.PreviewLength), c.Stage)).ToListAsync(cancel);
    }

    internal static async Task<IReadOnlyList<ComplaintLink>> LoadAsync(SellerDeskDb db, Complaint complaint, CancellationToken cancel)
    {
        var links = new List<ComplaintLink>();
        if (complaint.SourceItemId is { } source)
        {
            links.AddRange(await db.WorkItems.AsNoTracking().Where(i => i.Id == source && i.ShopId == complaint.ShopId)
                .Select(i => new ComplaintLink(ComplaintLinkKind.Source, i.Id.Value, i.Kind, null, i.Preview, null)).ToListAsync(cancel));
        }

        var (merged, split) = (complaint.MergedInto, complaint.SplitFrom);
        var cases = await db.Complaints.AsNoTracking()
            .Where(c => c.ShopId == complaint.ShopId && c.Id != complaint.Id
                && (c.MergedInto == complaint.Id || c.SplitFrom == complaint.Id || c.Id == merged || c.Id == split || (complaint.OrderNumber != null && c.OrderNumber == complaint.OrderNumber)))
            .OrderByDescending(c => c.OpenedAt).Take(Most)
            .Select(c => new { c.Id, c.Number, c.MergedInto, c.SplitFrom, Words = c.Words.Substring(0, ComplaintList.PreviewLength), c.Stage }).ToListAsync(cancel);
        links.AddRange(cases.Select(c => new ComplaintLink(
            c.Id == merged ? ComplaintLinkKind.MergedInto : c.Id == split ? ComplaintLinkKind.SplitFrom : c.MergedInto == complaint.Id ? ComplaintLinkKind.MergedHere
                : c.SplitFrom == complaint.Id ? ComplaintLinkKind.SplitOff : ComplaintLinkKind.SameOrder,
            c.Id.Value, WorkItemKind.Complaint, c.Number, c.Words, c.Stage)));
        return links;
    }
}
