using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Inbox;

/// <summary>
/// The list of the inbox, slice by slice from a place in its total order, either way. Never skips rows by number and never counts: a slice half
/// a million rows deep costs what the first one does.
/// </summary>
public sealed class InboxList(ScopedDb database)
{
    internal static readonly Expression<Func<WorkItem, InboxRow>> Row = i => new InboxRow(
        i.Id, i.ShopId, i.Kind, i.State, i.CreatedAt, i.DueAt, i.Rating, i.HasPhoto, i.Unread, i.Author, i.Preview, i.ProductName, i.ReplyState, i.AssigneeId)
    {
        FirstInLine = i.FirstInLine,
        LineAt = i.LineAt,
        Tags = i.Tags,
        Sentiment = i.Sentiment,
        Topics = i.Topics,
        Flags = i.Flags,
        MarketplaceDueAt = i.MarketplaceDueAt,
        ClockPausedAt = i.ClockPausedAt,
        SnoozedUntil = i.SnoozedUntil,
        Wake = i.SnoozeWake,
    };

    /// <param name="after">The last row that is known; null for the first slice.</param>
    public Task<InboxSlice> LoadAsync(InboxAsk ask, InboxKey? after, int take, CancellationToken cancel) => LoadAsync(ask, after, take, back: false, cancel);

    /// <summary>The slice that ends before a row; null: the end of the list.</summary>
    public Task<InboxSlice> LoadBeforeAsync(InboxAsk ask, InboxKey? before, int take, CancellationToken cancel) => LoadAsync(ask, before, take, back: true, cancel);

    /// <summary>Of these items those that the filter shows, in the list's order: what a change elsewhere means for an open list.</summary>
    public async Task<IReadOnlyList<InboxRow>> LoadAsync(InboxAsk ask, IReadOnlyCollection<WorkItemId> ids, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var items = db.WorkItems.AsNoTracking().Matching(ask, await InboxKeys.LoadAsync(db, ask.Filter, cancel)).Where(i => ids.Contains(i.Id));
        return await InboxOrder.Sorted(items, ask.Filter.ByDeadline, back: false).Select(Row).ToListAsync(cancel);
    }

    /// <summary>These items whatever the filter says.</summary>
    public async Task<IReadOnlyList<InboxRow>> LoadAsync(IReadOnlyCollection<WorkItemId> ids, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.WorkItems.AsNoTracking().Where(i => ids.Contains(i.Id)).Select(Row).ToListAsync(cancel);
    }

    /// <summary>The ids that a filter shows now, in order, at most <paramref name="limit"/>: the frozen set that a bulk action works on.</summary>
    public async Task<IReadOnlyList<WorkItemId>> IdsAsync(InboxAsk ask, int limit, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var items = db.WorkItems.AsNoTracking().Matching(ask, await InboxKeys.LoadAsync(db, ask.Filter, cancel));
        return await InboxOrder.Sorted(items, ask.Filter.ByDeadline, back: false).Select(i => i.Id).Take(limit).ToListAsync(cancel);
    }

    /// <summary>True when nothing of what was typed can be looked for: only words like "и", "на".</summary>
    public async Task<bool> OnlyStopWordsAsync(string search, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.Database.SqlQuery<int>($"select numnode(websearch_to_tsquery({InboxSearch.Language}::regconfig, {SearchedWords.Query(search)})) as \"Value\"").SingleAsync(cancel) == 0;
    }

    private async Task<InboxSlice> LoadAsync(InboxAsk ask, InboxKey? from, int take, bool back, CancellationToken cancel)
    {
        if (ask.Filter is { Kind: not (null or WorkItemKind.Review), Ratings.Count: > 0 })
        {
            return new InboxSlice([], More: false);
        }

        await using var db = await database.OpenAsync(cancel);
        var keys = await InboxKeys.LoadAsync(db, ask.Filter, cancel);
        await using var plan = await InboxPlan.ForAsync(db, ask.Filter, cancel);
        var items = db.WorkItems.AsNoTracking().Matching(ask, keys);
        if (from is { } key)
        {
            items = InboxOrder.Beyond(items, key, ask.Filter.ByDeadline, back);
        }

        var rows = await InboxOrder.Sorted(items, ask.Filter.ByDeadline, back).Select(Row).Take(take + 1).ToListAsync(cancel);
        var more = rows.Count > take;
        if (more)
        {
            rows.RemoveAt(take);
        }

        if (back)
        {
            rows.Reverse();
        }

        return new InboxSlice(rows, more);
    }
}
