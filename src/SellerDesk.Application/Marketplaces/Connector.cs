using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Marketplaces;

/// <summary>Everything that one marketplace offers the desk; null is "not offered", which pages say in words instead of showing an empty list.</summary>
public sealed record Connector(Marketplace Marketplace, IKeyReader Keys)
{
    public IFeed<IncomingReview>? Reviews { get; init; }

    public IFeed<IncomingQuestion>? Questions { get; init; }

    public IFeed<IncomingChat>? Chats { get; init; }

    public IFeed<IncomingOrder>? Orders { get; init; }

    public IFeed<IncomingReturn>? Returns { get; init; }

    public IFeed<IncomingCard>? Products { get; init; }

    public IFeed<IncomingFunnelDay>? Funnel { get; init; }

    public IFeed<IncomingQuality>? Quality { get; init; }

    public IReplySender? Replies { get; init; }

    public IChatSender? ChatMessages { get; init; }

    public IReturnDecider? Decisions { get; init; }

    public IPushReader? Pushes { get; init; }

    public IEnumerable<FeedKind> Feeds
    {
        get
        {
            (FeedKind Kind, object? Feed)[] all =
            [
                (FeedKind.Reviews, Reviews), (FeedKind.Questions, Questions), (FeedKind.Chats, Chats), (FeedKind.Orders, Orders),
                (FeedKind.Returns, Returns), (FeedKind.Products, Products), (FeedKind.Funnel, Funnel), (FeedKind.Quality, Quality),
            ];
            return all.Where(feed => feed.Feed is not null).Select(feed => feed.Kind);
        }
    }
}
