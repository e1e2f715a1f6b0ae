using SellerDesk.Application.BuyerBook;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Segments.Plays;
using SellerDesk.Web.Inbox;

namespace SellerDesk.Web.Buyers;

/// <summary>Addresses of buyers: the filter, and where the page begins.</summary>
public static class BuyersAddress
{
    public const string Path = InboxAddress.Buyers;
    public const string Segments = Path + "/segments";
    public const string Rfm = Path + "/rfm";
    public const string Plays = Path + "/plays";

    public static string Of(BuyerFilter filter, BuyerPlace? from = null)
    {
        var query = BuyerQuery.Write(filter);
        var place = from is { } known ? BuyerQuery.Write(known) : "";
        var both = query.Length > 0 && place.Length > 0 ? $"{query}&{place}" : query + place;
        return both.Length == 0 ? Path : $"{Path}?{both}";
    }

    public static string Buyer(BuyerId id, string? show = null) => InboxAddress.Buyer(id) + (show is null ? "" : $"?show={show}");

    public static string Of(SegmentId id) => $"{Segments}/{id.Value}";

    public static string Of(PlayId id) => $"{Plays}/{id.Value}";

    public static string Export(BuyerFilter filter) => $"{Path}/export.csv?{BuyerQuery.Write(filter)}";

    /// <summary>All that the desk holds of one person.</summary>
    public static string Dossier(BuyerId id) => $"{InboxAddress.Buyer(id)}/export.zip";

    public static (BuyerFilter Filter, BuyerPlace? From) Read(string uri)
    {
        var query = new Uri(uri).Query;
        return (BuyerQuery.Read(query), BuyerQuery.Place(query));
    }
}
