using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Shops;

/// <summary>The address to paste into a seller's cabinet, so that the marketplace calls the desk. Its secret is made when it is first asked for.</summary>
public sealed class PushAddress(WholeDb database, Connectors connectors, IKeyVault vault)
{
    public const string Root = "/push";

    /// <param name="publicUrl">Where the desk is reached from outside.</param>
    /// <exception cref="RuleException"><c>push.notOffered</c>: the marketplace pushes nothing.</exception>
    public Task<Uri> ExecuteAsync(Actor actor, ShopId shopId, Uri publicUrl, CancellationToken cancel) => AskAsync(actor, shopId, publicUrl, anew: false, cancel);

    /// <summary>A new secret: what comes to the old address is refused from now on.</summary>
    public Task<Uri> RotateAsync(Actor actor, ShopId shopId, Uri publicUrl, CancellationToken cancel) => AskAsync(actor, shopId, publicUrl, anew: true, cancel);

    private async Task<Uri> AskAsync(Actor actor, ShopId shopId, Uri publicUrl, bool anew, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        actor.RequireShop(shopId);
        var path = "";
        await Contended.RunAsync(async () => path = await PathAsync(shopId, anew, cancel));
        return new Uri($"{publicUrl.AbsoluteUri.TrimEnd('/')}{path}");
    }

    private async Task<string> PathAsync(ShopId shopId, bool anew, CancellationToken cancel)
    {
        await using var db = database.Open();
        var shop = await db.Shops.FirstOrDefaultAsync(s => s.Id == shopId, cancel) ?? throw new RuleException("shop.unknown");
        if (connectors.Find(shop.Marketplace)?.Pushes is null)
        {
            throw new RuleException("push.notOffered");
        }

        if (anew || shop.ProtectedPushSecret is null)
        {
            shop.UsePushSecret(vault.Protect(PushSecret.New()));
            await db.SaveChangesAsync(cancel);
        }

        return $"{Root}/{shop.Marketplace.ToString().ToLowerInvariant()}/{shop.Id.Value}/{vault.Reveal(shop.ProtectedPushSecret!)}";
    }
}
