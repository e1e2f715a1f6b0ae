using System.Globalization;
using System.Text;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>Postings of the seller's warehouse and of the marketplace's: lists by period with a cursor, and one by its number.</summary>
internal static class OzonPostingRoutes
{
    private const int MaxLimit = 100;
    private const int MaxNumbers = 100;
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(366);

    public static void MapPostings(this RouteGroupBuilder api)
    {
        api.MapPost("/v4/posting/fbs/list", (HttpContext context, Simulation world) => ListAsync(context, world, fromSeller: true));
        api.MapPost("/v3/posting/fbo/list", (HttpContext context, Simulation world) => ListAsync(context, world, fromSeller: false));
        api.MapPost("/v3/posting/fbs/get", OneAsync);
    }

    private static async Task ListAsync(HttpContext context, Simulation world, bool fromSeller)
    {
        var body = await OzonBody.ReadAsync(context);
        var filter = body?.In("filter");
        var limit = body?.Number("limit") ?? 0;
        if (limit is < 1 or > MaxLimit || filter!.Time("since") is not { } since || filter.Time("to") is not { } to)
        {
            await OzonAnswer.InvalidAsync(context, "filter.since, filter.to and limit (1..100) are required");
            return;
        }

        if (to - since > LongestPeriod || to < since)
        {
            await OzonAnswer.InvalidAsync(context, "PERIOD_IS_TOO_LONG");
            return;
        }

        var query = new Query(since, to, filter.In("last_changed_status_date").Time("from"), filter.In("last_changed_status_date").Time("to"), filter.Texts("statuses"), filter.Texts("order_numbers"), fromSeller);
        var place = Place.Read(body!.Text("cursor"));
        await OzonAnswer.GoodAsync(context, world.Read(OzonGate.CallerOf(context).Account, (shop, now) =>
        {
            var rows = query.Rows(shop, place, now).Take((int)limit + 1).ToList();
            var page = rows.Take((int)limit).ToList();
            return new
            {
                cursor = page.Count > 0 ? Place.Of(page[^1].Order).ToString() : "",
                has_next = rows.Count > limit,
                postings = page.Select(state => fromSeller ? OzonPostingWire.Fbs(state) : OzonPostingWire.Fbo(state)).ToArray(),
            };
        }));
    }

    private static async Task OneAsync(HttpContext context, Simulation world)
    {
        var number = (await OzonBody.ReadAsync(context))?.Text("posting_number") ?? "";
        var found = world.Read(OzonGate.CallerOf(context).Account, (shop, now) => shop.Orders.Find(OzonIds.KeyOf(number), now) is { Order.FromSeller: true } state ? OzonPostingWire.Detail(state) : null);
        await (found is null ? OzonAnswer.UnknownAsync(context, "posting") : OzonAnswer.GoodAsync(context, new { result = found }));
    }

    private sealed record Query(DateTimeOffset Since, DateTimeOffset To, DateTimeOffset? ChangedFrom, DateTimeOffset? ChangedTo, string[] Statuses, string[] Numbers, bool FromSeller)
    {
        public IEnumerable<OrderState> Rows(ShopBooks shop, Place? after, DateTimeOffset now) => Candidates(shop, after, now)
            .Where(state => state.Order.FromSeller == FromSeller && state.Order.CreatedAt >= Since && state.Order.CreatedAt <= To)
            .Where(state => after is not { } place || place.IsBefore(state.Order))
            .Where(state => !(state.ChangedAt < ChangedFrom) && !(state.ChangedAt > ChangedTo))
            .Where(state => Statuses.Length == 0 || Statuses.Contains(OzonPostingWire.StatusOf(state).Status));

        private IEnumerable<OrderState> Candidates(ShopBooks shop, Place? after, DateTimeOffset now)
        {
            if (Numbers.Length > 0)
            {
                return Numbers.Take(MaxNumbers).Select(number => shop.Orders.Find(OzonIds.KeyOf(number), now)).OfType<OrderState>().OrderBy(state => state.Order.CreatedAt);
            }

            var from = after is { } place && place.At > Since ? place.At : Since;
            return ChangedFrom is { } changed && changed > from
                ? shop.Orders.Changed(changed, now).Where(state => state.Order.CreatedAt >= from)
                : shop.Orders.Made(from, To, now);
        }
    }

    /// <summary>The place of the last posting of a page.</summary>
    private readonly record struct Place(DateTimeOffset At, long Key)
    {
        public static Place Of(Order order) => new(order.CreatedAt, order.Key.Packed);

        public static Place? Read(string cursor)
        {
            var bytes = new byte[cursor.Length];
            if (cursor.Length == 0 || !Convert.TryFromBase64String(cursor, bytes, out var count) || Encoding.ASCII.GetString(bytes, 0, count).Split(':') is not [var ticks, var key])
            {
                return null;
            }

            return new Place(new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero), long.Parse(key, CultureInfo.InvariantCulture));
        }

        public bool IsBefore(Order order) => order.CreatedAt > At || (order.CreatedAt == At && order.Key.Packed > Key);

        public override string ToString() => Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}:{Key}")));
    }
}
