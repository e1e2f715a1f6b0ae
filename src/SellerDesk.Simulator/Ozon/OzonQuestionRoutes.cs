using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>Questions and answers; some answers are other buyers', and nothing but the name tells them apart.</summary>
internal static class OzonQuestionRoutes
{
    private const int MaxLimit = 100;
    private const int MinText = 2;
    private const int MaxText = 3000;
    private const int BuyersAnswerOneIn = 9;

    public static void MapQuestions(this RouteGroupBuilder api)
    {
        api.MapPost("/v1/question/list", ListAsync);
        api.MapPost("/v1/question/info", InfoAsync);
        api.MapPost("/v1/question/count", CountAsync);
        api.MapPost("/v1/question/answer/list", AnswersAsync);
        api.MapPost("/v1/question/answer/create", AnswerAsync);
    }

    private static async Task ListAsync(HttpContext context, Simulation world)
    {
        var body = await OzonBody.ReadAsync(context);
        if (body?.Number("limit") is not (>= 1 and <= MaxLimit and var limit))
        {
            await OzonAnswer.InvalidAsync(context, $"limit must be between 1 and {MaxLimit}");
            return;
        }

        var filter = body.In("filter");
        await OzonAnswer.GoodAsync(context, world.Read(OzonGate.CallerOf(context).Account, (shop, now) =>
        {
            var rows = Walk(shop, now, filter, body.Text("last_id"), body.Text("sort_dir") != "ASC").Take((int)limit + 1).ToList();
            var page = rows.Take((int)limit).ToList();
            return new { questions = page.Select(RowOf).ToArray(), last_id = page.Count > 0 ? page[^1].Id : "", has_next = rows.Count > limit };
        }));
    }

    private static IEnumerable<OpenQuestion> Walk(ShopBooks shop, DateTimeOffset now, OzonBody filter, string lastId, bool newestFirst)
    {
        var (from, to, status) = (filter.Time("date_from"), filter.Time("date_to"), filter.Text("status"));
        var last = lastId.Length > 0 ? shop.Questions.Find(lastId) : null;
        return shop.Questions.Seen(now, newestFirst)
            .Where(entry => !(entry.At < from) && !(entry.At > to))
            .Where(entry => last is not { } known || (newestFirst ? entry.CompareTo(known) < 0 : entry.CompareTo(known) > 0))
            .Select(entry => shop.Questions.Open(entry, now))
            .Where(question => status is "" or "ALL" || StatusOf(question) == status || (status == "UNPROCESSED" && StatusOf(question) != "PROCESSED"));
    }

    private static async Task InfoAsync(HttpContext context, Simulation world)
    {
        var id = (await OzonBody.ReadAsync(context))?.Text("question_id") ?? "";
        var found = world.Read(OzonGate.CallerOf(context).Account, (shop, now) => Find(shop, id, now) is { } question ? RowOf(question) : null);
        await (found is null ? OzonAnswer.UnknownAsync(context, "question") : OzonAnswer.GoodAsync(context, found));
    }

    private static Task CountAsync(HttpContext context, Simulation world) => OzonAnswer.GoodAsync(context, world.Read(OzonGate.CallerOf(context).Account, (shop, now) =>
    {
        var counts = shop.Questions.Seen(now, true).Select(entry => StatusOf(shop.Questions.Open(entry, now))).GroupBy(status => status).ToDictionary(group => group.Key, group => group.Count());
        var (fresh, viewed, processed) = (counts.GetValueOrDefault("NEW"), counts.GetValueOrDefault("VIEWED"), counts.GetValueOrDefault("PROCESSED"));
        return new { all = fresh + viewed + processed, @new = fresh, processed, unprocessed = fresh + viewed, viewed };
    }));

