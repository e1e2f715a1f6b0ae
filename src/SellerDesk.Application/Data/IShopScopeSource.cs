namespace SellerDesk.Application.Data;

/// <summary>Whose shops count for whoever is asking: a signed-in page or a token's call.</summary>
public interface IShopScopeSource
{
    ValueTask<ShopScope> GetAsync(CancellationToken cancel);
}
