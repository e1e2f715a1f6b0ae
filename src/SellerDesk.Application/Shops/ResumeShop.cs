using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Shops;

/// <summary>Pulls a paused shop again, from where its feeds stood.</summary>
public sealed class ResumeShop(WholeDb database)
{
    public async Task ExecuteAsync(Actor actor, ShopId shopId, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        actor.RequireShop(shopId);
        await using var db = database.Open();
        var shop = await db.Shops.FirstOrDefaultAsync(s => s.Id == shopId, cancel) ?? throw new RuleException("shop.unknown");
        shop.Resume();
        await db.SaveChangesAsync(cancel);
    }
}
