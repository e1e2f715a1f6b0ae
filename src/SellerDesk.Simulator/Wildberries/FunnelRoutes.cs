using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>The sales funnel: cards with the sums of a period and their ratings, and the last week of up to twenty cards by day.</summary>
internal static class FunnelRoutes
{
    private const int MaxCards = 20;
    private const int MaxLimit = 1000;
    private const int HistoryDays = 7;
    private const int MaxDays = 365;
    private const string Root = "/wb/analytics/api/analytics/v3/sales-funnel/products";

    public static void MapFunnel(this WebApplication app)
    {
        app.MapPost(Root, ProductsAsync);
        app.MapPost($"{Root}/history", HistoryAsync);
    }

    private static async Task ProductsAsync(HttpContext context, Simulation world)
    {
        var (body, problem) = await WireBody.ReadAsync<ProductsBody>(context);
        var (limit, offset) = (body?.Limit ?? 50, body?.Offset ?? 0);
        DateOnly from = default, to = default;
        if (problem is null && (body?.SelectedPeriod?.TryRead(out from, out to) != true || limit is < 1 or > MaxLimit || offset < 0 || to.DayNumber - from.DayNumber >= MaxDays))
        {
            problem = "code=400, message=invalid: selectedPeriod (field required)";
        }

        if (problem is not null)
        {
            await AnalyticsProblem.WriteAsync(context, problem);
            return;
        }

        var answer = world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) =>
        {
            var cards = Figures.Cards(shop).ToDictionary(card => card.Product.NmId);
            var rows = Figures.Funnel(shop, from, to, now)
                .GroupBy(day => day.Product.NmId)
                .Where(group => body!.NmIds is not { Length: > 0 } wanted || wanted.Contains(group.Key))
                .Select(group => (Card: cards[group.Key], Days: group.ToList()))
                .OrderByDescending(row => row.Days.Sum(day => day.Opens)).ThenBy(row => row.Card.Product.NmId)
                .Skip(offset).Take(limit);
            return new { data = new { products = rows.Select(row => Show(shop, row.Card, row.Days, from, to, now)).ToArray(), currency = "RUB" } };
        });
        await WireJson.WriteAsync(context, StatusCodes.Status200OK, answer);
    }

    private static object Show(ShopBooks shop, Card card, List<FunnelDay> days, DateOnly from, DateOnly to, DateTimeOffset now) => new
    {
        product = new
        {
            nmId = card.Product.NmId,
            title = card.Title,
            vendorCode = card.Product.Article,
            brandName = card.Product.Brand,
            subjectId = card.Product.SubjectId,
            subjectName = card.Product.Subject,
            tags = Array.Empty<object>(),
            productRating = card.ContentRating / 10m,
            feedbackRating = Figures.Rating(shop, card.Product.NmId, DateTimeOffset.UnixEpoch, now).Value,
            stocks = new { wb = card.Product.Weight * 7, mp = card.Product.Weight * 3, balanceSum = card.Product.Weight * 10 },
        },
        statistic = new
        {
            selected = new
            {
                period = new { start = Text(from), end = Text(to) },
                openCount = days.Sum(day => day.Opens),
                cartCount = days.Sum(day => day.Carts),
                orderCount = days.Sum(day => day.Orders),
                orderSum = (long)days.Sum(day => day.OrderSum),
                buyoutCount = days.Sum(day => day.Buyouts),
                buyoutSum = (long)days.Sum(day => day.BuyoutSum),
                cancelCount = days.Sum(day => day.Cancels + day.Returns),
                cancelSum = (long)days.Sum(day => day.CancelSum),
                avgPrice = card.Product.Price,
                addToWishlist = days.Sum(day => day.Wishes),
            },
        },
    };

    private static async Task HistoryAsync(HttpContext context, Simulation world)
    {
        var (body, problem) = await WireBody.ReadAsync<HistoryBody>(context);
        DateOnly from = default, to = default;
        if (problem is null && (body?.SelectedPeriod?.TryRead(out from, out to) != true || body.NmIds is not { Length: >= 1 and <= MaxCards }))
        {
            problem = "code=400, message=invalid: nmIds (min 1, max 20), selectedPeriod (field required)";
        }

        if (problem is not null)
        {
            await AnalyticsProblem.WriteAsync(context, problem);
            return;
        }

        var account = WildberriesRoutes.CallerOf(context).Account;
        var answer = world.Read(account, (shop, now) => from < WireTime.MoscowDate(now).AddDays(1 - HistoryDays) || to > WireTime.MoscowDate(now)
            ? null
            : Figures.Funnel(shop, from, to, now).Where(day => body!.NmIds!.Contains(day.Product.NmId)).GroupBy(day => day.Product).Select(group => new { product = Name(group.Key), history = group.Select(Day).ToArray(), currency = "RUB" }).ToArray());
        await (answer is null ? AnalyticsProblem.WriteAsync(context, "excess limit on days") : WireJson.WriteAsync(context, StatusCodes.Status200OK, answer));
    }

    private static object Name(Product product) =>
        new { nmId = product.NmId, title = product.Name, vendorCode = product.Article, brandName = product.Brand, subjectId = product.SubjectId, subjectName = product.Subject };

    private static object Day(FunnelDay day) => new
    {
        date = Text(day.Day),
        openCount = day.Opens,
        cartCount = day.Carts,
        orderCount = day.Orders,
        orderSum = (long)day.OrderSum,
        buyoutCount = day.Buyouts,
        buyoutSum = (long)day.BuyoutSum,
        buyoutPercent = Percent(day.Buyouts, day.Orders),
        addToCartConversion = Percent(day.Carts, day.Opens),
        cartToOrderConversion = Percent(day.Orders, day.Carts),
        addToWishlistCount = day.Wishes,
    };

    private static int Percent(int part, int whole) => whole == 0 ? 0 : part * 100 / whole;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record ProductsBody(PeriodBody? SelectedPeriod, long[]? NmIds, int? Limit, int? Offset);

    private sealed record HistoryBody(PeriodBody? SelectedPeriod, long[]? NmIds);
}
