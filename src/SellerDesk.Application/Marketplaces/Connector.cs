using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Marketplaces;

/// <summary>Everything that one marketplace offers the desk; null is "not offered", which pages say in words instead of showing an empty list.</summary>
public sealed record Connector(
    Marketplace Marketplace,
    IKeyReader Keys,
    IFeed<IncomingReview>? Reviews,
    IFeed<IncomingQuestion>? Questions,
    IFeed<IncomingOrder>? Orders,
    IReplySender? Replies)
{
    public IEnumerable<FeedKind> Feeds
    {
        get
        {
            if (Reviews is not null)
            {
                yield return FeedKind.Reviews;
            }

            if (Questions is not null)
            {
                yield return FeedKind.Questions;
            }

            if (Orders is not null)
            {
                yield return FeedKind.Orders;
            }
        }
    }
}
