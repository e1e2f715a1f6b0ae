using SellerDesk.Application.Data;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Orders;
using SellerDesk.Web.Inbox;

namespace SellerDesk.Web.Orders;

/// <summary>Addresses of orders: the filter, and where the page begins.</summary>
public static class OrdersAddress
{
    public const string Path = InboxAddress.Orders;

    public static string Of(OrderFilter filter, ListPlace? from = null)
    {
        var query = OrderQuery.Write(filter);
        var place = from is { } known ? OrderQuery.Write(known) : "";
        var both = query.Length > 0 && place.Length > 0 ? $"{query}&{place}" : query + place;
        return both.Length == 0 ? Path : $"{Path}?{both}";
    }

    public static string Order(OrderId id) => InboxAddress.Order(id);

    public static string Export(OrderFilter filter) => $"{Path}/export.csv?{OrderQuery.Write(filter)}";

    /// <summary>Some orders and nothing else.</summary>
    public static string Export(IEnumerable<OrderId> ids) => $"{Path}/export.csv?{string.Join('&', ids.Select(id => "order=" + id.Value))}";

    public static (OrderFilter Filter, ListPlace? From) Read(string uri)
    {
        var query = new Uri(uri).Query;
        return (OrderQuery.Read(query), OrderQuery.Place(query));
    }
}
