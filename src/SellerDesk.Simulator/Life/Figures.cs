using SellerDesk.Simulator.Texts;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Life;

/// <summary>What is counted from a shop's own orders and reviews: the funnel, the seller's quality, a product's rating. Nothing of it is kept.</summary>
internal static class Figures
{
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    /// <summary>One row per product and day of Moscow, both ends included, in the order of days.</summary>
    public static IEnumerable<FunnelDay> Funnel(ShopBooks shop, DateOnly from, DateOnly to, DateTimeOffset now)
    {
        var byDay = shop.Orders.Made(Midnight(from), Midnight(to.AddDays(1)).AddTicks(-1), now)
            .GroupBy(state => (DayOf(state.Order.CreatedAt), state.Order.Product.NmId))
            .ToDictionary(group => group.Key, group => group.Select(state => (state.Order.SellerPrice, state.At(OrderStage.Received) is not null && state.Stage != OrderStage.Returned, IsCancelled(state), state.Stage == OrderStage.Returned && !IsCancelled(state))).ToList());
        var usual = shop.Account.Products.Sum(product => product.Weight);
        for (var day = from; day <= to && Midnight(day) <= now; day = day.AddDays(1))
        {
            foreach (var product in shop.Account.Products)
            {
                yield return FunnelDay.Of(shop.Settings.Seed, product, day, 40.0 * product.Weight / usual, byDay.GetValueOrDefault((day, product.NmId), []));
            }
        }
    }

    /// <summary>The figures of the last thirty days beside those of the thirty before.</summary>
    public static IReadOnlyList<QualityFigure> Quality(ShopBooks shop, DateTimeOffset now)
    {
        var current = shop.Orders.Made(now.AddDays(-30), now, now).ToList();
        var before = shop.Orders.Made(now.AddDays(-60), now.AddDays(-30), now).ToList();
        QualityFigure Share(string code, double warning, double critical, Func<OrderState, bool> counts, Func<OrderState, bool> spoils)
        {
            var counted = current.Where(counts).ToList();
            var spoilt = counted.Where(spoils).Select(state => state.Order).ToList();
            var value = counted.Count == 0 ? 0 : spoilt.Count / (double)counted.Count;
            var earlier = before.Where(counts).ToList();
            return new QualityFigure(code, value, earlier.Count == 0 ? 0 : earlier.Count(spoils) / (double)earlier.Count, value >= critical ? QualityLevel.Critical : value >= warning ? QualityLevel.Warning : QualityLevel.Good, counted.Count, spoilt);
        }

        var rating = Rating(shop, null, now.AddDays(-90), now);
        return
        [
            Share(QualityFigure.LateHandOver, 0.05, 0.1, state => state.Order.FromSeller && state.At(OrderStage.HandedOver) is not null, state => state.At(OrderStage.HandedOver) > Delivery.Of(state.Order).ShipBy),
            Share(QualityFigure.LateDelivery, 0.06, 0.12, state => state.At(OrderStage.Ready) is not null, state => state.At(OrderStage.Ready) > Delivery.Of(state.Order).PromisedTo),
            Share(QualityFigure.CancelledBySeller, 0.02, 0.05, state => state.Order.FromSeller, state => state.CancelledBy == CancelledBy.Seller),
            Share(QualityFigure.Returned, 0.08, 0.15, state => state.At(OrderStage.Received) is not null, state => state.Stage == OrderStage.Returned),
            new QualityFigure(QualityFigure.Rating, rating.Value, Rating(shop, null, now.AddDays(-180), now.AddDays(-90)).Value, rating.Value < 4 ? QualityLevel.Critical : rating.Value < 4.4 ? QualityLevel.Warning : QualityLevel.Good, rating.Count, []),
        ];
    }

    /// <summary>The mean of the reviews' stars and how many there are; of one product or of all.</summary>
    public static (double Value, int Count) Rating(ShopBooks shop, int? nmId, DateTimeOffset from, DateTimeOffset now)
    {
        var (sum, count) = (0, 0);
        foreach (var entry in shop.Reviews.Seen(now, newestFirst: true))
        {
            if (entry.At < from)
            {
                break;
            }

            if (nmId is null || entry.NmId == nmId)
            {
                sum += entry.Rating;
                count++;
            }
        }

        return (count == 0 ? 0 : Math.Round(sum / (double)count, 2), count);
    }

    public static IEnumerable<Card> Cards(ShopBooks shop) => shop.Account.Products.Select(product => CardWriter.Write(shop.Settings.Seed, shop.Account, product, shop.Settings.Start));

    private static bool IsCancelled(OrderState state) => state.Steps.Any(step => step.Stage is OrderStage.Cancelled or OrderStage.Refused);

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Moscow).Date);

    private static DateTimeOffset Midnight(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Moscow).ToUniversalTime();
}
