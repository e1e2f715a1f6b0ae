using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Questions: unanswered and answered, walked by period like the reviews; they have no archive. Places end at 10,000, which periods never reach.</summary>
internal sealed class WildberriesQuestionFeed(WildberriesClient client, IConfiguration configuration, TimeProvider clock) : IFeed<IncomingQuestion>
{
    private readonly ListFeed<IncomingQuestion> lists = new(new ListSource<IncomingQuestion>(
        "questions", HasArchive: false,
        (shop, task, take, cancel) => client.QuestionsAsync(shop, task.List == ItemList.Answered, take, task.Skip, task.From, task.To, cancel),
        QuestionReader.Read, question => question.Number));

    public IAsyncEnumerable<FeedPage<IncomingQuestion>> ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel)
    {
        var pace = ListPace.Of(WildberriesToken.Read(shop.Key), new WildberriesSettings(shop, configuration).PageSize);
        return lists.ReadAsync(shop, cursor, pace, clock.GetUtcNow(), cancel);
    }

    public IncomingQuestion ReadAgain(ShopAccess shop, string raw) => lists.ReadAgain(raw);
}
