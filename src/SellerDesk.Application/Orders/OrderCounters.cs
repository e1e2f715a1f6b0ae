using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Orders;

/// <summary>So many orders of a shop at a stage with one value of one part.</summary>
internal sealed record OrderCell(ShopId Shop, OrderStage Stage, OrderPart Part, string Value, int Count);

/// <summary>An order that is owed something.</summary>
internal sealed record OwedOrder(ShopId Shop, bool ToShip, DateTimeOffset ActBy);

/// <summary>
/// The counters of all shops and the deadlines that are near or have passed, read at most once in some seconds for the whole process. One of these is shared by
/// all pages.
/// </summary>
public sealed class OrderCounters(WholeDb database, TimeProvider time)
{
    /// <summary>Where counting deadlines ends: the page then says "20 000+".</summary>
    public const int Most = 20_000;

    /// <summary>"Today" ends somewhere on earth within this.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(26);

    private readonly RecentValue<IReadOnlyList<OrderCell>> cells = new(TimeSpan.FromSeconds(2), time, () => CellsAsync(database));
    private readonly RecentValue<IReadOnlyList<OwedOrder>> owed = new(TimeSpan.FromSeconds(5), time, () => OwedAsync(database, time.GetUtcNow()));

    internal Task<IReadOnlyList<OrderCell>> CellsAsync(CancellationToken cancel) => cells.GetAsync(cancel);

    /// <summary>The nearest first, at most <see cref="Most"/>.</summary>
    internal Task<IReadOnlyList<OwedOrder>> OwedAsync(CancellationToken cancel) => owed.GetAsync(cancel);

    public void Forget()
    {
        cells.Forget();
        owed.Forget();
    }

    private static async Task<IReadOnlyList<OrderCell>> CellsAsync(WholeDb database)
    {
        await using var db = database.Open();
        return await db.OrderCounts.AsNoTracking().GroupBy(c => new { c.ShopId, c.Stage, c.Part, c.Value }).Select(g => new { g.Key, Count = g.Sum(c => c.Count) }).Where(g => g.Count != 0)
            .Select(g => new OrderCell(g.Key.ShopId, g.Key.Stage, g.Key.Part, g.Key.Value, g.Count)).ToListAsync();
    }

    private static async Task<IReadOnlyList<OwedOrder>> OwedAsync(WholeDb database, DateTimeOffset now)
    {
        await using var db = database.Open();
        var (from, until) = (now - OrderFilter.History, now + Ahead);
        return await db.Orders.AsNoTracking().Where(o => o.ActBy != null && o.ActBy > from && o.ActBy <= until
                && (o.Stage == OrderStage.Received || o.Stage == OrderStage.Assembled || o.Stage == OrderStage.Packed || !Regex.IsMatch(o.Status, OrderStages.ArrivedWords, RegexOptions.IgnoreCase))).OrderBy(o => o.ActBy).ThenBy(o => o.Id).Take(Most)
            .Select(o => new OwedOrder(o.ShopId, o.Stage == OrderStage.Received || o.Stage == OrderStage.Assembled || o.Stage == OrderStage.Packed, o.ActBy!.Value)).ToListAsync();
    }
}
