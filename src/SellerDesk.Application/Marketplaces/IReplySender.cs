using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Marketplaces;

/// <summary>Carries answers to a marketplace. One call is one try: it never repeats a write by itself.</summary>
public interface IReplySender
{
    /// <summary>
    /// Hands the text over. Returning means the marketplace took the call, which proves nothing yet. Throws <see cref="MarketplaceException"/>:
    /// <see cref="MarketplaceFailure.NoAnswer"/> when the effect is unknown (timeout, broken connection, 5xx after the request was sent); every
    /// other failure means that it surely had no effect.
    /// </summary>
    Task SendAsync(ShopAccess shop, ReplyCall reply, CancellationToken cancel);

    /// <summary>What the marketplace shows now for the item: found or not, and its answer.</summary>
    Task<AnswerLookUp> LookUpAsync(ShopAccess shop, WorkItemKind kind, string targetNumber, CancellationToken cancel);
}

/// <param name="TargetNumber">The marketplace's number of the review or question.</param>
/// <param name="IsEdit">Changes an existing answer instead of giving the first one.</param>
public sealed record ReplyCall(WorkItemKind Kind, string TargetNumber, string Text, bool IsEdit);

/// <param name="Found">False when the marketplace does not know the item (any more).</param>
/// <param name="Answer">The answer that it shows; null when there is none.</param>
public sealed record AnswerLookUp(bool Found, IncomingAnswer? Answer);
