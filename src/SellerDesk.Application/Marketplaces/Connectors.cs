using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Marketplaces;

/// <summary>The connectors that this desk has, one per marketplace.</summary>
public sealed class Connectors(IEnumerable<Connector> connectors)
{
    private readonly Dictionary<Marketplace, Connector> byMarketplace = connectors.ToDictionary(connector => connector.Marketplace);

    /// <summary>Null for shops that are fed by files and the API alone.</summary>
    public Connector? Find(Marketplace marketplace) => byMarketplace.GetValueOrDefault(marketplace);
}
