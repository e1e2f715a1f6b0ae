using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Kaspi;

/// <summary>Reads: lists of orders by state and creation, one order by its code, entries, cards, reviews of the seller.</summary>
internal static class KaspiRoutes
{
    public const string Root = "/kaspi/v2";
    private const int MaxSize = 100;
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(14);

    public static void MapReads(this RouteGroupBuilder kaspi)
    {
        kaspi.MapGet("/orders", OrdersAsync);
        kaspi.MapGet("/orders/{id}/entries", EntriesAsync);
        kaspi.MapGet("/orderentries/{id}/product", ProductAsync);
        kaspi.MapGet("/merchantreviews", ReviewsAsync);
    }

    private static Task OrdersAsync(HttpContext context, Simulation world, KaspiOrderList list)
    {
        var query = context.Request.Query;
        var withEntries = query["include[orders]"].ToString().Split(',').Contains("entries");
        if (query["filter[orders][code]"].ToString() is { Length: > 0 } code)
        {
            return KaspiJson.WriteAsync(context, StatusCodes.Status200OK, world.Read(context.Caller().Account, (shop, now) =>
                Page(shop, list, KaspiIds.KeyOfCode(code) is { } key && shop.Shop.FindOrder(key, now) is not null ? [key] : [], (0, 1), withEntries, now)));
        }

        if (PageOf(query) is not { } page)
        {
            return KaspiJson.FailAsync(context, StatusCodes.Status400BadRequest, "Required parameter is missing or wrong: page[number], page[size]");
        }

        var (asked, problem) = QueryOf(query, world.Clock.Now);
        return asked is null
            ? KaspiJson.FailAsync(context, StatusCodes.Status400BadRequest, problem)
            : KaspiJson.WriteAsync(context, StatusCodes.Status200OK, world.Read(context.Caller().Account, (shop, now) => Page(shop, list, list.Find(shop, asked, now), page, withEntries, now)));
    }

    private static object Page(ShopBooks shop, KaspiOrderList list, IReadOnlyList<long> keys, (int Number, int Size) page, bool withEntries, DateTimeOffset now)
    {
        var arrived = list.Arrived(shop.Account);
        var orders = keys.Skip(page.Number * page.Size).Take(page.Size).Select(key => shop.Orders.Find(key, now)!).ToArray();
        return new
        {
            data = orders.Select(order => KaspiOrderJson.Order(order, KaspiStatus.Of(shop, order, arrived, now), withEntries)).ToArray(),
            included = withEntries ? orders.Select(order => KaspiOrderJson.Entry(order.Order)).ToArray() : [],
            meta = new { pageCount = (keys.Count + page.Size - 1) / page.Size, totalCount = keys.Count },
        };
    }

    private static Task EntriesAsync(HttpContext context, Simulation world, string id) => OneAsync(context, world, KaspiIds.KeyOfId(id),
        order => new { data = new[] { KaspiOrderJson.Entry(order) }, included = Array.Empty<object>() });

    private static Task ProductAsync(HttpContext context, Simulation world, string id) => OneAsync(context, world, KaspiIds.KeyOfEntry(id),
        order => new { data = KaspiOrderJson.Card(order.Product), included = Array.Empty<object>() });

    private static Task OneAsync(HttpContext context, Simulation world, long? key, Func<Order, object> body) =>
        key is { } known && world.Read(context.Caller().Account, (shop, now) => shop.Shop.FindOrder(known, now)) is { } order
            ? KaspiJson.WriteAsync(context, StatusCodes.Status200OK, body(order))
            : KaspiJson.FailAsync(context, StatusCodes.Status404NotFound, "Not found");

    private static Task ReviewsAsync(HttpContext context, Simulation world)
    {
        var query = context.Request.Query;
        if (!context.Caller().HasReviews)
        {
            return KaspiJson.FailAsync(context, StatusCodes.Status404NotFound, "No mapping for GET /shop/api/v2/merchantreviews");
        }

        if (PageOf(query) is not { } page || Moment(query["filter[merchantreviews][approvedDate][$ge]"]) is not { } from || Moment(query["filter[merchantreviews][approvedDate][$le]"]) is not { } to)
        {
            return KaspiJson.FailAsync(context, StatusCodes.Status400BadRequest, "Required parameter is missing or wrong: page[number], page[size], approvedDate");
        }

        var body = world.Read(context.Caller().Account, (shop, now) =>
        {
            var first = shop.Shop.Reviews.CountUntil(from.AddTicks(-1));
            var count = Math.Max(0, shop.Shop.Reviews.CountUntil(to < now ? to : now) - first);
            return new
            {
                data = Enumerable.Range(first, count).Skip(page.Number * page.Size).Take(page.Size).Select(place => KaspiOrderJson.Review(shop.Reviews.Open(shop.Shop.Reviews[place], now))).ToArray(),
                included = Array.Empty<object>(),
                meta = new { pageCount = (count + page.Size - 1) / page.Size, totalCount = count },
            };
        });
        return KaspiJson.WriteAsync(context, StatusCodes.Status200OK, body);
    }

    private static (KaspiOrderQuery? Query, string Problem) QueryOf(IQueryCollection query, DateTimeOffset now)
    {
        var state = query["filter[orders][state]"].ToString();
        if (!KaspiStatus.States.Contains(state) || Moment(query["filter[orders][creationDate][$ge]"]) is not { } from)
        {
            return (null, "Required parameter is missing or wrong: filter[orders][state], filter[orders][creationDate][$ge]");
        }

        var until = query["filter[orders][creationDate][$le]"].ToString();
        if ((until.Length == 0 ? now : Moment(until)) is not { } to || to - from > LongestWindow)
        {
            return (null, "Period between creationDate $ge and $le must not be longer than 14 days");
        }

        return (new KaspiOrderQuery(state, query["filter[orders][status]"].ToString() is { Length: > 0 } status ? status : null, from, to), "");
    }

    private static (int Number, int Size)? PageOf(IQueryCollection query) =>
        int.TryParse(query["page[number]"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && int.TryParse(query["page[size]"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= MaxSize
            ? (number, size)
            : null;

    private static DateTimeOffset? Moment(string? milliseconds) =>
        long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : null;
}
