using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Buyers;

/// <summary>Name and phone of an order's buyer, for whoever has to call them. Every look is kept as a row and logged: who, which order, never what was seen.</summary>
public sealed partial class RevealBuyer(WholeDb database, IKeyVault vault, TimeProvider time, ILogger<RevealBuyer> log)
{
    /// <exception cref="RuleException"><c>order.unknown</c>; <c>buyer.notKept</c> when nothing is sealed with the order; the role or shop is not enough.</exception>
    public async Task<IncomingBuyer> ExecuteAsync(Actor actor, ShopId shopId, OrderId orderId, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        actor.RequireShop(shopId);
        await using var db = database.Open();
        var order = await db.Orders.AsNoTracking().Where(o => o.Id == orderId && o.ShopId == shopId).Select(o => new { o.BuyerSealed }).FirstOrDefaultAsync(cancel)
            ?? throw new RuleException("order.unknown");
        var buyer = JsonSerializer.Deserialize<IncomingBuyer>(vault.Reveal(order.BuyerSealed ?? throw new RuleException("buyer.notKept")))!;
        db.Add(new BuyerLook
        {
            BuyerId = await db.BuyerLinks.Where(l => l.ThingId == orderId.Value && l.ShopId == shopId && l.Kind == BuyerThing.Order).Select(l => (BuyerId?)l.BuyerId).FirstOrDefaultAsync(cancel),
            ShopId = shopId,
            OrderId = orderId.Value,
            Kind = BuyerLookKind.Contact,
            PersonId = actor.PersonId?.Value,
            At = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancel);
        LogLook(actor.PersonId?.Value, actor.Role, orderId.Value, shopId.Value);
        return buyer;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Buyer looked at by {Person} ({Role}): order {Order} of shop {Shop}")]
    private partial void LogLook(Guid? person, Role role, Guid order, Guid shop);
}
