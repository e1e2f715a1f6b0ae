using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>From an order whose status tells of a return or a cancellation to that return. Kaspi tells neither when it was asked for nor in which words.</summary>
internal static class ReturnReader
{
    public const string FactOfId = "kaspiId";

    /// <exception cref="FieldException">It has no number, or no such status.</exception>
    public static IncomingReturn Read(JsonElement order, IReadOnlyDictionary<string, JsonElement> included, string currency, string path)
    {
        var read = OrderReader.Read(order, included, currency, path);
        var attributes = KaspiWords.Attributes(order, path);
        var kind = KindOf(read.Status) ?? throw new FieldException($"{path}.attributes.status", $"{read.Status.Status} is no return");
        var atWarehouse = read.Order.Facts.ContainsKey("returnedToWarehouse");
        var line = read.Order.Lines is [var only] ? only : null;
        var facts = new Dictionary<string, string>();
        facts.Put(FactOfId, read.Id);
        facts.Put("state", read.Status.State);
        return new IncomingReturn
        {
            Number = NumberOf(kind, read.Order.Number),
            Kind = kind,
            Stage = StageOf(read.Status, atWarehouse),
            StatusRaw = read.Status.Words,
            OrderNumber = read.Order.Number,
            Product = line?.Product,
            Quantity = line?.Quantity,
            Amount = attributes.Amount("totalPrice"),
            Currency = currency,
            ReasonRaw = read.Order.CancelReason,
            SellerComment = attributes.Said("cancellationComment"),
            Decisions = KaspiDecisions.Allowed(read.Status),
            Facts = facts,
        };
    }

    /// <summary>One order may be cancelled only once, and returned only once.</summary>
    public static string NumberOf(ReturnKind kind, string code) => $"{(kind == ReturnKind.Return ? "return" : "cancel")}-{code}";

    public static string CodeOf(string number) => number[(number.IndexOf('-', StringComparison.Ordinal) + 1)..];

    private static ReturnKind? KindOf(OrderStatus status) => status.Status switch
    {
        OrderStatus.Cancelling or OrderStatus.Cancelled => ReturnKind.Cancellation,
        OrderStatus.ReturnRequested or OrderStatus.ReturnAccepted or OrderStatus.Returned => ReturnKind.Return,
        _ => null,
    };

    /// <summary>Goods that are back in the warehouse wait for the seller to say so.</summary>
    private static ReturnStage StageOf(OrderStatus status, bool atWarehouse) => status.Status switch
    {
        OrderStatus.Cancelling or OrderStatus.ReturnRequested => atWarehouse ? ReturnStage.AwaitsSeller : ReturnStage.OnTheWay,
        OrderStatus.ReturnAccepted => ReturnStage.Received,
        _ => ReturnStage.Closed,
    };
}
