namespace SellerDesk.Domain.Shops;

/// <summary>A stream of one kind of thing that a marketplace offers about one shop.</summary>
public enum FeedKind
{
    Reviews,
    Questions,
    Orders,
}
