using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Buyers.Lifetimes;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Inbox;

namespace SellerDesk.Web.Buyers;

/// <summary>The address of those who may be leaving: whose shop, and which sign they show.</summary>
internal static class LeavingAddress
{
    public const string Path = "/buyers/leaving";

    public static string Of(ShopId shop, LeavingSign sign) => $"{Path}?shop={shop.Value}" + (sign == LeavingSign.Any ? "" : $"&sign={Word(sign)}");

    public static string Buyer(BuyerId id) => InboxAddress.Buyer(id);

    public static string Word(LeavingSign sign) => sign.ToString().ToLowerInvariant();

    public static (ShopId? Shop, LeavingSign Sign) Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return (
            Guid.TryParse(query.GetValueOrDefault("shop"), out var shop) ? new ShopId(shop) : null,
            Enum.TryParse<LeavingSign>(query.GetValueOrDefault("sign"), ignoreCase: true, out var sign) && Enum.IsDefined(sign) ? sign : LeavingSign.Any);
    }
}