    private static async Task AnswersAsync(HttpContext context, Simulation world)
    {
        var body = await OzonBody.ReadAsync(context);
        var id = body?.Text("question_id") ?? "";
        var found = world.Read(OzonGate.CallerOf(context).Account, (shop, now) => Find(shop, id, now) is { } question && body!.Number("sku") == question.Product.NmId
            ? body.Text("last_id").Length > 0 ? [] : AnswersOf(shop, question, now, world.ModerationSeconds)
            : null);
        await (found is null ? OzonAnswer.UnknownAsync(context, "question") : OzonAnswer.GoodAsync(context, new { answers = found, last_id = found.Length > 0 ? $"{id}-last" : "" }));
    }

    private static async Task AnswerAsync(HttpContext context, Simulation world, SellerActs acts)
    {
        var body = await OzonBody.ReadAsync(context);
        var (id, text) = (body?.Text("question_id") ?? "", body?.Text("text") ?? "");
        if (text.Length is < MinText or > MaxText || body?.Number("sku") is not { } sku)
        {
            await OzonAnswer.InvalidAsync(context, $"text length must be between {MinText} and {MaxText}, sku is required");
            return;
        }

        var account = OzonGate.CallerOf(context).Account;
        var matches = world.Read(account, (shop, now) => Find(shop, id, now)?.Product.NmId == sku);
        var row = matches ? acts.AnswerQuestion(account, Home.Ozon, id, text) : null;
        await (row switch
        {
            null or { IdKnown: false } => OzonAnswer.UnknownAsync(context, "question"),
            { Accepted: false } => OzonAnswer.RefuseAsync(context, StatusCodes.Status409Conflict, "question is already answered"),
            _ => OzonAnswer.GoodAsync(context, new { answer_id = $"{id}-a" }),
        });
    }

    private static OpenQuestion? Find(ShopBooks shop, string id, DateTimeOffset now) => shop.Questions.Find(id) is { } entry && entry.At <= now ? shop.Questions.Open(entry, now) : null;

    private static string StatusOf(OpenQuestion question) => question.Reply is not null ? "PROCESSED" : question.WasViewed ? "VIEWED" : "NEW";

    private static object RowOf(OpenQuestion question) => new
    {
        answers_count = (question.Reply is null ? 0 : 1) + (HasBuyersAnswer(question) ? 1 : 0),
        author_name = "Пользователь OZON",
        id = question.Id,
        product_url = $"https://www.ozon.ru/product/{question.Product.NmId}/",
        question_link = $"https://www.ozon.ru/product/{question.Product.NmId}/questions/?qid={question.At.UtcTicks % 1_000_000_000}",
        published_at = OzonWire.Time(question.At),
        sku = OzonWire.Long(question.Product.NmId, (ulong)question.At.UtcTicks),
        status = StatusOf(question),
        text = question.Text,
    };

    private static object[] AnswersOf(ShopBooks shop, OpenQuestion question, DateTimeOffset now, double moderationSeconds)
    {
        var answers = new List<object>();
        if (HasBuyersAnswer(question))
        {
            answers.Add(new { author_name = "Марина К.", id = $"{question.Id}-b", published_at = OzonWire.Time(question.At.AddMinutes(1)), question_id = question.Id, sku = question.Product.NmId, status_publication = "PUBLISHED", text = "Я брала, всё подошло." });
        }

        if (question.Reply is { } reply)
        {
            var state = reply.SentAt.AddSeconds(moderationSeconds) > now ? "AWAITING_MODERATION" : Moderation.Refuses(reply.Text) ? "MODERATION_FAILED" : "PUBLISHED";
            answers.Add(new { author_name = shop.Account.TradeMark, id = $"{question.Id}-a", published_at = OzonWire.Time(reply.SentAt), question_id = question.Id, sku = question.Product.NmId, status_publication = state, text = reply.Text });
        }

        return [.. answers];
    }

    private static bool HasBuyersAnswer(OpenQuestion question) => question.At.Minute % BuyersAnswerOneIn == 0;
}
