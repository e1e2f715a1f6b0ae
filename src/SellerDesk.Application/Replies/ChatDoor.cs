using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Replies;

/// <summary>The way into a chat about an order.</summary>
/// <param name="Chat">The conversation that is there already.</param>
/// <param name="Why">Why none can be begun: the code of a rule with the shop's name as its argument.</param>
/// <param name="Lacks">What the shop's key or plan lacks for it.</param>
public sealed record ChatWay(string Shop, Marketplace Marketplace, WorkItemId? Chat, string? Why, AbilityFact? Lacks)
{
    public bool CanStart => Chat is null && Why is null && Lacks is null;
}

/// <summary>Whether a person can write to the buyer of an order, and why not: asked before the button is drawn, see <see cref="StartChat"/>.</summary>
public sealed class ChatDoor(ScopedDb database, Connectors connectors)
{
    /// <returns>Null when the shop is not among those of whoever asks.</returns>
    public async Task<ChatWay?> LoadAsync(ShopId shopId, string orderNumber, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        if (await db.Shops.AsNoTracking().FirstOrDefaultAsync(s => s.Id == shopId, cancel) is not { } shop)
        {
            return null;
        }

        var known = await db.Chats.AsNoTracking().Where(c => c.ShopId == shopId && c.OrderNumber == orderNumber && c.Kind != ChatKind.Support)
            .OrderByDescending(c => c.LastMessageAt).Select(c => (ChatId?)c.Id).FirstOrDefaultAsync(cancel);
        if (known is { } chat && WorkItemId.From(chat.Value) is var id && await db.WorkItems.AnyAsync(i => i.Id == id && i.ShopId == shopId, cancel))
        {
            return new ChatWay(shop.Name, shop.Marketplace, id, null, null);
        }

        var lacks = await db.ShopAbilities.AsNoTracking().FirstOrDefaultAsync(a => a.ShopId == shopId && a.Ability == Ability.ChatMessages, cancel) is { IsShut: true } ability
            ? new AbilityFact(ability.Ability, ability.State, ability.Need)
            : null;
        var why = connectors.Find(shop.Marketplace)?.ChatMessages switch
        {
            null => "chat.notOffered",
            _ when shop.ProtectedKey is null => "reply.noConnector",
            { Form.CanStart: false } => "chat.cannotStart",
            _ => null,
        };
        return new ChatWay(shop.Name, shop.Marketplace, null, why, why is null ? lacks : null);
    }
}
