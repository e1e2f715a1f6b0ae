using System.Text.Json;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>Questions: lists, one by id, counters, and the one call that looks, answers, edits and declines.</summary>
internal static class QuestionRoutes
{
    private const int MaxReach = 10_000;
    private const string Root = "/wb/feedbacks/api/v1";

    public static void MapQuestions(this WebApplication app)
    {
        app.MapGet($"{Root}/questions", ListAsync);
        app.MapPatch($"{Root}/questions", ChangeAsync);
        app.MapGet($"{Root}/question", OneAsync);
        app.MapGet($"{Root}/questions/count", CountAsync);
        app.MapGet($"{Root}/questions/count-unanswered", UnansweredAsync);
    }

    private static Task ListAsync(HttpContext context, Simulation world)
    {
        var query = ListQuery.Read(context.Request.Query);
        var problem = query.Problem
            ?? (query.IsAnswered is null ? "Плохой формат isAnswered" : null)
            ?? (query.Take is null or < 1 || query.Skip is null || (long)query.Take + query.Skip > MaxReach ? "Something went wrong" : null);
        if (problem is not null)
        {
            return ListAnswers.FailAsync(context, StatusCodes.Status400BadRequest, problem);
        }

        return ListAnswers.GoodAsync(context, world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) =>
        {
            var answered = shop.Questions.Seen(now, true).Count(entry => shop.Questions.IsAnswered(entry, now));
            var page = shop.Questions.Seen(now, query.NewestFirst)
                .Where(entry => query.Fits(entry) && shop.Questions.IsAnswered(entry, now) == query.IsAnswered)
                .Skip(query.Skip!.Value).Take(query.Take!.Value);
            return new
            {
                countUnanswered = shop.Shop.Questions.CountUntil(now) - answered,
                countArchive = answered,
                questions = page.Select(entry => QuestionWire.Of(shop.Questions.Open(entry, now), shop.Account, now)).ToArray(),
            };
        }));
    }

    private static Task OneAsync(HttpContext context, Simulation world) => ListAnswers.OneAsync(
        context, world, (shop, id, now) => shop.Questions.Find(id) is { } entry && entry.At <= now ? QuestionWire.Of(shop.Questions.Open(entry, now), shop.Account, now) : null, "Невозможно получить вопрос по id");

    private static Task CountAsync(HttpContext context, Simulation world) =>
        ListAnswers.CountAsync(context, world, (shop, now) => shop.Questions.Seen(now, true), (shop, entry, now) => shop.Questions.IsAnswered(entry, now));

    private static Task UnansweredAsync(HttpContext context, Simulation world) =>
        ListAnswers.UnansweredAsync(context, world, (shop, now) => shop.Questions.Seen(now, true).Where(entry => !shop.Questions.IsAnswered(entry, now)));

    private static async Task ChangeAsync(HttpContext context, Simulation world)
    {
        ChangeBody? body;
        try
        {
            body = await JsonSerializer.DeserializeAsync<ChangeBody>(context.Request.Body, WireJson.Options, context.RequestAborted);
        }
        catch (JsonException)
        {
            body = null;
        }

        var isReply = body is { Answer.Text.Length: > 0, State: "wbRu" or "none" };
        if (body is null || string.IsNullOrEmpty(body.Id) || !(isReply || body is { WasViewed: not null, Answer: null, State: null }))
        {
            await ListAnswers.FailAsync(context, StatusCodes.Status400BadRequest, "Something went wrong");
            return;
        }

        var row = world.Write(WildberriesRoutes.CallerOf(context).Account, (shop, now) => Decide(shop, now, body, isReply));
        await (row switch
        {
            { IdKnown: false } => ListAnswers.FailAsync(context, StatusCodes.Status404NotFound, "Не найден отзыв"),
            { Accepted: false } => ListAnswers.FailAsync(context, StatusCodes.Status422UnprocessableEntity, "Не удалось отредактировать вопрос"),
            _ => WireJson.WriteAsync(context, StatusCodes.Status200OK, Envelope.Good(null)),
        });
    }

    private static JournalRow Decide(ShopBooks shop, DateTimeOffset now, ChangeBody body, bool isReply)
    {
        var entry = shop.Questions.Find(body.Id!) is { } found && found.At <= now ? found : (Entry?)null;
        var before = entry is { } known ? shop.Questions.Open(known, now).Reply : null;
        return new JournalRow
        {
            At = now,
            Account = shop.Account.Key,
            Kind = !isReply ? JournalRow.QuestionView : body.State == "none" ? JournalRow.QuestionDecline : before is null ? JournalRow.QuestionAnswer : JournalRow.QuestionEdit,
            Id = body.Id!,
            Text = body.Answer?.Text ?? "",
            IdKnown = entry is not null,
            Accepted = entry is not null && (!isReply || before is null || before.IsEditableAt(now)),
        };
    }

    private sealed record ChangeBody(string? Id, bool? WasViewed, ChangeAnswer? Answer, string? State);

    private sealed record ChangeAnswer(string? Text);
}

/// <summary>A question as the reviews host writes it.</summary>
internal sealed record QuestionWire(string Id, string Text, string CreatedDate, string State, QuestionAnswerWire? Answer, AskedProductWire ProductDetails, bool WasViewed, bool IsWarned)
{
    public static QuestionWire Of(OpenQuestion question, Account account, DateTimeOffset now)
    {
        var product = question.Product;
        var seed = Dice.Mix((ulong)question.At.UtcTicks);
        var reply = question.Reply is { } given ? new QuestionAnswerWire(given.Text, given.IsEditableAt(now), WireTime.Fine(given.SentAt, seed >> 7)) : null;
        return new QuestionWire(
            question.Id, question.Text, WireTime.Fine(question.At, seed),
            question.Reply is null ? "suppliersPortalSynch" : question.Reply.IsDeclined ? "none" : "wbRu", reply,
            new AskedProductWire(product.ImtId, product.NmId, product.Name, product.Article, account.LegalName, product.Brand), question.WasViewed, question.IsSuspicious);
    }
}

internal sealed record QuestionAnswerWire(string Text, bool Editable, string CreateDate);

internal sealed record AskedProductWire(int ImtId, int NmId, string ProductName, string SupplierArticle, string SupplierName, string BrandName);
