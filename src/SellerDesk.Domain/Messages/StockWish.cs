using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Messages;

/// <summary>How the desk knows that somebody waits for a product.</summary>
public enum StockWishSource
{
    /// <summary>Somebody at the desk wrote it down.</summary>
    Person,

    /// <summary>A program said so: the seller's own site with its "tell me when it is back".</summary>
    Program,
}

/// <summary>Somebody waits for a product to be there again. Told once; whoever asks again waits again.</summary>
public sealed class StockWish
{
    public BuyerId BuyerId { get; init; }

    public ProductId ProductId { get; init; }

    public ShopId ShopId { get; init; }

    public StockWishSource Source { get; set; }

    public Guid? PersonId { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>When the product was said to be back; null: waits.</summary>
    public DateTimeOffset? ToldAt { get; set; }
}
