using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Channels;

/// <summary>Whom a message goes to that tries a channel.</summary>
public sealed class TryTarget(WholeDb database, TelegramLinks links)
{
    /// <summary>What stands in the field at first: the person's own address, where the desk knows it.</summary>
    public async Task<string> UsualAsync(Actor actor, MessageChannel channel, string url, CancellationToken cancel)
    {
        if (channel == MessageChannel.Webhook)
        {
            return url;
        }

        if (actor.PersonId is not { } me)
        {
            return "";
        }

        await using var db = database.Open();
        return channel switch
        {
            MessageChannel.Email => await db.Users.Where(p => p.Id == me.Value).Select(p => p.Email).FirstOrDefaultAsync(cancel) ?? "",
            MessageChannel.Telegram => await links.ChatOfAsync(me, cancel) ?? "",
            MessageChannel.InApp => me.Value.ToString(),
            _ => "",
        };
    }

    /// <summary>The address, and for a chat the shop whose order it is.</summary>
    /// <exception cref="RuleException"><c>order.unknown</c>.</exception>
    public async Task<(string Address, ShopId? Shop)> FindAsync(MessageChannel channel, string typed, CancellationToken cancel)
    {
        var address = typed.Trim();
        if (channel != MessageChannel.MarketplaceChat || address.Length == 0)
        {
            return (address, null);
        }

        var reference = MarketplaceRef.Of(address);
        await using var db = database.Open();
        return (address, await db.Shops.Where(s => db.Orders.Any(o => o.ShopId == s.Id && o.Ref == reference)).Select(s => (ShopId?)s.Id).FirstOrDefaultAsync(cancel) ?? throw new RuleException("order.unknown"));
    }
}
