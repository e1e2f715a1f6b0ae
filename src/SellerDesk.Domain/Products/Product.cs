using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Products;

public readonly record struct ProductId(Guid Value) : ITypedId<ProductId>
{
    public static ProductId New() => new(Guid.CreateVersion7());

    public static ProductId From(Guid value) => new(value);
}

/// <summary>One card of one shop: known by name from the reviews, questions and orders that name it, whole from the feed of cards.</summary>
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

    /// <summary>The marketplace's number by which reviews and orders name the card (WB: nmId, Ozon: sku, Yandex Market: offerId, Kaspi: code) or the file's SKU.</summary>
    public MarketplaceRef Ref { get; private set; } = null!;

    public string Name { get; private set; }

    /// <summary>The seller's own article, where the marketplace gives it.</summary>
    public string? Article { get; private set; }

    public string? Brand { get; private set; }

    public string? Category { get; private set; }

    public string? Description { get; private set; }

    public string[] PhotoUrls { get; private set; } = [];

    public string[] VideoUrls { get; private set; } = [];

    public string[] Barcodes { get; private set; } = [];

    /// <summary>As JSON: <c>[{"name", "value"}]</c>, in the card's order.</summary>
    public string Characteristics { get; private set; } = "[]";

    /// <summary>What the marketplace advises to add, as JSON: <c>[{"code", "text", "points"}]</c>.</summary>
    public string Advice { get; private set; } = "[]";

    /// <summary>In the major unit of <see cref="Currency"/>.</summary>
    public decimal? Price { get; private set; }

    public string? Currency { get; private set; }

    /// <summary>Stars that buyers give, 1 to 5, where the marketplace tells.</summary>
    public decimal? Rating { get; private set; }

    /// <summary>How well the card is filled in, by the marketplace: 0 to 100.</summary>
    public decimal? ContentRating { get; private set; }

    public string? CardState { get; private set; }

    /// <summary>The marketplace's other numbers of the same card (<c>offerId</c>, <c>productId</c>, <c>imtId</c>), for joining.</summary>
    public Dictionary<string, string> Facts { get; private set; } = [];

    /// <summary>When the card itself was last read; null while it is known by name alone.</summary>
    public DateTimeOffset? CardReadAt { get; private set; }

    public static Product Of(ShopId shopId, MarketplaceRef reference, string name) =>
        new(ProductId.New(), shopId, name.Length > NameMaxLength ? name[..NameMaxLength] : name) { Ref = reference };
}
