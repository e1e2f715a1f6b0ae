using System.Globalization;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>The seller's decisions on rFBS claims and wishes to cancel. On returns of FBO and FBS Ozon decides alone.</summary>
internal sealed class OzonDecisions(OzonClient client) : IReturnDecider
{
    /// <summary>One wish to cancel can only be found in the list of all.</summary>
    private const int MostPages = 40;

    public Task DecideAsync(ShopAccess shop, ReturnCall decision, CancellationToken cancel) => decision switch
    {
        { Number: var number } when IdOf(number, ClaimReader.Prefix) is { } claim => client.DecideClaimAsync(shop, claim, decision, cancel),
        { Number: var number, Code: CancellationReader.Approve or CancellationReader.Reject } when IdOf(number, CancellationReader.Prefix) is { } wish =>
            client.DecideCancellationAsync(shop, wish, decision.Code, decision.Comment, cancel),
        _ => throw new MarketplaceException(MarketplaceFailure.Refused, $"nothing can be decided on {decision.Number} with {decision.Code}"),
    };

    public Task<IncomingReturn?> LookUpAsync(ShopAccess shop, string number, CancellationToken cancel) => number switch
    {
        _ when IdOf(number, ClaimReader.Prefix) is { } claim => ClaimAsync(shop, claim, cancel),
        _ when IdOf(number, CancellationReader.Prefix) is not null => CancellationAsync(shop, number, cancel),
        _ => throw new MarketplaceException(MarketplaceFailure.Refused, $"{number} is not decided by the seller"),
    };

    /// <summary>A claim by itself does not name its group of states, the list does: it is asked for by the posting.</summary>
    private async Task<IncomingReturn?> ClaimAsync(ShopAccess shop, string id, CancellationToken cancel)
    {
        using var answer = await client.ClaimAsync(shop, id, cancel);
        if (answer.Problem is { } problem)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
        }

        if (answer.Root.Find("returns") is not { } whole || whole.Word("posting_number") is not { } posting)
        {
            return null;
        }

        using var list = await client.ClaimsOfAsync(shop, posting, cancel);
        var row = OzonRows.Of(list, "returns").Where(claim => claim.Word("return_id") == id).Select(claim => ClaimReader.Read(claim, "$")).FirstOrDefault();
        return row is null ? null : ClaimReader.With(row, whole);
    }

    private async Task<IncomingReturn?> CancellationAsync(ShopAccess shop, string number, CancellationToken cancel)
    {
        long? last = null;
        for (var page = 0; page < MostPages; page++)
        {
            using var answer = await client.CancellationsAsync(shop, "ALL", last, cancel);
            var rows = OzonRows.Of(answer, "result").ToList();
            if (rows.Where(row => CancellationReader.Prefix + row.Word("cancellation_id") == number).Select(row => CancellationReader.Read(row, "$")).FirstOrDefault() is { } found)
            {
                return found;
            }

            if (rows.Count == 0 || !long.TryParse(answer.Root.Word("last_id"), CultureInfo.InvariantCulture, out var next) || next == 0 || next == last)
            {
                return null;
            }

            last = next;
        }

        throw new MarketplaceException(MarketplaceFailure.Unavailable, "too many wishes to cancel to find one");
    }

    private static string? IdOf(string number, string prefix) => number.StartsWith(prefix, StringComparison.Ordinal) ? number[prefix.Length..] : null;
}
