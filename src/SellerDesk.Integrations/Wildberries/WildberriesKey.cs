using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>What a Wildberries token allows, from the token itself; one ping to see that it is accepted.</summary>
internal sealed class WildberriesKey(WildberriesClient client) : IKeyReader
{
    public KeyFacts Read(string key)
    {
        var token = WildberriesToken.Read(key);
        return new KeyFacts(token.ExpiresAt, token.Scopes, [.. FeedsOf(token)], token.Allows(WildberriesToken.Feedbacks) && !token.IsReadOnly, token.Kind?.ToString());
    }

    public Task TryAsync(ShopAccess shop, CancellationToken cancel)
    {
        var token = WildberriesToken.Read(shop.Key);
        var host = token switch
        {
            _ when token.Allows(WildberriesToken.Feedbacks) => WildberriesHost.Feedbacks,
            _ when token.Allows(WildberriesToken.Marketplace) => WildberriesHost.Marketplace,
            _ when token.Allows(WildberriesToken.Statistics) => WildberriesHost.Statistics,
            _ => WildberriesHost.Common,
        };
        return client.PingAsync(shop, host, cancel);
    }

    private static IEnumerable<FeedKind> FeedsOf(WildberriesToken token)
    {
        if (token.Allows(WildberriesToken.Feedbacks))
        {
            yield return FeedKind.Reviews;
            yield return FeedKind.Questions;
        }

        if (token.Allows(WildberriesToken.Marketplace) || token.Allows(WildberriesToken.Statistics))
        {
            yield return FeedKind.Orders;
        }
    }
}
