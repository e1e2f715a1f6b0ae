using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Delays;

/// <summary>What somebody chose for the buyer of a late order.</summary>
/// <param name="Text">The message; it leaves through the chat about the order, which is begun where the marketplace allows it.</param>
/// <param name="ByChat">False: it was said elsewhere, by phone.</param>
public sealed record WayOut(OrderOfferKind Kind, DateOnly? NewDate, int? Amount, string Text, bool ByChat);

/// <summary>
/// Takes a way out of a late order: the message leaves the way every message does (rules, hold, delivery), what was offered is kept with the order, and its item
/// sleeps until the order moves or the time is up. Discounts and points wait in the offer until loyalty gives them.
/// </summary>
public sealed class OfferWayOut(ScopedDb database, StartChat start, SendReply send, ReplyGuard guard, InboxCounters counters, TimeProvider time)
{
    /// <summary>Where no date was promised, the order is looked at again after this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    /// <exception cref="RuleException">The order is over or unknown, the offer is none, or the message may not be sent; nothing is kept then.</exception>
    public async Task<OrderOfferId> ExecuteAsync(Actor actor, OrderId id, WayOut way, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancel) ?? throw new RuleException("order.unknown");
        actor.RequireShop(order.ShopId);
        var now = time.GetUtcNow();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(await db.Shops.Where(s => s.Id == order.ShopId).Select(s => s.TimeZone).FirstAsync(cancel));
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        OrderOffer.Check(order, way.Kind, way.NewDate, way.Amount, today);
        Guid? reply = null;
        if (way.ByChat)
        {
            await CheckAsync(db, order, way.Text, cancel);
            var chat = await start.ExecuteAsync(actor, order.ShopId, order.Ref.Number, cancel);
            reply = (await send.ExecuteAsync(actor, chat, way.Text, ReplySource.Person, cancel)).Value;
        }

        var offer = OrderOffer.Make(order, way.Kind, way.NewDate, way.Amount, way.ByChat ? way.Text.Trim() : "", reply, actor.PersonId?.Value, today, now);
        // The message is on its way already: that somebody looks at the item at this moment is no reason to lose the offer.
        await Contended.RunAsync(() => KeepAsync(actor, order, offer, zone, now, cancel));
        counters.Forget();
        return offer.Id;
    }

    /// <summary>The same rules that the sending asks, before a chat is begun at the marketplace for words that may not go.</summary>
    private async Task CheckAsync(SellerDeskDb db, Order order, string text, CancellationToken cancel)
    {
        var marketplace = await db.Shops.Where(s => s.Id == order.ShopId).Select(s => s.Marketplace).FirstAsync(cancel);
        var check = await guard.CheckAsync(new ReplyToCheck(marketplace, WorkItemKind.Chat, text) { BuyerName = order.BuyerMask }, cancel);
        if (!check.Allowed)
        {
            throw new ReplyBlockedException(text, check);
        }
    }

    private async Task KeepAsync(Actor actor, Order order, OrderOffer offer, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        db.Add(offer);
        await SleepAsync(db, actor, order, offer, zone, now, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The buyer knows: until the order moves or the new date has come there is nothing more to do.</summary>
    private static async Task SleepAsync(SellerDeskDb db, Actor actor, Order order, OrderOffer offer, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancel)
    {
        var late = WorkItemId.From(order.Id.Value);
        if (await db.WorkItems.FirstOrDefaultAsync(i => i.Id == late && i.ShopId == order.ShopId, cancel) is not { } item)
        {
            return;
        }

        ItemEvents.Add(db, item, ItemEventKind.Offered, actor.PersonId, now, ("offer", offer.Kind.ToString()), ("amount", offer.Amount?.ToString(CultureInfo.InvariantCulture) ?? ""),
            ("date", offer.NewDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""));
        if (item.State is WorkItemState.Open or WorkItemState.Snoozed)
        {
            var until = offer.NewDate is { } day ? new OrderMorning(zone).After(day) : now + Patience;
            item.Snooze(until > now ? until : now + Patience, SnoozeWake.StateChanges, now);
            ItemEvents.Add(db, item, ItemEventKind.Snoozed, actor.PersonId, now, ("until", until.ToString("O", CultureInfo.InvariantCulture)), ("wake", SnoozeWake.StateChanges.ToString()));
        }
    }

    /// <summary>The morning after a promised day, in the shop's zone.</summary>
    private readonly record struct OrderMorning(TimeZoneInfo Zone)
    {
        private static readonly TimeOnly Nine = new(9, 0);

        public DateTimeOffset After(DateOnly day)
        {
            var local = day.AddDays(1).ToDateTime(Nine);
            return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
        }
    }
}
