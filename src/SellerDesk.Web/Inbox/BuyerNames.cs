using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Inbox;

/// <summary>How a buyer is called wherever one is named.</summary>
internal static class BuyerNames
{
    /// <summary>The mask or shown name, else the number that the desk gave.</summary>
    public static string BuyerName(this Texts t, string? name, long number) => name ?? t["inbox.buyer.number", t.Format.Number(number)];
}
