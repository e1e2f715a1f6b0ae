using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Orders.Packing;

/// <summary>Which list a line is packed by.</summary>
public enum PackingScope
{
    None,
    Shop,
    Category,
    Product,
}

/// <param name="Point">The point's id, or the code of a marketplace's rule.</param>
/// <param name="Text">Empty for a rule: its words are the page's.</param>
/// <param name="Tick">Who ticked it off and when; null: nobody yet.</param>
public sealed record SheetPoint(string Point, PackingPointKind Kind, string Text, PackingTick? Tick);

/// <param name="Article">The seller's own, or the marketplace's number.</param>
public sealed record SheetLine(int Number, ProductId? Product, string? Name, string? Article, string? Category, int Quantity, PackingScope Scope, PackingListId? List, IReadOnlyList<SheetPoint> Points);

/// <summary>How one order is packed, and what of it is done.</summary>
/// <param name="Rules">The marketplace's own, once for the whole order.</param>
public sealed record PackingSheet(
    OrderId Id, ShopId Shop, string ShopName, Marketplace Marketplace, string Number, OrderStage Stage, DateTimeOffset? ShipBy, string? Carrier, string? Region, IReadOnlyList<SheetLine> Lines, IReadOnlyList<SheetPoint> Rules)
{
    /// <summary>What nobody has ticked off yet.</summary>
    public IEnumerable<(int Line, SheetPoint Point)> Open =>
        Lines.SelectMany(line => line.Points.Select(point => (line.Number, point))).Concat(Rules.Select(rule => (PackingTick.WholeOrder, rule))).Where(one => one.Item2.Tick is null);

    public int Points => Rules.Count + Lines.Sum(line => line.Points.Count);

    public int Done => Rules.Count(rule => rule.Tick is not null) + Lines.Sum(line => line.Points.Count(point => point.Tick is not null));
}
