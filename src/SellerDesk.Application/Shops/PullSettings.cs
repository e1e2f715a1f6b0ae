namespace SellerDesk.Application.Shops;

/// <summary>How pulling behaves; the defaults suit real marketplaces, tests use shorter times.</summary>
public sealed record PullSettings
{
    /// <summary>So long after its last sign of life a pulling node is taken for dead, and another goes on from its cursor.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(45);
}
