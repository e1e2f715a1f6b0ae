using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>Reviews and comments on them. A comment is listed only once a moderator has seen it.</summary>
internal static partial class OzonReviewRoutes
{
    private const int MinLimit = 20;
    private const int MaxLimit = 100;
    private static readonly TimeSpan NewFor = TimeSpan.FromDays(3);

    public static void MapReviews(this RouteGroupBuilder api)
    {
        api.MapPost("/v2/review/list", ListAsync);
        api.MapPost("/v2/review/info", InfoAsync);
        api.MapPost("/v2/review/count", CountAsync);
        api.MapPost("/v1/review/comment/list", CommentsAsync);
        api.MapPost("/v1/review/comment/create", CommentAsync);
        api.MapPost("/v2/review/change-status", MarkAsync);
    }

    private static async Task ListAsync(HttpContext context, Simulation world)
    {
        var body = await OzonBody.ReadAsync(context);
        if (body?.Number("limit") is not (>= MinLimit and <= MaxLimit and var limit))
        {
            await OzonAnswer.InvalidAsync(context, $"limit must be between {MinLimit} and {MaxLimit}");
            return;
        }

        var filters = body.In("filters");
        var status = filters.Text("status");
        var newestFirst = body.Text("sort_dir") != "ASC";
        await OzonAnswer.GoodAsync(context, world.Read(OzonGate.CallerOf(context).Account, (shop, now) =>
        {
            var rows = Walk(shop, now, filters.Time("published_from"), filters.Time("published_to"), body.Text("last_id"), newestFirst)
                .Where(entry => status is "" or "ALL" || StatusOf(shop, entry, now) == status).Take((int)limit + 1).ToList();
            var page = rows.Take((int)limit).Select(entry => shop.Reviews.Open(entry, now)).ToList();
            return new
            {
                reviews = page.Select((review, i) => RowOf(review, StatusOf(shop, rows[i], now), now)).ToArray(),
                has_next = rows.Count > limit,
                last_id = page.Count > 0 ? page[^1].Id : "",
            };
        }));
    }

    /// <summary>By place in the list of all, so that a page far inside a long list is as quick as the first.</summary>
    private static IEnumerable<Entry> Walk(ShopBooks shop, DateTimeOffset now, DateTimeOffset? from, DateTimeOffset? to, string lastId, bool newestFirst)
    {
        var timeline = shop.Shop.Reviews;
        var begin = from is { } after ? timeline.CountUntil(after) : 0;
        var end = timeline.CountUntil(to is { } before && before < now ? before : now);
        if (lastId.Length > 0 && shop.Reviews.Find(lastId) is { } last)
        {
            var place = timeline.CountUntil(last.At.AddTicks(-1));
            while (place < end && timeline[place].CompareTo(last) != 0)
            {
                place++;
            }

            (begin, end) = newestFirst ? (begin, Math.Min(end, place)) : (Math.Max(begin, place + 1), end);
        }

        for (var i = 0; i < end - begin; i++)
        {
            yield return timeline[newestFirst ? end - 1 - i : begin + i];
        }
    }

    private static async Task InfoAsync(HttpContext context, Simulation world)
    {
        var id = (await OzonBody.ReadAsync(context))?.Text("review_id") ?? "";
        var host = $"{context.Request.Scheme}://{context.Request.Host}";
        var found = world.Read(OzonGate.CallerOf(context).Account, (shop, now) => shop.Reviews.Find(id) is { } entry && entry.At <= now ? WholeOf(shop.Reviews.Open(entry, now), StatusOf(shop, entry, now), now, host) : null);
        await (found is null ? OzonAnswer.UnknownAsync(context, "review") : OzonAnswer.GoodAsync(context, found));
    }

    private static Task CountAsync(HttpContext context, Simulation world) => OzonAnswer.GoodAsync(context, world.Read(OzonGate.CallerOf(context).Account, (shop, now) =>
    {
        var counts = shop.Reviews.Seen(now, true).GroupBy(entry => StatusOf(shop, entry, now)).ToDictionary(group => group.Key, group => group.Count());
        return new { total = counts.Values.Sum(), processed = counts.GetValueOrDefault("PROCESSED"), @new = counts.GetValueOrDefault("NEW"), viewed = counts.GetValueOrDefault("VIEWED") };
    }));

    private static async Task CommentsAsync(HttpContext context, Simulation world)
    {
        var body = await OzonBody.ReadAsync(context);
        if (body?.Number("limit") is not (>= MinLimit and <= MaxLimit))
        {
            await OzonAnswer.InvalidAsync(context, $"limit must be between {MinLimit} and {MaxLimit}");
            return;
        }

        var id = body.Text("review_id");
        var found = world.Read(OzonGate.CallerOf(context).Account, (shop, now) => shop.Reviews.Find(id) is { } entry && entry.At <= now ? CommentsOf(shop.Reviews.Open(entry, now), now) : null);
        await (found is null ? OzonAnswer.UnknownAsync(context, "review") : OzonAnswer.GoodAsync(context, new { comments = found, offset = found.Length }));
    }

    private static async Task CommentAsync(HttpContext context, SellerActs acts)
    {
        var body = await OzonBody.ReadAsync(context);
        var (id, text) = (body?.Text("review_id") ?? "", body?.Text("text") ?? "");
        if (id.Length == 0 || string.IsNullOrWhiteSpace(text))
        {
            await OzonAnswer.InvalidAsync(context, "review_id and text are required");
            return;
        }

        var row = acts.AnswerReview(OzonGate.CallerOf(context).Account, Home.Ozon, id, text);
        await (row switch
        {
            { IdKnown: false } => OzonAnswer.UnknownAsync(context, "review"),
            { Accepted: false } => OzonAnswer.RefuseAsync(context, StatusCodes.Status409Conflict, "review already has an official comment"),
            _ => OzonAnswer.GoodAsync(context, new { comment_id = CommentId(id) }),
        });
    }

    private static async Task MarkAsync(HttpContext context, SellerActs acts)
    {
        var body = await OzonBody.ReadAsync(context);
        var ids = body?.Texts("review_ids") ?? [];
        if (ids.Length is < 1 or > 100 || body!.Text("status") is not ("PROCESSED" or "VIEWED"))
        {
            await OzonAnswer.InvalidAsync(context, "review_ids: 1..100, status: PROCESSED, VIEWED");
            return;
        }

        foreach (var id in ids)
        {
            acts.MarkReview(OzonGate.CallerOf(context).Account, Home.Ozon, id, body.Text("status").ToLowerInvariant());
        }

        await OzonAnswer.GoodAsync(context, new { });
    }
}
