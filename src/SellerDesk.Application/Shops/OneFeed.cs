using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Shops;

/// <summary>A change that a manager makes to one feed.</summary>
internal static class OneFeed
{
    public static Task ChangeAsync(WholeDb database, Actor actor, ShopId shopId, FeedKind kind, Action<Feed> change, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        actor.RequireShop(shopId);
        return Contended.RunAsync(async () =>
        {
            await using var db = database.Open();
            change(await db.Feeds.FirstOrDefaultAsync(f => f.ShopId == shopId && f.Kind == kind, cancel) ?? throw new RuleException("feed.notOffered"));
            await db.SaveChangesAsync(cancel);
        });
    }
}
