using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// What a Wildberries token allows, from the token itself; looking asks every host that it should open whether it does, who the seller is, and whether
/// the subscription has the reports of the funnel.
/// </summary>
internal sealed class WildberriesKey(WildberriesClient client) : IKeyReader
{
    private static readonly (int Scope, WildberriesHost Host)[] Hosts =
    [
        (WildberriesToken.Feedbacks, WildberriesHost.Feedbacks), (WildberriesToken.Marketplace, WildberriesHost.Marketplace), (WildberriesToken.Statistics, WildberriesHost.Statistics),
        (WildberriesToken.Chat, WildberriesHost.Chat), (WildberriesToken.Returns, WildberriesHost.Returns), (WildberriesToken.Content, WildberriesHost.Content),
        (WildberriesToken.Analytics, WildberriesHost.Analytics),
    ];

    public KeyFacts Read(string key) => WildberriesAbilities.Of(WildberriesToken.Read(key), hasReports: null);

    public async Task<KeyFacts> LookAsync(ShopAccess shop, CancellationToken cancel)
    {
        var token = WildberriesToken.Read(shop.Key);
        var allowed = Array.FindAll(Hosts, host => token.Allows(host.Scope));
        var looks = await Task.WhenAll((allowed.Length > 0 ? allowed.Select(host => host.Host) : [WildberriesHost.Common]).Select(host => FailureOfAsync(shop, host, cancel)));
        if (Decisive(looks) is { } failed)
        {
            throw failed;
        }

        for (var i = 0; i < allowed.Length; i++)
        {
            // The token says yes and the host no: the host knows better.
            token = looks[i] is { Failure: MarketplaceFailure.NoScope } ? token.Without(allowed[i].Scope) : token;
        }

        return WildberriesAbilities.Of(token, await HasReportsAsync(shop, token, cancel)) with { SellerName = await SellerNameAsync(shop, token, cancel) };
    }

    /// <summary>One host that does not accept the key decides for all; hosts that are down or busy only when there is no other.</summary>
    private static MarketplaceException? Decisive(MarketplaceException?[] looks) =>
        Array.Find(looks, look => look is { Failure: MarketplaceFailure.KeyRejected or MarketplaceFailure.KeyExpired })
        ?? (Array.TrueForAll(looks, look => look is not null) ? looks[0] : null);

    private async Task<MarketplaceException?> FailureOfAsync(ShopAccess shop, WildberriesHost host, CancellationToken cancel)
    {
        try
        {
            await client.PingAsync(shop, host, cancel);
            return null;
        }
        catch (MarketplaceException failed)
        {
            return failed;
        }
    }

    /// <summary>Null: not known. A base token would spend an hour's call on it.</summary>
    private async Task<bool?> HasReportsAsync(ShopAccess shop, WildberriesToken token, CancellationToken cancel)
    {
        if (token.IsLimited || !token.Allows(WildberriesToken.Analytics))
        {
            return null;
        }

        try
        {
            using var answer = await client.FunnelReportsAsync(shop, null, cancel);
            return true;
        }
        catch (MarketplaceException failed)
        {
            return failed.Failure is MarketplaceFailure.NoScope or MarketplaceFailure.NeedsSubscription ? false : null;
        }
    }

    private async Task<string?> SellerNameAsync(ShopAccess shop, WildberriesToken token, CancellationToken cancel)
    {
        if (token.IsLimited)
        {
            return null;
        }

        try
        {
            using var answer = await client.SellerInfoAsync(shop, cancel);
            return answer.Problem is null ? answer.Root.Word("tradeMark") ?? answer.Root.Word("name") : null;
        }
        catch (MarketplaceException)
        {
            return null;
        }
    }
}
