using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data;

/// <summary>
/// A counter's change: so many items more or fewer in one cell of the inbox (shop × kind × state × stars × …). Triggers add rows, a job folds them
/// (docs/decisions/0006), so a count is a sum over a few hundred rows and writers never wait for one another.
/// </summary>
public sealed class InboxCount
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public WorkItemKind Kind { get; init; }

    public WorkItemState State { get; init; }

    public ReplyState ReplyState { get; init; }

    /// <summary>Stars; 0 where there are none.</summary>
    public short Rating { get; init; }

    public bool HasText { get; init; }

    public bool HasPhoto { get; init; }

    public Guid? AssigneeId { get; init; }

    public int Count { get; init; }
}
