using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>Stops one feed of a shop; its cursor stays.</summary>
public sealed class PauseFeed(WholeDb database)
{
    public Task ExecuteAsync(Actor actor, ShopId shopId, FeedKind kind, CancellationToken cancel) =>
        OneFeed.ChangeAsync(database, actor, shopId, kind, feed => feed.Pause(), cancel);
}
