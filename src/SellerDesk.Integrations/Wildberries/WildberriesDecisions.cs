using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>The seller's decisions on claims. Which are allowed now is in the claim; a refused claim can be decided anew.</summary>
internal sealed class WildberriesDecisions(WildberriesClient client) : IReturnDecider
{
    public Task DecideAsync(ShopAccess shop, ReturnCall decision, CancellationToken cancel)
    {
        var form = ClaimReader.DecisionOf(decision.Code);
        var comment = form.CommentMax is null || string.IsNullOrWhiteSpace(decision.Comment) ? null : decision.Comment.Trim();
        if ((comment is null && form.NeedsComment) || comment?.Length < form.CommentMin || comment?.Length > form.CommentMax)
        {
            throw new MarketplaceException(MarketplaceFailure.Refused, $"the comment must have {form.CommentMin} to {form.CommentMax} characters");
        }

        return client.AnswerClaimAsync(shop, decision.Number, decision.Code, comment, cancel);
    }

    public async Task<IncomingReturn?> LookUpAsync(ShopAccess shop, string number, CancellationToken cancel)
    {
        foreach (var isArchive in new[] { false, true })
        {
            using var answer = await client.ClaimAsync(shop, isArchive, number, cancel);
            if (Rows.Problem(answer, "claims") is { } problem)
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            var (found, _) = Rows.Read(answer.Root.List("claims"), "$.claims", (claim, path) => ClaimReader.Read(claim, client.SchemeOf(shop, WildberriesHost.Returns), path));
            if (found.Find(claim => string.Equals(claim.Number, number, StringComparison.OrdinalIgnoreCase)) is { } claim)
            {
                return claim;
            }
        }

        return null;
    }
}
