using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Orders;

/// <summary>How often a product was ordered on one day of the shop's calendar; re-made for days that were touched.</summary>
public sealed class SoldDay
{
    public ShopId ShopId { get; init; }

    public DateOnly Day { get; init; }

    public ProductId ProductId { get; init; }

    /// <summary>Lines of orders.</summary>
    public int Orders { get; init; }
}
