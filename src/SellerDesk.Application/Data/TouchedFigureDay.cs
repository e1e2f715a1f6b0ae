using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data;

/// <summary>A day of a shop that has to be counted anew. Several tables have this shape, one for each thing that is counted apart from the others.</summary>
public sealed class TouchedFigureDay
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public DateOnly Day { get; init; }
}
