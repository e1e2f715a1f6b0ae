using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Hooks;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Hooks;

/// <summary>Webhooks are the owners' business; an owner of some shops alone deals with webhooks of these shops and no others.</summary>
internal static class HookRights
{
    public static bool Sees(Actor actor, Guid[] shops) => actor.Scope.All || (shops.Length > 0 && Array.TrueForAll(shops, shop => actor.Scope.Contains(new ShopId(shop))));

    /// <exception cref="RuleException"><c>hook.missing</c>: not there, or none of theirs.</exception>
    public static async Task<Hook> FindAsync(SellerDeskDb db, Actor actor, HookId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Owner);
        return await db.Hooks.FirstOrDefaultAsync(h => h.Id == id, cancel) is { } hook && Sees(actor, hook.Shops) ? hook : throw new RuleException("hook.missing");
    }

    /// <exception cref="RuleException">It leads inside, or to shops that are not theirs.</exception>
    public static void RequireWish(Actor actor, HookWish wish, IHookCaller caller)
    {
        actor.RequireRole(Role.Owner);
        if (caller.WhyNot(wish.Url) is { } why)
        {
            throw new RuleException(why);
        }

        if (!Sees(actor, [.. wish.Shops.Select(shop => shop.Value)]))
        {
            throw new RuleException("shop.notYours");
        }
    }
}
