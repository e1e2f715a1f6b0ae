using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>A feed whose time has come.</summary>
public sealed record DueFeed(ShopId ShopId, FeedKind Kind, Marketplace Marketplace, DateTimeOffset DueAt);

/// <summary>
/// Who may be pulled at once. A few places are kept for each marketplace that has shops, so that one which answers slowly, or never, cannot hold
/// them all; a desk with one marketplace has the use of all.
/// </summary>
public static class PullPlaces
{
    public const int AtOnce = 12;
    public const int KeptForEach = 2;

    /// <param name="due">In the order in which they should go.</param>
    /// <param name="running">The marketplaces of the pulls under way, each as often as it is pulled.</param>
    /// <param name="marketplaces">All that have shops to pull.</param>
    public static List<DueFeed> Choose(IEnumerable<DueFeed> due, IReadOnlyCollection<Marketplace> running, IReadOnlyCollection<Marketplace> marketplaces)
    {
        var counts = running.CountBy(marketplace => marketplace).ToDictionary();
        var free = AtOnce - running.Count;
        var chosen = new List<DueFeed>();
        foreach (var feed in due)
        {
            var has = counts.GetValueOrDefault(feed.Marketplace);
            var keptForOthers = marketplaces.Where(other => other != feed.Marketplace).Sum(other => Math.Max(0, KeptForEach - counts.GetValueOrDefault(other)));
            if (free > 0 && (has < KeptForEach || free > keptForOthers))
            {
                chosen.Add(feed);
                counts[feed.Marketplace] = has + 1;
                free--;
            }
        }

        return chosen;
    }
}
