namespace SellerDesk.Application.Data;

/// <summary>For deeds that a job carries out: whose shops they may touch is the actor's, who is asked in the deed itself.</summary>
internal sealed class EveryShop : IShopScopeSource
{
    public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
}
