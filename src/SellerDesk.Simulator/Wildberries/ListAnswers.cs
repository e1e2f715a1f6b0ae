using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>What the lists of reviews and of questions answer alike: the envelope, one item by its number, the counters.</summary>
internal static class ListAnswers
{
    public static Task GoodAsync(HttpContext context, object? data) => WireJson.WriteAsync(context, StatusCodes.Status200OK, Envelope.Good(data));

    public static Task FailAsync(HttpContext context, int status, string text) => WireJson.WriteAsync(context, status, Envelope.Failed(text, WireProblem.RequestId(context)));

    public static Task OneAsync(HttpContext context, Simulation world, Func<ShopBooks, string, DateTimeOffset, object?> find, string problem)
    {
        var id = context.Request.Query["id"].ToString();
        return world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) => find(shop, id, now)) is { } found
            ? GoodAsync(context, found)
            : FailAsync(context, StatusCodes.Status422UnprocessableEntity, problem);
    }

    public static Task CountAsync(HttpContext context, Simulation world, Func<ShopBooks, DateTimeOffset, IEnumerable<Entry>> seen, Func<ShopBooks, Entry, DateTimeOffset, bool> isAnswered)
    {
        var query = ListQuery.Read(context.Request.Query);
        if (query.Problem is not null)
        {
            return FailAsync(context, StatusCodes.Status400BadRequest, query.Problem);
        }

        var wanted = query.IsAnswered ?? true;
        return GoodAsync(context, world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) => seen(shop, now).Count(entry => query.Fits(entry) && isAnswered(shop, entry, now) == wanted)));
    }

    public static Task UnansweredAsync(HttpContext context, Simulation world, Func<ShopBooks, DateTimeOffset, IEnumerable<Entry>> waiting) =>
        GoodAsync(context, world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) =>
        {
            var today = WireTime.MoscowDay(now);
            var open = waiting(shop, now).ToList();
            return new { countUnanswered = open.Count, countUnansweredToday = open.Count(entry => entry.At >= today) };
        }));
}
