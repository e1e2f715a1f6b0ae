using SellerDesk.Application.Orders.Packing;
using SellerDesk.Domain.Orders;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Orders.Packing;

/// <summary>How points of packing are said.</summary>
internal static class PackingWordsOf
{
    public static string Kind(this Texts t, PackingPointKind kind) => t["packing.kind." + kind.ToString().ToLowerInvariant()];

    /// <summary>A marketplace's rule in the desk's own words.</summary>
    public static string PackingRule(this Texts t, string code) => t["packing.rule." + code];

    public static string Text(this Texts t, SheetPoint point) => point.Text.Length > 0 ? point.Text : t.PackingRule(point.Point);

    public static string Scope(this Texts t, SheetLine line) => line.Scope switch
    {
        PackingScope.Product => t["packing.scope.product"],
        PackingScope.Category => t["packing.scope.category", line.Category],
        PackingScope.Shop => t["packing.scope.shop"],
        _ => t["packing.scope.none"],
    };
}
