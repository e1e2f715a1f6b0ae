using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Orders;

/// <summary>Which orders a program wants, newest first.</summary>
/// <param name="Since">Ordered then or later (UTC).</param>
public sealed record OrderAsk(ShopId? Shop, OrderStage? Stage, string? Number, DateTimeOffset? Since);

/// <param name="Products">Of its lines.</param>
/// <param name="Steps">In the order of the way; only of a single order.</param>
public sealed record OrderRow(Order Order, IReadOnlyDictionary<ProductId, NamedProduct> Products, IReadOnlyList<OrderStep>? Steps = null);

/// <summary>Orders with their lines for programs, slice by slice.</summary>
public sealed class OrderList(ScopedDb database)
{
    public async Task<ListSlice<OrderRow>> LoadAsync(OrderAsk filter, ListPlace? after, int limit, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var newest = new NewestRows("orders", "ordered_at", after, limit + 1)
            .Where("stage", filter.Stage?.ToString()).Where("number", filter.Number).Where("ordered_at", filter.Since?.UtcDateTime, ">=");
        var orders = await newest.Of<Order>(db, filter.Shop).AsNoTracking().Include(o => o.Lines).OrderByDescending(o => o.OrderedAt).ThenByDescending(o => o.Id).ToListAsync(cancel);
        var (rows, next) = Slices.Cut(orders, limit, order => new ListPlace(order.OrderedAt, order.Id.Value));
        var products = await NamesAsync(db, rows, cancel);
        return new ListSlice<OrderRow>(rows.ConvertAll(order => new OrderRow(order, products)), next);
    }

    /// <returns>Null when there is none, or it is of a shop that whoever asks does not see.</returns>
    public async Task<OrderRow?> FindAsync(OrderId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == id, cancel);
        if (order is null)
        {
            return null;
        }

        var steps = (await db.OrderSteps.AsNoTracking().Where(s => s.OrderId == id && s.ShopId == order.ShopId).ToListAsync(cancel)).OrderBy(s => s.Stage).ToList();
        return new OrderRow(order, await NamesAsync(db, [order], cancel), steps);
    }

    private static Task<Dictionary<ProductId, NamedProduct>> NamesAsync(SellerDeskDb db, IEnumerable<Order> orders, CancellationToken cancel) =>
        ProductNames.OfAsync(db, orders.SelectMany(order => order.Lines).Select(line => line.ProductId), cancel);
}
