using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Shops;

/// <summary>Stops pulling a shop; everything that is there stays, held replies wait. A pull that runs ends by itself.</summary>
public sealed class PauseShop(WholeDb database)
{
    public async Task ExecuteAsync(Actor actor, ShopId shopId, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        actor.RequireShop(shopId);
        await using var db = database.Open();
        var shop = await db.Shops.FirstOrDefaultAsync(s => s.Id == shopId, cancel) ?? throw new RuleException("shop.unknown");
        shop.Pause();
        await db.SaveChangesAsync(cancel);
    }
}
