namespace SellerDesk.Application.Data;

/// <summary>A scope that is known: of a job that reads for somebody.</summary>
internal sealed class FixedScope(ShopScope scope) : IShopScopeSource
{
    public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(scope);
}
