using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.BuyerBook;

/// <summary>A buyer as a list shows one: figures are those of the shops that whoever asks may see.</summary>
/// <param name="Name">A mask, or a name that the buyer shows and whoever asks may read.</param>
public sealed record BuyerFace(
    BuyerId Id, long Number, string? Name, string? Region, string? City, MatchQuality Quality, int Orders, int Delivered, int Returned, int Cancelled, decimal Spent, string? Currency,
    DateTimeOffset? FirstOrderAt, DateTimeOffset? LastOrderAt, DateTimeOffset LastAt, int Reviews, int Stars, int BadReviews, int Chats, int Complaints, int Returns, DateTimeOffset? ErasedAt,
    IReadOnlyList<ShopId> Shops)
{
    /// <summary>Of delivered orders; null while there are none.</summary>
    public decimal? AverageOrder => Delivered > 0 && Currency is not null ? Spent / Delivered : null;

    public double? AverageStars => Reviews > 0 ? (double)Stars / Reviews : null;

    /// <summary>Between one order and the next, on average; null for whoever ordered once.</summary>
    public TimeSpan? Gap => Orders > 1 && FirstOrderAt is { } first && LastOrderAt is { } last && last > first ? (last - first) / (Orders - 1) : null;
}

/// <param name="Next">The place after the last row; null at the end of the list.</param>
public sealed record BuyerSlice(IReadOnlyList<BuyerFace> Rows, BuyerPlace? Next);
