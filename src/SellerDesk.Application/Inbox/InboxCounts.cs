using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Inbox;

/// <summary>How many: of the list, and of every choice beside it with the rest of the filter kept.</summary>
/// <param name="Capped">Counting ended before the end: the figures are "at least".</param>
public sealed record InboxFigures(
    int Total, bool Capped, IReadOnlyDictionary<WorkItemKind, int> Kinds, IReadOnlyDictionary<ShopId, int> Shops, IReadOnlyDictionary<short, int> Ratings,
    IReadOnlyDictionary<WorkItemState, int> States)
{
    public static readonly InboxFigures None = new(0, false, new Dictionary<WorkItemKind, int>(), new Dictionary<ShopId, int>(), new Dictionary<short, int>(),
        new Dictionary<WorkItemState, int>());

    /// <summary>All kinds of the current view, whatever kind is chosen.</summary>
    public int OfAnyKind => Kinds.Values.Sum();
}

/// <summary>Counts of the inbox without COUNT over the items: from the counters, or from a slice that ends where people stop caring.</summary>
public sealed class InboxCounts(InboxCounters counters, IShopScopeSource scopeSource)
{
    public async Task<InboxFigures> LoadAsync(InboxAsk ask, CancellationToken cancel)
    {
        var (cells, capped) = await CellsAsync(ask, cancel);
        return new InboxFigures(
            cells.Where(c => c.In(ask.Filter, ask.Me)).Sum(c => c.Count),
            capped,
            By(InboxPart.Kind, c => c.Kind),
            By(InboxPart.Shop, c => c.Shop),
            By(InboxPart.Rating, c => c.Rating),
            ask.Filter.BeyondCounters ? InboxFigures.None.States : By(InboxPart.State, c => c.State));

        Dictionary<TKey, int> By<TKey>(InboxPart part, Func<InboxCell, TKey> key) where TKey : notnull =>
            cells.Where(c => c.In(ask.Filter, ask.Me, part)).GroupBy(key).ToDictionary(group => group.Key, group => group.Sum(c => c.Count));
    }

    /// <summary>Only the number, for views in the left column.</summary>
    public async Task<(int Total, bool Capped)> TotalAsync(InboxAsk ask, CancellationToken cancel)
    {
        var (cells, capped) = await CellsAsync(ask, cancel);
        return (cells.Where(c => c.In(ask.Filter, ask.Me)).Sum(c => c.Count), capped);
    }

    private async Task<(IEnumerable<InboxCell> Cells, bool Capped)> CellsAsync(InboxAsk ask, CancellationToken cancel)
    {
        var scope = await scopeSource.GetAsync(cancel);
        if (!ask.Filter.BeyondCounters)
        {
            var cells = await counters.AllAsync(cancel);
            return (scope.All ? cells : cells.Where(c => scope.Contains(c.Shop)), false);
        }

        var slice = await counters.SliceAsync(ask, scope, cancel);
        return (slice, slice.Sum(c => c.Count) > InboxCounters.Most);
    }
}
