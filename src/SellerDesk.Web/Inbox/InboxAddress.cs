using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Inbox;

/// <summary>Addresses of the inbox: the filter, and beside it the open item.</summary>
public static class InboxAddress
{
    public const string Path = "/inbox";

    /// <summary>Where orders are listed; one of them is <c>/orders/{id}</c>.</summary>
    public const string Orders = "/orders";

    public static string Order(Domain.Orders.OrderId id) => $"{Orders}/{id.Value}";

    /// <summary>Where buyers are listed; one of them is <c>/buyers/{id}</c>.</summary>
    public const string Buyers = "/buyers";

    public static string Buyer(Domain.Buyers.BuyerId id) => $"{Buyers}/{id.Value}";

    public static string Of(InboxFilter filter, WorkItemId? item = null)
    {
        var query = InboxQuery.Write(filter);
        var opened = item is { } id ? $"item={id.Value}" : "";
        var both = query.Length > 0 && opened.Length > 0 ? $"{query}&{opened}" : query + opened;
        return both.Length == 0 ? Path : $"{Path}?{both}";
    }

    public static (InboxFilter Filter, WorkItemId? Item) Read(string uri)
    {
        var query = new Uri(uri).Query;
        return (InboxQuery.Read(query), InboxQuery.Item(query));
    }

    /// <summary>The page where it is dealt with, of what is not answered in the inbox itself.</summary>
    public static string? OwnPage(InboxRow item) => item.Kind switch
    {
        WorkItemKind.Complaint => Complaint(item.Id.Value),
        WorkItemKind.LateOrder => $"/orders/{item.Id.Value}",
        _ => null,
    };

    public static string Complaint(Guid complaint) => $"/complaints/{complaint}";

    /// <summary>The form that opens a complaint out of an item.</summary>
    public static string Complain(WorkItemId item) => $"/complaints?new=item&item={item.Value}";

    /// <summary>The buyer's page of the product at the marketplace, where its form is known and the number is one of theirs.</summary>
    public static string? ProductPage(Domain.Shops.Marketplace marketplace, string number) =>
        number.Length is 0 or > 20 || !number.All(char.IsAsciiDigit) ? null : marketplace switch
        {
            Domain.Shops.Marketplace.Wildberries => $"https://www.wildberries.ru/catalog/{number}/detail.aspx",
            Domain.Shops.Marketplace.Ozon => $"https://www.ozon.ru/product/{number}/",
            _ => null,
        };

    /// <summary>Links that came with a review are followed only when they lead to the web.</summary>
    public static bool IsWeb(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttps || parsed.Scheme == Uri.UriSchemeHttp);
}
