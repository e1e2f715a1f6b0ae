using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Inbox;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>Answers to reviews (comments) and questions. An edit needs the answer's own number, which is looked up first.</summary>
internal sealed class YandexReplies(YandexClient client) : IReplySender
{
    public async Task SendAsync(ShopAccess shop, ReplyCall reply, CancellationToken cancel)
    {
        var business = (await YandexAccount.OfAsync(client, shop, cancel)).Business;
        var target = YandexClient.IdOf(reply.TargetNumber);
        var own = reply.IsEdit ? await OwnNumberAsync(shop, business, reply.Kind, target, cancel) : null;
        var write = (reply.Kind, own) switch
        {
            (WorkItemKind.Question, { } answer) => client.UpdateAnswerAsync(shop, business, answer, reply.Text, cancel),
            (WorkItemKind.Question, null) => client.CreateAnswerAsync(shop, business, target, reply.Text, cancel),
            _ => client.UpdateCommentAsync(shop, business, target, own, reply.Text, cancel),
        };
        await write;
    }

    public async Task<AnswerLookUp> LookUpAsync(ShopAccess shop, WorkItemKind kind, string targetNumber, CancellationToken cancel)
    {
        var business = (await YandexAccount.OfAsync(client, shop, cancel)).Business;
        var target = YandexClient.IdOf(targetNumber);
        if (!await IsThereAsync(shop, business, kind, target, cancel))
        {
            return new AnswerLookUp(false, null);
        }

        return new AnswerLookUp(true, await OwnAsync(shop, business, kind, target, own => kind == WorkItemKind.Question ? QuestionReader.Answer(own) : FeedbackReader.Answer(own), cancel));
    }

    private async Task<bool> IsThereAsync(ShopAccess shop, string business, WorkItemKind kind, long target, CancellationToken cancel)
    {
        using var answer = await (kind == WorkItemKind.Question ? client.QuestionAsync(shop, business, target, cancel) : client.FeedbackAsync(shop, business, target, cancel));
        if (answer.Problem is { } problem)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
        }

        var result = answer.Root.Find("result");
        return kind == WorkItemKind.Question
            ? result?.List("questions").Any(question => question.Find("questionIdentifiers")?.Whole("id") == target) == true
            : result?.List("feedbacks").Any(feedback => feedback.Whole("feedbackId") == target) == true;
    }

    private async Task<long?> OwnNumberAsync(ShopAccess shop, string business, WorkItemKind kind, long target, CancellationToken cancel) =>
        await OwnAsync(shop, business, kind, target, own => own?.Whole("id"), cancel) ?? throw new MarketplaceException(MarketplaceFailure.NotFound, "there is no answer to change");

    private async Task<T?> OwnAsync<T>(ShopAccess shop, string business, WorkItemKind kind, long target, Func<JsonElement?, T?> read, CancellationToken cancel)
    {
        if (kind != WorkItemKind.Question)
        {
            var pages = await YandexReviewFeed.CommentsAsync(client, shop, business, target, CallUrgency.Answer, comments => read(FeedbackReader.OwnComment(comments)), cancel);
            return pages.LastOrDefault(own => own is not null);
        }

        return await YandexQuestionFeed.OwnAsync(client, shop, business, target, CallUrgency.Answer, read, cancel);
    }
}
