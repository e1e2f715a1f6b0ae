using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Orders.Places;

namespace SellerDesk.Web.Orders.Packing;

/// <summary>Addresses of lists of packing, of one order's sheet and of what is printed.</summary>
internal static class PackingAddress
{
    public const string Lists = OrderPlaces.Packing;
    public const string Print = OrderPlaces.Packing + "/print";

    public static string OfShop(ShopId? shop) => shop is { } id ? $"{Lists}?shop={id.Value}" : Lists;

    /// <summary>A list opened: a product's, a category's, else the shop's own.</summary>
    public static string List(ShopId shop, ProductId? product = null, string? category = null) => QueryHelpers.AddQueryString(Lists, new Dictionary<string, string?>
    {
        ["of"] = shop.Value.ToString(),
        ["product"] = product?.Value.ToString(),
        ["category"] = category,
    }.Where(part => part.Value is not null));

    public static string Sheet(OrderId order) => $"/orders/{order.Value}/packing";

    public static string PrintOrders(IEnumerable<OrderId> orders) => $"{Print}?{string.Join('&', orders.Select(order => "order=" + order.Value))}";

    public static string PrintOrder(OrderId order) => $"{Print}?order={order.Value}";

    /// <summary>Everything that has to be handed over by the end of today.</summary>
    public static string PrintToday(ShopId? shop) => shop is { } id ? $"{Print}?shop={id.Value}" : Print;
}
