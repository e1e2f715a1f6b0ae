using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>What a seller may do about a return: say that the goods are back. And about an order that is not on its way yet: cancel it.</summary>
internal sealed class KaspiDecisions(KaspiClient client) : IReturnDecider
{
    public const string ArrivedBackward = "ARRIVED_BACKWARD";
    public const string Cancel = OrderStatus.Cancelled;
    private const int LongestComment = 1000;

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["BUYER_CANCELLATION_BY_MERCHANT"] = "Отмена по инициативе покупателя",
        ["BUYER_NOT_REACHABLE"] = "Не удалось связаться с покупателем",
        ["MERCHANT_OUT_OF_STOCK"] = "Товара нет в наличии",
    };

    public static IReadOnlyList<AllowedDecision> Allowed(OrderStatus status) => status.Status switch
    {
        OrderStatus.Cancelling or OrderStatus.ReturnRequested => [new AllowedDecision(ArrivedBackward)],
        "APPROVED_BY_BANK" or "ACCEPTED_BY_MERCHANT" => [new AllowedDecision(Cancel, CommentMax: LongestComment, Reasons: Reasons)],
        _ => [],
    };

    public async Task DecideAsync(ShopAccess shop, ReturnCall decision, CancellationToken cancel)
    {
        var attributes = AttributesOf(decision);
        var code = ReturnReader.CodeOf(decision.Number);
        var id = decision.Facts.GetValueOrDefault(ReturnReader.FactOfId) is { Length: > 0 } known ? known : (await FindAsync(shop, code, cancel)).Id;
        try
        {
            await client.ChangeOrderAsync(shop, id ?? throw new MarketplaceException(MarketplaceFailure.NotFound, $"order {code}"), attributes, cancel);
        }
        catch (MarketplaceException unknown) when (unknown.Failure == MarketplaceFailure.NoAnswer)
        {
            // Nothing tells one write from another there: what the order looks like now is the only proof.
            var (_, status) = await FindAsync(shop, code, cancel);
            if (!IsDone(decision.Code, status))
            {
                throw;
            }
        }
    }

    public async Task<IncomingReturn?> LookUpAsync(ShopAccess shop, string number, CancellationToken cancel)
    {
        var code = ReturnReader.CodeOf(number);
        using var answer = await client.OrderAsync(shop, code, CallUrgency.Answer, cancel);
        if (OrderReader.One(answer, code) is not { } order)
        {
            return null;
        }

        try
        {
            return ReturnReader.Read(order, OrderReader.Included(answer.Root), shop.Currency, "$.data[0]");
        }
        catch (FieldException noReturn)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, noReturn.Message);
        }
    }

    private static bool IsDone(string code, OrderStatus status) => code == ArrivedBackward
        ? status.Status is OrderStatus.ReturnAccepted or OrderStatus.Returned or OrderStatus.Cancelled
        : status.Status is OrderStatus.Cancelled or OrderStatus.Cancelling;

    private static Dictionary<string, object> AttributesOf(ReturnCall decision) => decision.Code switch
    {
        ArrivedBackward => new Dictionary<string, object> { ["status"] = ArrivedBackward },
        Cancel when decision.Reason is { } reason && Reasons.ContainsKey(reason) => new Dictionary<string, object>
        {
            ["code"] = ReturnReader.CodeOf(decision.Number),
            ["status"] = Cancel,
            ["cancellationReason"] = reason,
            ["cancellationComment"] = Shortened(decision.Comment),
        },
        Cancel => throw new MarketplaceException(MarketplaceFailure.Refused, "a reason is needed"),
        var other => throw new MarketplaceException(MarketplaceFailure.Refused, $"no such decision: {other}"),
    };

    private async Task<(string? Id, OrderStatus Status)> FindAsync(ShopAccess shop, string code, CancellationToken cancel)
    {
        using var answer = await client.OrderAsync(shop, code, CallUrgency.Answer, cancel);
        return OrderReader.One(answer, code) is { } order ? (order.Said("id"), OrderStatus.Read(order.Field("attributes") ?? default)) : (null, default);
    }

    private static string Shortened(string? comment) => comment is { Length: > LongestComment } ? comment[..LongestComment] : comment ?? "";
}
