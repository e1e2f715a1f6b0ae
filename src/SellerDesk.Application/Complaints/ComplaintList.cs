using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Complaints;

/// <summary>Cases slice by slice from a place in their order; never skipped by number, never counted.</summary>
public sealed class ComplaintList(ScopedDb database)
{
    /// <summary>Characters of the buyer's words that a row carries.</summary>
    public const int PreviewLength = 160;

    internal static readonly Expression<Func<Complaint, ComplaintRow>> Row = c => new ComplaintRow(
        c.Id, c.Number, c.ShopId, c.Kind, c.Source, c.Stage, c.StageSince, c.OpenedAt, c.DueAt, c.MarketplaceDueAt, c.LineAt, c.OwnerId, c.Ball, c.Buyer, c.Words.Substring(0, PreviewLength),
        c.OrderNumber, c.OrderNumber != null && c.OrderId == null, c.ProductId, c.ReasonCode, c.ReasonRaw, c.CauseCode, c.Resolution, c.Lines.Sum(l => l.Amount),
        c.Lines.Max(l => l.Currency), c.DecisionId != null, c.ClosedAt, c.CloseReason);

    private const int StreamSlice = 500;

    public async Task<ListSlice<ComplaintRow>> LoadAsync(ComplaintFilter filter, ListPlace? after, int limit, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var cases = Beyond(await ComplaintWhere.MatchingAsync(db, filter, cancel), filter, after);
        var found = await Sorted(cases, filter).Select(Row).Take(limit + 1).ToListAsync(cancel);
        var (rows, next) = Slices.Cut(found, limit, row => row.PlaceIn(filter));
        return new ListSlice<ComplaintRow>(await NamedAsync(db, rows, cancel), next);
    }

    /// <summary>Of these cases those that the filter shows: what a change elsewhere means for an open list.</summary>
    public async Task<IReadOnlyList<ComplaintRow>> LoadAsync(ComplaintFilter filter, IReadOnlyCollection<ComplaintId> ids, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var cases = await ComplaintWhere.MatchingAsync(db, filter, cancel);
        return await NamedAsync(db, await Sorted(cases.Where(c => ids.Contains(c.Id)), filter).Select(Row).ToListAsync(cancel), cancel);
    }

    /// <returns>Null when there is none, or it is of a shop that whoever asks does not see.</returns>
    public async Task<ComplaintRow?> FindAsync(ComplaintId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var found = await db.Complaints.AsNoTracking().Where(c => c.Id == id).Select(Row).ToListAsync(cancel);
        return (await NamedAsync(db, found, cancel)).FirstOrDefault();
    }

    /// <summary>The ids that a filter shows now, in order, at most <paramref name="limit"/>: the frozen set that a deed on many works on.</summary>
    public async Task<IReadOnlyList<ComplaintId>> IdsAsync(ComplaintFilter filter, int limit, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await Sorted(await ComplaintWhere.MatchingAsync(db, filter, cancel), filter).Select(c => c.Id).Take(limit).ToListAsync(cancel);
    }

    /// <summary>Where the buyers of these cases can be written to: the chat that a case came from, or the newest one about its order. Cases without any are left out.</summary>
    public async Task<IReadOnlyList<WorkItemId>> ChatsAsync(IReadOnlyCollection<ComplaintId> ids, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var found = await db.Complaints.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new
            {
                Own = c.Source == ComplaintSource.Chat ? c.SourceItemId : null,
                Other = db.Chats.Where(x => x.ShopId == c.ShopId && c.OrderNumber != null && x.OrderNumber == c.OrderNumber && x.Kind == ChatKind.Buyer).OrderByDescending(x => x.LastMessageAt).Select(x => (ChatId?)x.Id).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return [.. found.Select(one => one.Own ?? (one.Other is { } chat ? WorkItemId.From(chat.Value) : (WorkItemId?)null)).OfType<WorkItemId>().Distinct()];
    }

    /// <summary>All of it, slice by slice: an export of any length holds one slice in memory.</summary>
    public async IAsyncEnumerable<ComplaintRow> StreamAsync(ComplaintFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        ListPlace? after = null;
        do
        {
            var slice = await LoadAsync(filter, after, StreamSlice, cancel);
            foreach (var row in slice.Rows)
            {
                yield return row;
            }

            after = slice.Next;
        }
        while (after is not null);
    }

    private static IQueryable<Complaint> Beyond(IQueryable<Complaint> cases, ComplaintFilter filter, ListPlace? after)
    {
        if (after is not { At: { } at } place)
        {
            return cases;
        }

        var id = ComplaintId.From(place.Id);
        return filter.ByDeadline
            ? cases.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.LineAt, c.Id), ValueTuple.Create(at, id)))
            : cases.Where(c => EF.Functions.LessThan(ValueTuple.Create(c.OpenedAt, c.Id), ValueTuple.Create(at, id)));
    }

    private static IOrderedQueryable<Complaint> Sorted(IQueryable<Complaint> cases, ComplaintFilter filter) =>
        filter.ByDeadline ? cases.OrderBy(c => c.LineAt).ThenBy(c => c.Id) : cases.OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id);

    private static async Task<List<ComplaintRow>> NamedAsync(SellerDeskDb db, List<ComplaintRow> rows, CancellationToken cancel)
    {
        var products = await ProductNames.OfAsync(db, rows.Select(row => row.ProductId), cancel);
        return rows.ConvertAll(row => row with { Product = products.Find(row.ProductId) });
    }
}
