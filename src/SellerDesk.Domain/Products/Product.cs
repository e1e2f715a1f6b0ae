using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Products;

public readonly record struct ProductId(Guid Value) : ITypedId<ProductId>
{
    public static ProductId New() => new(Guid.CreateVersion7());

    public static ProductId From(Guid value) => new(value);
}

/// <summary>One card of one shop, known so far from the reviews, questions and orders that name it.</summary>
public sealed class Product
{
    public const int NameMaxLength = 400;

    private Product(ProductId id, ShopId shopId, string name)
    {
        Id = id;
        ShopId = shopId;
        Name = name;
    }

    public ProductId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    /// <summary>The marketplace's number of the card (WB: nmId) or the file's SKU.</summary>
    public MarketplaceRef Ref { get; private set; } = null!;

    public string Name { get; private set; }

    /// <summary>The seller's own article, where the marketplace gives it.</summary>
    public string? Article { get; private set; }

    public string? Brand { get; private set; }

    public string? Category { get; private set; }

    public static Product Of(ShopId shopId, MarketplaceRef reference, string name) =>
        new(ProductId.New(), shopId, name.Length > NameMaxLength ? name[..NameMaxLength] : name) { Ref = reference };
}
