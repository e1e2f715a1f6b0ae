using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Api;

internal static class OrdersApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var orders = api.MapGroup("/orders").WithTags("Orders");
        orders.MapGet("", ListAsync).WithName("listOrders").WithSummary("Orders with their lines, newest first.");
        orders.MapGet("/{id:guid}", GetAsync).WithName("getOrder").WithSummary("One order.");
    }

    private static async Task<Ok<ApiSlice<OrderShape>>> ListAsync(
        OrderList list,
        [Description("Id of a shop.")] Guid? shop = null,
        [Description("How far the order is."), Words(typeof(OrderStage))] string? stage = null,
        [Description("The marketplace's number of the order.")] string? number = null,
        [Description("Ordered then or later.")] DateTimeOffset? since = null,
        [Description("next of the slice before.")] string? after = null,
        [Description("How many, 50 unless said."), Range(1, Cursor.MaxLimit)] int? limit = null,
        CancellationToken cancel = default)
    {
        var filter = new OrderAsk(shop is { } id ? new ShopId(id) : null, ApiInput.Word<OrderStage>("stage", stage), ApiInput.Text("number", number, 128), since);
        var slice = await list.LoadAsync(filter, Cursor.Place(after), Cursor.Limit(limit), cancel);
        return TypedResults.Ok(new ApiSlice<OrderShape>([.. slice.Rows.Select(OrderShape.Of)], Cursor.Write(slice.Next)));
    }

    private static async Task<Ok<OrderShape>> GetAsync(Guid id, OrderList list, CancellationToken cancel) =>
        TypedResults.Ok(OrderShape.Of(await list.FindAsync(new OrderId(id), cancel) ?? throw new ApiMissingException("missing.order")));
}

/// <summary>An order as programs get it.</summary>
public sealed record OrderShape(
    Guid Id, Guid ShopId, string Number, [property: Description("The marketplace's own word or words.")] string Status, OrderStage Stage, string? Scheme,
    [property: Description("Recognises a buyer who comes again; no number of the marketplace.")] string? Buyer, string? BuyerRegion, string? BuyerCity,
    DateTimeOffset? OrderedAt, DateTimeOffset? ApprovedAt, DateTimeOffset? HandedOverAt, DateTimeOffset? DeliveredAt, DateTimeOffset? PromisedAt, DateTimeOffset? CancelledAt,
    [property: Description("Until when the marketplace wants it handed over.")] DateTimeOffset? ShipBy, string? Carrier, string? TrackingNumber, string? Warehouse, string? CancelReason,
    [property: Description("The times contradict one another; they are as they came.")] bool TimesContradict, IReadOnlyList<OrderLineShape> Lines,
    [property: Description("Of all lines, without delivery.")] MoneyShape? Total,
    [property: Description("Our own deadline for handing it over.")] DateTimeOffset? DueAt,
    [property: Description("The nearer of our own deadline and the marketplace's.")] DateTimeOffset? ActBy,
    [property: Description("The marketplace's words say that it may not arrive.")] bool Failing,
    [property: Description("Stages that it came to, in the order of the way; only of a single order.")] IReadOnlyList<OrderStepShape>? Steps)
{
    public static OrderShape Of(OrderRow row)
    {
        var order = row.Order;
        return new OrderShape(
            order.Id.Value, order.ShopId.Value, order.Ref.Number, order.Status, order.Stage, order.Scheme, order.BuyerNumber, order.BuyerRegion, order.BuyerCity, order.OrderedAt,
            order.ApprovedAt, order.HandedOverAt, order.DeliveredAt, order.PromisedAt, order.CancelledAt, order.ShipBy, order.Carrier, order.TrackingNumber, order.Warehouse,
            order.CancelReason, order.TimesContradict, [.. order.Lines.OrderBy(line => line.LineNumber).Select(line => OrderLineShape.Of(line, row.Products))],
            order is { Total: { } total, Currency: { } currency } ? MoneyShape.Of(total, currency) : null, order.DueAt, order.ActBy, order.Failing, row.Steps is { } steps ? [.. steps.Select(OrderStepShape.Of)] : null);
    }
}

/// <summary>A stage that an order came to.</summary>
public sealed record OrderStepShape(
    OrderStage Stage, [property: Description("Null when it was there before the desk looked.")] DateTimeOffset? At, [property: Description("The marketplace told the time; otherwise the desk saw it move.")] bool Told,
    [property: Description("The marketplace's own words there, as they were seen.")] IReadOnlyList<string> Words)
{
    public static OrderStepShape Of(OrderStep step) => new(step.Stage, step.At, step.Told, step.Words);
}

/// <summary>One line; prices are per unit.</summary>
public sealed record OrderLineShape(int Line, ProductShape? Product, string? Category, int Quantity, MoneyShape UnitPrice, MoneyShape DeliveryPrice)
{
    public static OrderLineShape Of(OrderLine line, IReadOnlyDictionary<ProductId, NamedProduct> products) => new(
        line.LineNumber, ProductShape.Of(line.ProductId is { } id ? products.GetValueOrDefault(id) : null), line.Category, line.Quantity,
        MoneyShape.Of(line.UnitPrice, line.Currency), MoneyShape.Of(line.DeliveryPrice, line.Currency));
}
