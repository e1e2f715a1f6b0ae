using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>Which marketplaces this desk connects by key; the others are fed by files and the API.</summary>
public sealed class MarketplaceChoices(Connectors connectors)
{
    public bool IsByKey(Marketplace marketplace) => connectors.Find(marketplace) is not null;

    /// <summary>What the marketplace offers at all; a key or a plan may open less of it.</summary>
    public IReadOnlyList<FeedKind> Offers(Marketplace marketplace) => [.. connectors.Find(marketplace)?.Feeds ?? []];
}
