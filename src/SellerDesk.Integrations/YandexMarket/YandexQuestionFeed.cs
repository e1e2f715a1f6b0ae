using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>
/// Questions, in periods of at most a month, by day. Whether one is answered is another call each, of which an hour has few: what is new is
/// asked for every five minutes, the last ten days every six hours, the last 30 days once a day.
/// </summary>
internal sealed class YandexQuestionFeed : IFeed<IncomingQuestion>
{
    private const int MostPerPage = 50;

    private static readonly WalkPlan Plan = new(["ALL"], TimeSpan.FromDays(28), TimeSpan.FromDays(28 * 40), TimeSpan.FromHours(2), TimeSpan.FromMinutes(5))
    {
        LookBacks = [new LookBack("days", TimeSpan.FromHours(6), TimeSpan.FromDays(10)), new LookBack("month", TimeSpan.FromDays(1), TimeSpan.FromDays(27))],
    };

    private readonly YandexClient client;
    private readonly TimeProvider clock;
    private readonly Walk<IncomingQuestion> walk;

    public YandexQuestionFeed(YandexClient client, TimeProvider clock)
    {
        this.client = client;
        this.clock = clock;
        walk = new Walk<IncomingQuestion>(new WalkSource<IncomingQuestion>(
            "questions", FetchAsync, (_, _, question, path) => QuestionReader.Read(question, path), question => question.Number, question => question.Time("createdAt"))
        {
            Complete = CompleteAsync,
        });
    }

    public IAsyncEnumerable<FeedPage<IncomingQuestion>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel) => walk.ReadAsync(shop, cursor, Plan, clock.GetUtcNow(), cancel);

    public IncomingQuestion ReadAgain(ShopAccess shop, string raw) => walk.ReadAgain(shop, raw);

    /// <summary>What is read from the shop's own answer to a question.</summary>
    public static async Task<T?> OwnAsync<T>(YandexClient client, ShopAccess shop, string business, long questionId, CallUrgency urgency, Func<JsonElement?, T?> read, CancellationToken cancel)
    {
        using var answer = await client.AnswersAsync(shop, business, questionId, null, urgency, cancel);
        JsonElement[] answers = answer.Problem is null ? [.. answer.Root.Find("result")?.List("answers") ?? []] : throw new MarketplaceException(MarketplaceFailure.Unreadable, answer.Problem);
        return answers.Any(one => one.Whole("questionId") is { } about && about != questionId)
            ? throw new MarketplaceException(MarketplaceFailure.Unreadable, "the answers are another question's")
            : read(QuestionReader.OwnAnswer(answers));
    }

    private async Task<JsonAnswer> FetchAsync(ShopAccess shop, WalkStep step, CancellationToken cancel)
    {
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        var filter = new Dictionary<string, string> { ["sort"] = "CREATED_AT_ASC" };
        filter.Put("dateFrom", step.From is { } from ? YandexClient.Day(YandexWords.DayOf(from)) : null);
        filter.Put("dateTo", step.To is { } to ? YandexClient.Day(YandexWords.DayOf(to).AddDays(1)) : null);
        return await client.QuestionsAsync(shop, account.Business, filter, client.Settings(shop).PageSize(MostPerPage), step.Token, cancel);
    }

    private async Task<Completed<IncomingQuestion>> CompleteAsync(ShopAccess shop, WalkStep step, IReadOnlyList<IncomingQuestion> questions, CancellationToken cancel)
    {
        var account = await YandexAccount.OfAsync(client, shop, cancel);
        var whole = new List<IncomingQuestion>(questions.Count);
        foreach (var question in questions)
        {
            whole.Add(question with { Answer = await OwnAsync(client, shop, account.Business, YandexClient.IdOf(question.Number), CallUrgency.Background, QuestionReader.Answer, cancel) });
        }

        return new Completed<IncomingQuestion>(whole, []);
    }
}
