using SellerDesk.Application.Complaints;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Complaints;

/// <summary>Addresses of complaints: what is shown, as a board or as a list, and each case.</summary>
public static class ComplaintsAddress
{
    public const string Path = "/complaints";
    public const string Settings = "/settings/complaints";

    private const string AsList = "view=list";

    public static string Of(ComplaintAsk ask, bool list = false, string? more = null)
    {
        var query = string.Join('&', new[] { list ? AsList : "", ComplaintQuery.Write(ask), more ?? "" }.Where(part => part.Length > 0));
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }

    public static (ComplaintAsk Ask, bool List) Read(string uri)
    {
        var query = new Uri(uri).Query;
        return (ComplaintQuery.Read(query), query.TrimStart('?').Split('&').Contains(AsList));
    }

    public static string New(ShopId shop, string order) => $"{Path}?new=order&shop={shop.Value}&order={Uri.EscapeDataString(order)}";

    /// <summary>Whether the address wants a new case, and what of.</summary>
    public static (bool Wanted, WorkItemId? Item) NewOf(string uri)
    {
        var parts = new Uri(uri).Query.TrimStart('?').Split('&');
        var item = parts.Select(part => part.Split('=')).FirstOrDefault(pair => pair is ["item", _]);
        return (parts.Any(part => part is "new" || part.StartsWith("new=", StringComparison.Ordinal)), Guid.TryParse(item?[1], out var id) ? new WorkItemId(id) : null);
    }

    public static string Case(ComplaintId id) => $"{Path}/{id.Value}";

    public static string File(ComplaintId id, ComplaintFileId file) => $"{Path}/{id.Value}/files/{file.Value}";

    public static string Pack(ComplaintId id) => $"{Path}/{id.Value}/evidence.zip";

    public static string Export(ComplaintAsk ask)
    {
        var query = ComplaintQuery.Write(ask);
        return $"{Path}/export.csv{(query.Length == 0 ? "" : "?" + query)}";
    }

}
