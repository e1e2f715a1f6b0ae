using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Inbox;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// Comments on reviews and answers to questions. Neither can be edited. Deleting and writing anew would lose the first text if the second is turned
/// down, or leave none after a broken connection, so that the desk does not do it.
/// </summary>
internal sealed class OzonReplies(OzonClient client) : IReplySender
{
    public Task SendAsync(ShopAccess shop, ReplyCall reply, CancellationToken cancel) => reply switch
    {
        { IsEdit: true } => throw new MarketplaceException(MarketplaceFailure.Refused, "Ozon does not let answers be edited"),
        { Kind: WorkItemKind.Question } => AnswerAsync(shop, reply, cancel),
        _ => client.CommentAsync(shop, reply.TargetNumber, reply.Text, cancel),
    };

    public Task<AnswerLookUp> LookUpAsync(ShopAccess shop, WorkItemKind kind, string targetNumber, CancellationToken cancel) =>
        kind == WorkItemKind.Question ? LookUpQuestionAsync(shop, targetNumber, cancel) : LookUpReviewAsync(shop, targetNumber, cancel);

    /// <summary>An answer names the product, which is asked for: a read before the one write.</summary>
    private async Task AnswerAsync(ShopAccess shop, ReplyCall reply, CancellationToken cancel)
    {
        using var question = await client.QuestionAsync(shop, reply.TargetNumber, cancel);
        if (question.Problem is { } problem)
        {
            throw new MarketplaceException(MarketplaceFailure.Unavailable, problem);
        }

        var sku = question.Root.Word("sku") ?? throw new MarketplaceException(MarketplaceFailure.NotFound, $"question {reply.TargetNumber}");
        await client.AnswerQuestionAsync(shop, reply.TargetNumber, sku, reply.Text, cancel);
    }

    private async Task<AnswerLookUp> LookUpReviewAsync(ShopAccess shop, string number, CancellationToken cancel)
    {
        using var review = await client.ReviewAsync(shop, number, forReply: true, cancel);
        if (review.Problem is { } problem)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
        }

        if (review.Root.Word("id") is null)
        {
            return new AnswerLookUp(false, null);
        }

        using var comments = await client.CommentsAsync(shop, number, forReply: true, cancel);
        var answer = ReviewReader.Answer(OzonRows.Of(comments, "comments"));
        if (answer is null && OzonWords.Plain(review.Root.Word("status")) == "processed")
        {
            // Writing a comment marks the review; the list of comments has them only once a moderator has seen them. "None" would be a reason to send it again.
            throw new MarketplaceException(MarketplaceFailure.Unavailable, "the review counts as answered, its comment is not shown yet");
        }

        return new AnswerLookUp(true, answer);
    }

    private async Task<AnswerLookUp> LookUpQuestionAsync(ShopAccess shop, string number, CancellationToken cancel)
    {
        using var question = await client.QuestionAsync(shop, number, cancel);
        if (question.Problem is { } problem)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
        }

        if (question.Root.Word("id") is null || question.Root.Word("sku") is not { } sku)
        {
            return new AnswerLookUp(false, null);
        }

        var answers = await client.AnswersAsync(shop, number, sku, forReply: true, cancel);
        return new AnswerLookUp(true, QuestionReader.Answer(answers, shop.Settings.GetValueOrDefault(OzonSettings.CompanyName), question.Root.Word("status")));
    }
}
