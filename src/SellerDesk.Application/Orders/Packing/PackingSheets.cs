using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Orders.Packing;

/// <summary>Sheets of orders: the most particular list of each line, the marketplace's rules, and what was ticked off.</summary>
public sealed class PackingSheets(ScopedDb database)
{
    /// <summary>Sheets that are printed at once.</summary>
    public const int Most = 100;

    /// <returns>Null when there is no such order, or it is of a shop that whoever asks does not see.</returns>
    public async Task<PackingSheet?> FindAsync(OrderId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return (await LoadAsync(db, await db.Orders.AsNoTracking().Include(o => o.Lines).Where(o => o.Id == id).ToListAsync(cancel), cancel)).SingleOrDefault();
    }

    /// <summary>Some orders, in the order in which they were asked for.</summary>
    public async Task<IReadOnlyList<PackingSheet>> LoadAsync(IReadOnlyList<OrderId> ids, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var wanted = ids.Take(Most).ToList();
        var sheets = await LoadAsync(db, await db.Orders.AsNoTracking().Include(o => o.Lines).Where(o => wanted.Contains(o.Id)).ToListAsync(cancel), cancel);
        return [.. sheets.OrderBy(sheet => wanted.IndexOf(sheet.Id))];
    }

    /// <summary>What is with us and has to be handed over before <paramref name="until"/>, the most urgent first.</summary>
    /// <param name="after">What has been late for longer is history.</param>
    public async Task<IReadOnlyList<PackingSheet>> ToShipAsync(ShopId? shop, DateTimeOffset after, DateTimeOffset until, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var orders = await db.Orders.AsNoTracking().Include(o => o.Lines)
            .Where(o => (o.Stage == OrderStage.Received || o.Stage == OrderStage.Assembled || o.Stage == OrderStage.Packed) && o.ShipBy >= after && o.ShipBy < until && (shop == null || o.ShopId == shop))
            .OrderBy(o => o.ShipBy).ThenBy(o => o.Id).Take(Most).ToListAsync(cancel);
        return await LoadAsync(db, orders, cancel);
    }

    internal static async Task<List<PackingSheet>> OfAsync(SellerDeskDb db, IReadOnlyList<OrderId> ids, CancellationToken cancel) =>
        await LoadAsync(db, await db.Orders.AsNoTracking().Include(o => o.Lines).Where(o => ids.Contains(o.Id)).ToListAsync(cancel), cancel);

    private static async Task<List<PackingSheet>> LoadAsync(SellerDeskDb db, List<Order> orders, CancellationToken cancel)
    {
        if (orders.Count == 0)
        {
            return [];
        }

        var (ids, shopIds) = (orders.ConvertAll(order => order.Id), orders.Select(order => order.ShopId).Distinct().ToList());
        var products = orders.SelectMany(order => order.Lines).Select(line => line.ProductId).Distinct().ToList();
        var categories = orders.SelectMany(order => order.Lines).Select(line => line.Category).OfType<string>().Distinct().ToList();
        var shops = await db.Shops.AsNoTracking().Where(s => shopIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => (s.Name, s.Marketplace), cancel);
        var names = await db.Products.AsNoTracking().Where(p => products.Contains(p.Id)).Select(p => new Named(p.Id, p.Name, p.Article ?? p.Ref.Number, p.Category)).ToDictionaryAsync(p => p.Id, cancel);
        categories.AddRange(names.Values.Select(product => product.Category).OfType<string>().Except(categories));
        var lists = await db.PackingLists.AsNoTracking().Include(l => l.Points)
            .Where(l => shopIds.Contains(l.ShopId) && (l.ProductId == null ? l.Category == null || categories.Contains(l.Category) : products.Contains(l.ProductId))).ToListAsync(cancel);
        var ticks = (await db.PackingTicks.AsNoTracking().Where(t => ids.Contains(t.OrderId)).ToListAsync(cancel)).ToDictionary(t => (t.OrderId, t.LineNumber, t.Point));
        return orders.ConvertAll(order => Sheet(order, shops[order.ShopId], names, lists, ticks));
    }

    private static PackingSheet Sheet(
        Order order, (string Name, Marketplace Marketplace) shop, Dictionary<ProductId, Named> names, List<PackingList> lists, Dictionary<(OrderId, int, string), PackingTick> ticks)
    {
        var lines = order.Lines.OrderBy(line => line.LineNumber).Select(line =>
        {
            var product = line.ProductId is { } id ? names.GetValueOrDefault(id) : null;
            var category = product?.Category ?? line.Category;
            var list = Of(lists, order.ShopId, line.ProductId, category, line.Category);
            return new SheetLine(
                line.LineNumber, line.ProductId, product?.Name, product?.Article, category, line.Quantity, ScopeOf(list), list?.Id,
                [.. (list?.Points ?? []).OrderBy(point => point.Place).Select(point => new SheetPoint(point.Id.ToString(), point.Kind, point.Text, ticks.GetValueOrDefault((order.Id, line.LineNumber, point.Id.ToString()))))]);
        });
        var rules = PackingRules.Of(shop.Marketplace).Select(rule => new SheetPoint(rule, PackingPointKind.Label, "", ticks.GetValueOrDefault((order.Id, PackingTick.WholeOrder, rule))));
        return new PackingSheet(order.Id, order.ShopId, shop.Name, shop.Marketplace, order.Ref.Number, order.Stage, order.ShipBy, order.Carrier, order.BuyerCity ?? order.BuyerRegion, [.. lines], [.. rules]);
    }

    /// <summary>The card's category counts before the order's own word for it.</summary>
    private static PackingList? Of(List<PackingList> lists, ShopId shop, ProductId? product, string? category, string? said)
    {
        var own = lists.Where(list => list.ShopId == shop).ToList();
        return own.Find(list => product is not null && list.ProductId == product)
            ?? own.Find(list => list.Category is not null && list.Category == category)
            ?? own.Find(list => list.Category is not null && list.Category == said)
            ?? own.Find(list => list is { ProductId: null, Category: null });
    }

    private static PackingScope ScopeOf(PackingList? list) => list switch
    {
        null => PackingScope.None,
        { ProductId: not null } => PackingScope.Product,
        { Category: not null } => PackingScope.Category,
        _ => PackingScope.Shop,
    };

    private sealed record Named(ProductId Id, string Name, string Article, string? Category);
}
