using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>The quality index of the cabinet's shops and what it is made of, for each of the last days.</summary>
internal static class QualityRoutes
{
    private const int DaysKept = 30;

    public static void Map(YandexRoutes routes, Simulation world) =>
        routes.Post("/v2/businesses/{businessId}/ratings/quality", YandexMethod.Read("getQualityRatings", 500, 500, "settings-management", "inventory-and-order-processing"), call => RatingsAsync(call, world));

    private static Task RatingsAsync(YandexExchange call, Simulation world)
    {
        var today = YandexTime.DayOf(world.Clock.Now);
        var from = YandexExchange.Day(call.Text("dateFrom")) ?? today;
        var to = YandexExchange.Day(call.Text("dateTo")) ?? today;
        if (call.Numbers("campaignIds") is not { Length: > 0 and <= 50 } campaigns || from < today.AddDays(-DaysKept) || to > today || to < from)
        {
            return call.BadAsync("campaignIds, dateFrom or dateTo is not valid");
        }

        if (campaigns.Any(campaign => YandexIds.OfCampaign(campaign) != call.Account))
        {
            return call.MissingAsync("Campaign not found");
        }

        var figures = world.Read(call.Account, (shop, now) => Figures.Quality(shop, now).ToDictionary(figure => figure.Code));
        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).ToArray();
        return call.OkAsync(new { campaignRatings = campaigns.Select(campaign => new { campaignId = campaign, ratings = days.Select(day => Rating(call.Account, campaign, day, figures)).ToArray() }).ToArray() });
    }

    private static object Rating(Account account, long campaign, DateOnly day, Dictionary<string, QualityFigure> figures)
    {
        var components = YandexIds.Campaigns.First(one => YandexIds.Campaign(account, one.Program) == campaign).Program switch
        {
            Program.DBS => new[] { ("DBS_CANCELLATION_RATE", QualityFigure.CancelledBySeller), ("DBS_LATE_DELIVERY_RATE", QualityFigure.LateDelivery) },
            Program.FBY => [("FBY_LATE_DELIVERY_RATE", QualityFigure.LateDelivery)],
            _ => [("FBS_CANCELLATION_RATE", QualityFigure.CancelledBySeller), ("FBS_LATE_SHIP_RATE", QualityFigure.LateHandOver)],
        };
        var values = components.Select(one => (Type: one.Item1, Value: Math.Round(figures[one.Item2].Value * 100, 2))).ToArray();
        return new
        {
            rating = Math.Clamp(100 - (int)Math.Round(values.Sum(one => one.Value)), 0, 100),
            calculationDate = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            components = values.Select(one => new { value = one.Value, componentType = one.Type }).ToArray(),
        };
    }
}
