using System.Text.Json;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>Answering reviews. The id is not looked at: a wrong one is told success and nothing happens, as the marketplace does.</summary>
internal static class AnswerRoutes
{
    private const int MinLength = 2;
    private const int MaxLength = 5000;
    private const string Path = "/wb/feedbacks/api/v1/feedbacks/answer";

    public static void MapAnswers(this WebApplication app)
    {
        app.MapPost(Path, (HttpContext context, Simulation world, SellerActs acts) => TakeAsync(context, world, acts, JournalRow.Answer));
        app.MapPatch(Path, (HttpContext context, Simulation world, SellerActs acts) => TakeAsync(context, world, acts, JournalRow.Edit));
    }

    private static async Task TakeAsync(HttpContext context, Simulation world, SellerActs acts, string kind)
    {
        var (body, problem) = await WireBody.ReadAsync<AnswerBody>(context);
        problem ??= string.IsNullOrEmpty(body?.Id) ? "id is required" : null;
        problem ??= body!.Text is not { Length: >= MinLength and <= MaxLength } ? $"text length must be between {MinLength} and {MaxLength}" : null;
        if (problem is not null)
        {
            await WireBody.RefuseAsync(context, problem);
            return;
        }

        var row = acts.AnswerReview(WildberriesRoutes.CallerOf(context).Account, Home.Wildberries, body!.Id!, body.Text!, kind == JournalRow.Edit ? (answer, now) => answer.IsEditableAt(now) : null);
        if (row.Accepted || !row.IdKnown || (kind == JournalRow.Edit && row.Text.Length > 0 && IsUnanswered(world, row)))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await WireBody.RefuseAsync(context, kind == JournalRow.Answer ? "feedback is already answered" : "answer can not be edited");
    }

    /// <summary>An edit of what was never answered is not validated either: success without effect.</summary>
    private static bool IsUnanswered(Simulation world, JournalRow row) =>
        world.Read(Catalog.Find(row.Account)!, (shop, now) => shop.Reviews.Find(row.Id) is { } entry && shop.Reviews.Open(entry, now).Answer is null);

    private sealed record AnswerBody(string? Id, string? Text);
}

/// <summary>Reads a body as strictly as the reviews host does, and refuses it in its words.</summary>
internal static class WireBody
{
    public static async Task<(T? Body, string? Problem)> ReadAsync<T>(HttpContext context)
        where T : class
    {
        var type = context.Request.ContentType;
        if (string.IsNullOrWhiteSpace(type))
        {
            return (null, "content-type header not specified");
        }

        if (!type.Contains('/', StringComparison.Ordinal))
        {
            return (null, $"content-type is not a valid mime-type: {type}");
        }

        if (!type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return (null, $"not a json content-type: {type}");
        }

        try
        {
            return (await JsonSerializer.DeserializeAsync<T>(context.Request.Body, WireJson.Options, context.RequestAborted), null);
        }
        catch (JsonException)
        {
            return (null, "Неверный синтаксис JSON");
        }
    }

    public static Task RefuseAsync(HttpContext context, string detail) =>
        WireJson.WriteAsync(context, StatusCodes.Status400BadRequest, new
        {
            title = "bad request",
            requestId = WireProblem.RequestId(context).Replace("-", "", StringComparison.Ordinal),
            origin = "fbapi",
            detail,
        });
}
