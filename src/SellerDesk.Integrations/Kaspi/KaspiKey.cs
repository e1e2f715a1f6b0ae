using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>What a Kaspi token allows: it tells nothing of itself, so one list of orders proves it and one list of reviews shows whether the shop has those.</summary>
internal sealed class KaspiKey(KaspiClient client, TimeProvider clock) : IKeyReader
{
    public KeyFacts Read(string key)
    {
        KaspiToken.Read(key);
        return Facts(AbilityState.Unknown, new AbilityFact(Ability.Reviews, AbilityState.Unknown));
    }

    public async Task<KeyFacts> LookAsync(ShopAccess shop, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        using var orders = await client.OrdersAsync(shop, new KaspiWindow(OrderStatus.Open[0], now.AddDays(-1).ToUnixTimeMilliseconds()), cancel);
        return Facts(AbilityState.Open, await ReviewsAsync(shop, now, cancel));
    }

    private static KeyFacts Facts(AbilityState orders, AbilityFact reviews) =>
        new(null, null, [.. Enum.GetValues<Ability>().Select(ability => ability switch
        {
            Ability.Orders or Ability.Returns or Ability.ReturnDecisions => new AbilityFact(ability, orders),
            Ability.Reviews => reviews,
            _ => new AbilityFact(ability, AbilityState.NotOffered),
        })], null);

    /// <summary>The method is not in the current description: a shop that lacks it is told "not found" or "forbidden", in the marketplace's words.</summary>
    private async Task<AbilityFact> ReviewsAsync(ShopAccess shop, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            using var answer = await client.ReviewsAsync(shop, new KaspiWindow(KaspiPlan.Reviews, now.AddDays(-1).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()), cancel);
            return new AbilityFact(Ability.Reviews, AbilityState.Open);
        }
        catch (MarketplaceException shut) when (shut.Failure is MarketplaceFailure.NotFound or MarketplaceFailure.NoScope)
        {
            return new AbilityFact(Ability.Reviews, AbilityState.NotOffered, shut.Detail);
        }
        catch (MarketplaceException)
        {
            return new AbilityFact(Ability.Reviews, AbilityState.Unknown);
        }
    }
}
