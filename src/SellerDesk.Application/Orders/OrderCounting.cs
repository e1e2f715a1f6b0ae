using SellerDesk.Application.Data;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Orders;

/// <summary>How many: in every queue, at every stage, of every choice beside the list.</summary>
/// <param name="Total">Of the list itself; null where only counting its rows would tell.</param>
/// <param name="Capped">Counting of queues ended before the end.</param>
public sealed record OrderFigures(
    int? Total, IReadOnlyDictionary<OrderQueue, int> Queues, bool Capped, IReadOnlyDictionary<OrderStage, int> Stages, IReadOnlyDictionary<ShopId, int> Shops,
    IReadOnlyList<OrderChoice> Schemes, IReadOnlyList<OrderChoice> Carriers, IReadOnlyList<OrderChoice> Warehouses, IReadOnlyList<OrderChoice> Regions)
{
    public static readonly OrderFigures None = new(
        null, new Dictionary<OrderQueue, int>(), false, new Dictionary<OrderStage, int>(), new Dictionary<ShopId, int>(), [], [], [], []);
}

/// <summary>A value that a filter may take, with its orders among the chosen shops and stage.</summary>
public sealed record OrderChoice(string Value, int Count);

/// <summary>Counts of orders without COUNT: from counters that the database keeps, and from the short list of near deadlines.</summary>
public sealed class OrderCounting(OrderCounters counters, IShopScopeSource scopeSource)
{
    public async Task<OrderFigures> LoadAsync(OrderFilter filter, OrderMoment moment, CancellationToken cancel)
    {
        var scope = await scopeSource.GetAsync(cancel);
        var all = (await counters.CellsAsync(cancel)).Where(cell => scope.Contains(cell.Shop)).ToList();
        var owed = await counters.OwedAsync(cancel);
        var seen = owed.Where(order => scope.Contains(order.Shop)).ToList();
        var chosen = all.Where(cell => OfShops(filter, cell.Shop)).ToList();
        return new OrderFigures(
            Total(filter, moment, chosen, seen),
            Enum.GetValues<OrderQueue>().ToDictionary(queue => queue, queue => In(filter, moment, queue, seen)),
            owed.Count >= OrderCounters.Most,
            Sum(chosen.Where(cell => cell.Part == OrderPart.All), cell => cell.Stage),
            Sum(all.Where(cell => cell.Part == OrderPart.All && OfStage(filter, cell.Stage)), cell => cell.Shop),
            Choices(OrderPart.Scheme), Choices(OrderPart.Carrier), Choices(OrderPart.Warehouse), Choices(OrderPart.Region));

        List<OrderChoice> Choices(OrderPart part) =>
        [
            .. Sum(chosen.Where(cell => cell.Part == part && OfStage(filter, cell.Stage)), cell => cell.Value).Select(pair => new OrderChoice(pair.Key, pair.Value))
                .OrderByDescending(choice => choice.Count).ThenBy(choice => choice.Value, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>What waits to be handed over today or is late already, for the left column; the second figure is what is late.</summary>
    public async Task<(int Today, int Late)> WaitingAsync(OrderMoment moment, CancellationToken cancel)
    {
        var scope = await scopeSource.GetAsync(cancel);
        var seen = (await counters.OwedAsync(cancel)).Where(order => scope.Contains(order.Shop)).ToList();
        return (In(OrderFilter.Default, moment, OrderQueue.Today, seen), In(OrderFilter.Default, moment, OrderQueue.Late, seen));
    }

    private static int? Total(OrderFilter filter, OrderMoment moment, List<OrderCell> chosen, List<OwedOrder> owed)
    {
        if (filter.BeyondCounters || filter.Counted.Count > 1)
        {
            return null;
        }

        if (filter.Queue is { } queue)
        {
            return filter.Stage is null && filter.Counted.Count == 0 ? In(filter, moment, queue, owed) : null;
        }

        var (part, value) = filter.Counted is [var one] ? one : (OrderPart.All, "");
        return chosen.Where(cell => cell.Part == part && cell.Value == value && OfStage(filter, cell.Stage)).Sum(cell => cell.Count);
    }

    private static int In(OrderFilter filter, OrderMoment moment, OrderQueue queue, List<OwedOrder> owed)
    {
        var (after, until, toShip) = moment.Of(queue);
        return owed.Count(order => order.ToShip == toShip && order.ActBy > after && order.ActBy <= until && OfShops(filter, order.Shop));
    }

    private static bool OfShops(OrderFilter filter, ShopId shop) => filter.Shops.Count == 0 || filter.Shops.Contains(shop);

    private static bool OfStage(OrderFilter filter, OrderStage stage) => filter.Stage is null || filter.Stage == stage;

    private static Dictionary<TKey, int> Sum<TKey>(IEnumerable<OrderCell> cells, Func<OrderCell, TKey> key) where TKey : notnull =>
        cells.GroupBy(key).ToDictionary(group => group.Key, group => group.Sum(cell => cell.Count));
}
