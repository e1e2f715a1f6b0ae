using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Shops;

/// <summary>What a key says of itself, before anything is called or kept.</summary>
internal static class KeyCheck
{
    /// <exception cref="RuleException">No key of this marketplace, run out, or opening nothing that the desk reads.</exception>
    public static KeyFacts Read(Connector connector, string key, IReadOnlyDictionary<string, string> settings, DateTimeOffset now)
    {
        KeyShape.Check(connector.Marketplace, key, settings);
        var facts = ReadFacts(connector, key);
        if (facts.ExpiresAt <= now)
        {
            throw new RuleException("shop.keyExpired", connector.Marketplace);
        }

        return facts.Feeds.Intersect(connector.Feeds).Any() ? facts : throw new RuleException("shop.keyOpensNothing", connector.Marketplace);
    }

    private static KeyFacts ReadFacts(Connector connector, string key)
    {
        try
        {
            return connector.Keys.Read(key);
        }
        catch (MarketplaceException)
        {
            throw new RuleException("shop.keyUnreadable", connector.Marketplace);
        }
    }
}
