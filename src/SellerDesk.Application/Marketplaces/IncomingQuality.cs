using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Marketplaces;

/// <summary>One figure by which the marketplace judges the seller, on one day; codes and units are the marketplace's own.</summary>
public sealed record IncomingQuality(
    DateOnly Day, string Code, decimal Value, string? Unit = null, string? Title = null, decimal? Limit = null, QualityState State = QualityState.Unrated, string? Note = null);
