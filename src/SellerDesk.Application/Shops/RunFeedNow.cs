using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Shops;

/// <summary>Makes one feed, or all of a shop, due now. One that runs already is left to run; paused ones stay paused when the whole shop is asked for.</summary>
public sealed class RunFeedNow(WholeDb database)
{
    /// <param name="kind">Null for every feed of the shop.</param>
    /// <returns>How many feeds became due.</returns>
    public async Task<int> ExecuteAsync(Actor actor, ShopId shopId, FeedKind? kind, DateTimeOffset now, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        actor.RequireShop(shopId);
        var due = 0;
        await Contended.RunAsync(async () => due = await AskAsync(shopId, kind, now, cancel));
        return due;
    }

    private async Task<int> AskAsync(ShopId shopId, FeedKind? kind, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.Open();
        var shop = await db.Shops.FirstOrDefaultAsync(s => s.Id == shopId, cancel) ?? throw new RuleException("shop.unknown");
        if (shop.State == ShopState.Paused)
        {
            throw new RuleException("shop.paused", shop.Name);
        }

        var feeds = await db.Feeds.Where(f => f.ShopId == shopId && (kind == null || f.Kind == kind)).ToListAsync(cancel);
        if (feeds.Count == 0)
        {
            throw new RuleException("feed.notOffered");
        }

        var shut = (await db.ShopAbilities.AsNoTracking().Where(a => a.ShopId == shopId).ToListAsync(cancel)).Where(a => a.IsShut).Select(a => Abilities.FeedOf(a.Ability)).ToList();
        if (kind is not null && shut.Contains(kind))
        {
            throw new RuleException("feed.notOffered");
        }

        var asked = feeds.Where(f => !shut.Contains(f.Kind) && !f.IsRunning(now) && (kind is not null || !f.Paused)).ToList();
        asked.ForEach(feed => feed.RunNow(now));
        await db.SaveChangesAsync(cancel);
        return asked.Count;
    }
}
