using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Knowledge;

/// <summary>Somebody took an article's words into an answer.</summary>
public sealed class ArticleUse
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public ArticleId ArticleId { get; init; }

    public WorkItemId WorkItemId { get; init; }

    public Guid? PersonId { get; init; }

    public DateTimeOffset At { get; init; }
}
