using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Inbox;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// Answers to reviews and questions. Wildberries does not check a review's number: an answer to a wrong one "succeeds", so that only the look
/// afterwards tells whether it arrived.
/// </summary>
internal sealed class WildberriesReplies(WildberriesClient client) : IReplySender
{
    public Task SendAsync(ShopAccess shop, ReplyCall reply, CancellationToken cancel) => reply switch
    {
        { Kind: WorkItemKind.Question } => client.AnswerQuestionAsync(shop, reply.TargetNumber, reply.Text, cancel),
        { IsEdit: true } => client.EditFeedbackAnswerAsync(shop, reply.TargetNumber, reply.Text, cancel),
        _ => client.AnswerFeedbackAsync(shop, reply.TargetNumber, reply.Text, cancel),
    };

    public async Task<AnswerLookUp> LookUpAsync(ShopAccess shop, WorkItemKind kind, string targetNumber, CancellationToken cancel)
    {
        var isQuestion = kind == WorkItemKind.Question;
        using var answer = await (isQuestion ? client.QuestionAsync(shop, targetNumber, cancel) : client.FeedbackAsync(shop, targetNumber, cancel));
        if (answer.Problem is { } problem)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
        }

        return answer.Root.Find("data") is { } item && item.Word("id") is not null
            ? new AnswerLookUp(true, isQuestion ? QuestionReader.Answer(item) : item.Find("answer") is { } given ? FeedbackReader.Answer(given) : null)
            : new AnswerLookUp(false, null);
    }
}
