using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>Questions, walked like the reviews; answers want a call for each question that has any.</summary>
internal sealed class OzonQuestionFeed(OzonClient client, TimeProvider clock) : IFeed<IncomingQuestion>
{
    private readonly OzonListFeed<IncomingQuestion> lists = new(new OzonSource<IncomingQuestion>(
        "questions", OzonClient.ListLimit,
        _ => [new OzonTask("NEW"), new OzonTask("ALL")],
        [
            OzonPass.Fresh("ALL"), new OzonPass("days", "ALL", TimeSpan.FromHours(1), TimeSpan.FromDays(3)),
            new OzonPass("month", "ALL", TimeSpan.FromHours(12), TimeSpan.FromDays(30)),
        ],
        (shop, task, cancel) => client.QuestionsAsync(shop, task.List, task.From, task.Token, cancel),
        (answer, _) => answer.Root.Word("last_id"),
        (shop, _, rows, cancel) => ReadAsync(client, shop, rows, cancel))
    {
        TimeOf = question => question.Time("published_at"),
    }, clock);

    public IAsyncEnumerable<FeedPage<IncomingQuestion>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel) => lists.ReadAsync(shop, cursor, cancel);

    public IncomingQuestion ReadAgain(ShopAccess shop, string raw) => OzonPages.Again(raw, QuestionReader.Read);

    private static async Task<OzonPage<IncomingQuestion>> ReadAsync(OzonClient client, ShopAccess shop, IReadOnlyList<JsonElement> rows, CancellationToken cancel)
    {
        var page = OzonPages.Read(rows, "questions", QuestionReader.Read, question => question.Number);
        HashSet<string> answered = [.. rows.Where(row => row.Whole("answers_count") != 0).Select(row => row.Word("id")).OfType<string>()];
        var company = shop.Settings.GetValueOrDefault(OzonSettings.CompanyName);
        var items = await OzonPages.EachAsync(page.Items, async (question, token) =>
        {
            if (question.Product is not { } product || !answered.Contains(question.Number))
            {
                return question;
            }

            var answers = await client.AnswersAsync(shop, question.Number, product.Number, forReply: false, token);
            return question with { Answer = QuestionReader.Answer(answers, company, question.StateRaw) };
        }, cancel);
        return page with { Items = items };
    }
}
