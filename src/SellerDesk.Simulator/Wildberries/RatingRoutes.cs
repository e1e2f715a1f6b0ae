using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>What Wildberries thinks of the seller: rating and stars for personal and service tokens, the rating that buyers see for service tokens alone.</summary>
internal static class RatingRoutes
{
    private static readonly string[] StarNames = ["oneStar", "twoStar", "threeStar", "fourStar", "fiveStar"];

    public static void MapRatings(this WebApplication app)
    {
        app.MapPost("/wb/analytics/api/analytics/v2/item-rating", ItemsAsync);
        app.MapGet("/wb/feedbacks/api/common/v1/rating", SellerAsync);
    }

    private static async Task ItemsAsync(HttpContext context, Simulation world)
    {
        var caller = WildberriesRoutes.CallerOf(context);
        if (caller.Type is not (TokenType.Personal or TokenType.Service))
        {
            await AnalyticsProblem.TokenAsync(context, caller.Type);
            return;
        }

        var (body, problem) = await WireBody.ReadAsync<ItemsBody>(context);
        DateOnly from = default, to = default;
        if (problem is not null || body?.CurrentPeriod?.TryRead(out from, out to) != true || body.OrderBy is null || body.Offset is null || body.Limit is < 0 or > 1000)
        {
            await AnalyticsProblem.WriteAsync(context, problem ?? "code=400, message=invalid: currentPeriod (field required), orderBy (field required), offset (field required)");
            return;
        }

        await WireJson.WriteAsync(context, StatusCodes.Status200OK, world.Read(caller.Account, (shop, now) => new { data = Data(shop, body, WireTime.Midnight(from), WireTime.Midnight(to.AddDays(1)), now) }));
    }

    private static Dictionary<string, object> Data(ShopBooks shop, ItemsBody body, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var seen = shop.Reviews.Seen(now, newestFirst: true).ToList();
        var increase = new Dictionary<string, object> { ["current"] = seen.Count(entry => entry.At >= from && entry.At < to), ["total"] = seen.Count, ["dynamics"] = 0 };
        for (var stars = 5; stars >= 1; stars--)
        {
            var rated = seen.Where(entry => entry.Rating == stars).ToList();
            increase[StarNames[stars - 1]] = new { current = rated.Count(entry => entry.At >= from && entry.At < to), dynamics = 0, total = rated.Count };
        }

        return new Dictionary<string, object>
        {
            ["sellerRating"] = new { current = Figures.Rating(shop, null, DateTimeOffset.UnixEpoch, now).Value, dynamics = 0.0 },
            ["feedbackIncrease"] = increase,
            ["items"] = Figures.Cards(shop).Skip(body.Offset!.Value).Take(body.Limit ?? 100).Select(card => new
            {
                nmId = card.Product.NmId,
                title = card.Title,
                vendorCode = card.Product.Article,
                subjectId = card.Product.SubjectId,
                subjectName = card.Product.Subject,
                brandName = card.Product.Brand,
                rating = card.ContentRating / 10m,
                feedbackRating = new { current = Figures.Rating(shop, card.Product.NmId, DateTimeOffset.UnixEpoch, now).Value },
                isShadowed = false,
            }).ToArray(),
        };
    }

    private static Task SellerAsync(HttpContext context, Simulation world)
    {
        var caller = WildberriesRoutes.CallerOf(context);
        return caller.Type != TokenType.Service
            ? AnalyticsProblem.TokenAsync(context, caller.Type)
            : WireJson.WriteAsync(context, StatusCodes.Status200OK, world.Read(caller.Account, (shop, now) =>
            {
                var (value, count) = Figures.Rating(shop, null, DateTimeOffset.UnixEpoch, now);
                return new { feedbackCount = count, valuation = value };
            }));
    }

    private sealed record ItemsBody(PeriodBody? CurrentPeriod, OrderBody? OrderBy, int? Limit, int? Offset);

    private sealed record OrderBody(string? Field, string? Mode);
}
