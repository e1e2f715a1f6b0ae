using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Inbox;

/// <summary>Addresses of the macros' page: what is opened stands in them.</summary>
internal static class MacrosAddress
{
    public const string Page = "/settings/macros";
    public const string Add = Page + "?add=1";

    public static string Open(MacroId macro) => $"{Page}?open={macro.Value}";
}
