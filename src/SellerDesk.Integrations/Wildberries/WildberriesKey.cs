using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>What a Wildberries token allows, from the token itself; one ping to see that it is accepted.</summary>
internal sealed class WildberriesKey(WildberriesClient client) : IKeyReader
{
    public KeyFacts Read(string key)
    {
        var token = WildberriesToken.Read(key);
        return new KeyFacts(token.ExpiresAt, token.Scopes, [.. Enum.GetValues<Ability>().Select(ability => FactOf(token, ability))], token.Kind?.ToString());
    }

    public async Task<KeyFacts> LookAsync(ShopAccess shop, CancellationToken cancel)
    {
        var token = WildberriesToken.Read(shop.Key);
        var host = token switch
        {
            _ when token.Allows(WildberriesToken.Feedbacks) => WildberriesHost.Feedbacks,
            _ when token.Allows(WildberriesToken.Marketplace) => WildberriesHost.Marketplace,
            _ when token.Allows(WildberriesToken.Statistics) => WildberriesHost.Statistics,
            _ => WildberriesHost.Common,
        };
        await client.PingAsync(shop, host, cancel);
        return Read(shop.Key);
    }

    private static AbilityFact FactOf(WildberriesToken token, Ability ability) => ability switch
    {
        Ability.Reviews or Ability.Questions => Scoped(token, ability, write: false, WildberriesToken.Feedbacks),
        Ability.ReviewAnswers or Ability.ReviewAnswerEdits or Ability.QuestionAnswers => Scoped(token, ability, write: true, WildberriesToken.Feedbacks),
        Ability.Orders => Scoped(token, ability, write: false, WildberriesToken.Marketplace, WildberriesToken.Statistics),
        _ => new AbilityFact(ability, AbilityState.NotOffered),
    };

    /// <param name="anyOf">Rights of which one is enough.</param>
    private static AbilityFact Scoped(WildberriesToken token, Ability ability, bool write, params int[] anyOf)
    {
        if (!anyOf.Any(token.Allows))
        {
            return new AbilityFact(ability, AbilityState.NeedsScope, string.Join(", ", anyOf.Select(WildberriesToken.NameOf)));
        }

        return write && token.IsReadOnly ? new AbilityFact(ability, AbilityState.NeedsScope, "read-write") : new AbilityFact(ability, AbilityState.Open);
    }
}
