using System.Text.Json;
using System.Text.Json.Nodes;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>What the marketplace tells sellers of: numbers alone, the rest is to be asked for.</summary>
internal sealed class YandexPushes : IPushes
{
    public string Marketplace => Home.Yandex;

    public TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    public IReadOnlyList<TimeSpan> Pauses { get; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)];

    public PushBody? Greeting(Account account, DateTimeOffset now) => new("PING", new { notificationType = "PING", time = YandexTime.Of(now) });

    public bool IsReceived(int status, string body)
    {
        try
        {
            return status == 200 && JsonNode.Parse(body) is JsonObject answer && answer["version"] is not null && answer["name"] is not null && answer["time"] is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public IEnumerable<PushBody> Translate(Account account, WorldEvent happened) => happened.Kind switch
    {
        WorldEventKind.OrderCreated => [OfOrder("ORDER_CREATED", happened)],
        WorldEventKind.OrderChanged => [OfOrder("ORDER_STATUS_UPDATED", happened)],
        WorldEventKind.OrderCancelled => [OfOrder("ORDER_CANCELLED", happened)],
        WorldEventKind.CancelAsked when YandexIds.ProgramOf(happened.Order!.Order) == Program.DBS => [OfOrder("ORDER_CANCELLATION_REQUEST", happened)],
        WorldEventKind.ClaimOpened => [OfReturn("ORDER_RETURN_CREATED", happened)],
        WorldEventKind.ClaimChanged => happened.Claim!.Steps.Any(step => step.At == happened.At && step.Stage == ClaimStage.Disputed)
            ? [OfReturn("ORDER_RETURN_STATUS_UPDATED", happened), OfChat("CHAT_ARBITRAGE_STARTED", account, YandexIds.Of(happened.Claim.Order, OrderThing.Dispute), happened)]
            : [OfReturn("ORDER_RETURN_STATUS_UPDATED", happened)],
        WorldEventKind.ChatStarted => [OfChat("CHAT_CREATED", account, YandexIds.Of(happened.Order!.Order, OrderThing.Chat), happened)],
        WorldEventKind.ChatMessage => [OfChat("CHAT_MESSAGE_SENT", account, YandexIds.Of(happened.Order!.Order, OrderThing.Chat), happened)],
        WorldEventKind.ReviewCreated when happened.Review!.Order is { } order =>
            [new PushBody("GOODS_FEEDBACK_CREATED", new { notificationType = "GOODS_FEEDBACK_CREATED", businessId = YandexIds.Business(account), feedbackId = YandexIds.Of(order.Key.Packed), createdAt = YandexTime.Of(happened.At) })],
        WorldEventKind.ReviewCreated => [new PushBody("GOODS_FEEDBACK_CREATED", new { notificationType = "GOODS_FEEDBACK_CREATED", businessId = YandexIds.Business(account), createdAt = YandexTime.Of(happened.At) })],
        WorldEventKind.QuestionAsked => [new PushBody("GOODS_QUESTION_CREATED", new { notificationType = "GOODS_QUESTION_CREATED", businessId = YandexIds.Business(account), createdAt = YandexTime.Of(happened.At) })],
        _ => [],
    };

    private static PushBody OfOrder(string type, WorldEvent happened)
    {
        var (status, substatus) = OrderWire.StatusOf(happened.Order!);
        var order = happened.Order!.Order;
        return new PushBody(type, new { notificationType = type, campaignId = YandexIds.CampaignOf(order), orderId = order.Key.OrderNumber, status, substatus, updatedAt = YandexTime.Of(happened.At) });
    }

    private static PushBody OfReturn(string type, WorldEvent happened)
    {
        var order = happened.Claim!.Order;
        return new PushBody(type, new { notificationType = type, campaignId = YandexIds.CampaignOf(order), orderId = order.Key.OrderNumber, returnId = YandexIds.Of(order, OrderThing.Return), updatedAt = YandexTime.Of(happened.At) });
    }

    private static PushBody OfChat(string type, Account account, long chatId, WorldEvent happened) =>
        new(type, new { notificationType = type, businessId = YandexIds.Business(account), chatId, messageId = happened.Message is { } message ? YandexIds.Message(chatId, message.Number) : (long?)null, sentAt = YandexTime.Of(happened.At) });
}
