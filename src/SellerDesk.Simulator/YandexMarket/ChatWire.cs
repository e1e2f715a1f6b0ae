using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>A message with its number, ready to be sent.</summary>
internal sealed record ShownMessage(long Id, DateTimeOffset At, object Shown);

/// <summary>A chat, or a dispute, as the marketplace shows it.</summary>
internal sealed record ShownChat(long Id, Order Order, DateTimeOffset ChangedAt, object Head, object Context, Func<string, IReadOnlyList<ShownMessage>> Messages);

/// <summary>From the world's chats and arbitrations to the marketplace's chats.</summary>
internal static class ChatWire
{
    private const int OneNewWordOf = 53;
    private static readonly TimeSpan OpenFor = TimeSpan.FromDays(30);

    public static ShownChat? Find(ShopBooks shop, long key, OrderThing thing, DateTimeOffset now) => thing switch
    {
        OrderThing.Chat when shop.Chats.Find(key, now) is { } chat => Chat(shop, chat, now),
        OrderThing.Dispute when shop.Claims.Find(key, now) is { IsArbitration: true } claim => Dispute(claim),
        _ => null,
    };

    private static ShownChat Chat(ShopBooks shop, OpenChat chat, DateTimeOffset now)
    {
        var id = YandexIds.Of(chat.Order, OrderThing.Chat);
        var claim = shop.Claims.Find(chat.Order.Key.Packed, now);
        var context = ContextOf(chat.Order, claim is not null && claim.Claim.OpenedAt <= chat.CreatedAt);
        var status = now - chat.ChangedAt > OpenFor ? "FINISHED"
            : id / 10 % OneNewWordOf == 0 ? "WAITING_FOR_ROBOT"
            : !chat.WaitsForSeller ? "WAITING_FOR_CUSTOMER"
            : chat.Messages.Count == 1 ? "NEW" : "WAITING_FOR_PARTNER";
        return new ShownChat(id, chat.Order, chat.ChangedAt, Head(id, context, "CHAT", status, chat.CreatedAt, chat.ChangedAt), context, host => [.. chat.Messages.Select(message => MessageOf(id, message, host))]);
    }

    private static ShownChat Dispute(OpenClaim claim)
    {
        var id = YandexIds.Of(claim.Order, OrderThing.Dispute);
        var context = ContextOf(claim.Order, isReturn: true);
        var opened = claim.Steps.First(step => step.Stage == ClaimStage.Disputed).At;
        var verdict = claim.Steps.FirstOrDefault(step => step.Stage is ClaimStage.WonByBuyer or ClaimStage.WonBySeller);
        var messages = new List<ShownMessage>
        {
            Said(id, 0, opened, "MARKET", "Покупатель открыл спор по возврату. К чату подключился арбитр."),
            Said(id, 1, opened.AddMinutes(1), "CUSTOMER", claim.Comment),
        };
        if (verdict is not null)
        {
            messages.Add(Said(id, 2, verdict.At, "SUPPORT", verdict.Stage == ClaimStage.WonByBuyer ? "Решение принято в пользу покупателя." : "Решение принято в пользу магазина."));
        }

        var changed = messages.Max(message => message.At);
        return new ShownChat(id, claim.Order, changed, Head(id, context, "ARBITRAGE", verdict is null ? "WAITING_FOR_ARBITER" : "FINISHED", opened, changed), context, _ => messages);
    }

    private static object Head(long chatId, object context, string type, string status, DateTimeOffset created, DateTimeOffset changed) =>
        new { chatId, context, type, status, createdAt = YandexTime.Of(created), updatedAt = YandexTime.Of(changed) };

    private static object ContextOf(Order order, bool isReturn)
    {
        var customer = Customer.Of(order, false);
        return new
        {
            type = isReturn ? "RETURN" : "ORDER",
            customer = new { name = customer.DisplayName, publicId = YandexIds.Person(customer) },
            campaignId = YandexIds.CampaignOf(order),
            orderId = order.Key.OrderNumber,
            returnId = isReturn ? YandexIds.Of(order, OrderThing.Return) : (long?)null,
        };
    }

    private static ShownMessage MessageOf(long chat, ChatMessage message, string host)
    {
        var files = Enumerable.Range(0, message.Photos)
            .Select(n => new { name = $"photo{n + 1}.jpg", url = $"{host}/wb/photos/{(message.Seed % 1_000_000_000) + (ulong)n}.jpg", size = 20_000 + (int)(message.Seed % 9000) })
            .Concat(message.File is { } file ? [new { name = file, url = $"{host}/wb/photos/{message.Seed % 1_000_000_000}.jpg", size = 15_000 }] : [])
            .ToArray();
        var id = YandexIds.Message(chat, message.Number);
        return new ShownMessage(id, message.At, new
        {
            messageId = id,
            createdAt = YandexTime.Of(message.At),
            sender = message.FromSeller ? "PARTNER" : "CUSTOMER",
            message = message.Text.Length > 0 ? message.Text : null,
            payload = files.Length > 0 ? files : null,
        });
    }

    private static ShownMessage Said(long chat, int number, DateTimeOffset at, string sender, string text) =>
        new(YandexIds.Message(chat, number), at, new { messageId = YandexIds.Message(chat, number), createdAt = YandexTime.Of(at), sender, message = text });
}
