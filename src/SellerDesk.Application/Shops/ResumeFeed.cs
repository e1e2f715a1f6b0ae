using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>Lets a paused feed go on from its cursor, at once.</summary>
public sealed class ResumeFeed(WholeDb database)
{
    public Task ExecuteAsync(Actor actor, ShopId shopId, FeedKind kind, DateTimeOffset now, CancellationToken cancel) =>
        OneFeed.ChangeAsync(database, actor, shopId, kind, feed => feed.Resume(now), cancel);
}
