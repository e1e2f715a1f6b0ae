using System.Text.Json;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Kaspi;

/// <summary>Changing an order: one method, the new status says what is meant.</summary>
internal static class KaspiWrites
{
    public const string Arrived = "arrived";
    private const int LongestComment = 1000;
    private static readonly string[] Reasons = ["BUYER_CANCELLATION_BY_MERCHANT", "BUYER_NOT_REACHABLE", "MERCHANT_OUT_OF_STOCK"];

    public static void MapWrites(this RouteGroupBuilder kaspi) => kaspi.MapPost("/orders", ChangeAsync);

    private static async Task ChangeAsync(HttpContext context, Simulation world, SellerActs acts, KaspiOrderList list)
    {
        var (id, attributes) = await BodyAsync(context);
        var account = context.Caller().Account;
        if (attributes is not { } wanted || Text(wanted, "status") is not { } status)
        {
            await KaspiJson.FailAsync(context, StatusCodes.Status400BadRequest, "Malformed request");
            return;
        }

        if (KaspiIds.KeyOfId(id) is not { } key || world.Read(account, (shop, now) => shop.Orders.Find(key, now)) is not { } order)
        {
            await KaspiJson.FailAsync(context, StatusCodes.Status404NotFound, "Order not found");
            return;
        }

        var before = world.Read(account, (shop, now) => KaspiStatus.Of(shop, order, list.Arrived(account), now));
        var (row, problem) = Change(world, acts, account, key, status, wanted, before);
        await (row is { Accepted: true }
            ? KaspiJson.WriteAsync(context, StatusCodes.Status200OK, Answer(id!, KaspiIds.Code(order.Order), status, Text(wanted, "cancellationReason")))
            : KaspiJson.FailAsync(context, StatusCodes.Status400BadRequest, problem));
    }

    private static (JournalRow? Row, string Problem) Change(Simulation world, SellerActs acts, Account account, long key, string status, JsonElement wanted, KaspiStatus before)
    {
        switch (status)
        {
            case "ACCEPTED_BY_MERCHANT":
                return (acts.ActOnOrder(account, Home.Kaspi, key, OrderAction.Confirm), $"Order status is {before.Status}, so it can't be accepted.");
            case "ASSEMBLE":
                return Text(wanted, "numberOfSpace") is null
                    ? (null, "numberOfSpace is required")
                    : (acts.ActOnOrder(account, Home.Kaspi, key, OrderAction.Assemble), $"Order status is {before.Status}, so it can't be assembled.");
            case "COMPLETED":
                return (null, before.Status switch
                {
                    "COMPLETED" => "Order already has been completed, so it can't be completed again.",
                    "CANCELLED" => "Order is cancelled, so it can't be completed.",
                    _ => "Security code is not valid. And the order cannot be completed without it",
                });
            case "CANCELLED":
                var (reason, comment) = (Text(wanted, "cancellationReason"), Text(wanted, "cancellationComment") ?? "");
                return !Reasons.Contains(reason) || comment.Length > LongestComment ? (null, "cancellationReason or cancellationComment is wrong")
                    : before.IsCancellable ? (acts.ActOnOrder(account, Home.Kaspi, key, OrderAction.Cancel, reason, comment), "Order can't be cancelled.")
                    : (null, $"Order status is {before.Status}, so it can't be cancelled.");
            case "ARRIVED_BACKWARD":
                return (Arrive(world, account, key, before.IsComingBack), $"Order status is {before.Status}, so it can't be arrived backward.");
            default:
                return (null, $"Status {status} is not supported");
        }
    }

    private static JournalRow Arrive(Simulation world, Account account, long key, bool isComingBack) => world.Write(account, (_, now) =>
        new JournalRow { At = now, Account = account.Key, Marketplace = Home.Kaspi, Kind = JournalRow.OrderAction, Verb = Arrived, Key = key, IdKnown = true, Accepted = isComingBack });

    private static object Answer(string id, string code, string status, string? reason) => new
    {
        data = new { type = "orders", id, attributes = new { code, status = status == "ASSEMBLE" ? "ASSEMBLED" : status, cancellationReason = reason } },
        included = Array.Empty<object>(),
    };

    private static async Task<(string? Id, JsonElement? Attributes)> BodyAsync(HttpContext context)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var data = body.RootElement.GetProperty("data");
            return (Text(data, "id"), data.GetProperty("attributes").Clone());
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (null, null);
        }
    }

    private static string? Text(JsonElement holder, string name) => holder.TryGetProperty(name, out var value)
        ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null }
        : null;
}
