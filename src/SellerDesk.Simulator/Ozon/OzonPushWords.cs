using System.Globalization;
using System.Text.Json;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>What the marketplace tells: postings and messages, nothing of reviews, questions or claims. It wants 200 with <c>{"result": true}</c> in five seconds.</summary>
internal sealed class OzonPushWords : IPushes
{
    public string Marketplace => Home.Ozon;

    public TimeSpan Patience { get; } = TimeSpan.FromSeconds(5);

    public IReadOnlyList<TimeSpan> Pauses { get; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6)];

    public PushBody? Greeting(Account account, DateTimeOffset now) => new("TYPE_PING", new { message_type = "TYPE_PING", time = OzonWire.Time(now) });

    public bool IsReceived(int status, string body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            var root = answer.RootElement;
            return status == StatusCodes.Status200OK && (root.TryGetProperty("result", out var result) ? result.ValueKind == JsonValueKind.True : root.TryGetProperty("version", out _) && root.TryGetProperty("time", out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public IEnumerable<PushBody> Translate(Account account, WorldEvent happened) => happened.Kind switch
    {
        WorldEventKind.OrderCreated => [Created(account, happened.Order!)],
        WorldEventKind.OrderCancelled => [Cancelled(account, happened.Order!)],
        WorldEventKind.OrderChanged => [Changed(account, happened.Order!)],
        WorldEventKind.ChatMessage when happened.Message is { FromSeller: false } message => [Written(account, message)],
        _ => [],
    };

    private static PushBody Created(Account account, OrderState state)
    {
        var order = state.Order;
        var type = order.FromSeller ? "TYPE_NEW_POSTING" : "TYPE_FBO_POSTING_NEW";
        return new PushBody(type, new
        {
            message_type = type,
            posting_number = OzonIds.Posting(order),
            products = new[] { new { sku = order.Product.NmId, offer_id = order.Product.Article, quantity = 1 } },
            in_process_at = OzonWire.Time(order.CreatedAt),
            warehouse_id = 0,
            shipment_date = OzonWire.Time(Delivery.Of(order).ShipBy),
            is_express = false,
            seller_id = Seller(account),
        });
    }

    private static PushBody Cancelled(Account account, OrderState state)
    {
        var type = state.Order.FromSeller ? "TYPE_POSTING_CANCELLED" : "TYPE_FBO_POSTING_CANCELLED";
        return new PushBody(type, new
        {
            message_type = type,
            posting_number = OzonIds.Posting(state.Order),
            products = new[] { new { sku = state.Order.Product.NmId, quantity = 1 } },
            old_state = "posting_created",
            new_state = "posting_canceled",
            changed_state_date = OzonWire.Time(state.ChangedAt),
            reason = new { id = 0, message = state.CancelReason },
            warehouse_id = 0,
            seller_id = Seller(account),
        });
    }

    private static PushBody Changed(Account account, OrderState state)
    {
        var type = state.Order.FromSeller ? "TYPE_STATE_CHANGED" : "TYPE_FBO_POSTING_STATE_CHANGED";
        return new PushBody(type, new
        {
            message_type = type,
            posting_number = OzonIds.Posting(state.Order),
            new_state = OzonPostingWire.StatusOf(state).Substatus,
            changed_state_date = OzonWire.Time(state.ChangedAt),
            warehouse_id = 0,
            seller_id = Seller(account),
        });
    }

    private static PushBody Written(Account account, ChatMessage message) => new("TYPE_NEW_MESSAGE", new
    {
        message_type = "TYPE_NEW_MESSAGE",
        chat_id = OzonIds.Chat(message.Key),
        chat_type = "Buyer_Seller",
        message_id = OzonIds.Message(message).ToString(CultureInfo.InvariantCulture),
        created_at = OzonWire.Time(message.At),
        user = new { id = "115568", type = "\u0421ustomer" },
        data = new[] { message.Text },
        seller_id = OzonKeys.ClientIdOf(account),
    });

    private static long Seller(Account account) => long.Parse(OzonKeys.ClientIdOf(account), CultureInfo.InvariantCulture);
}
