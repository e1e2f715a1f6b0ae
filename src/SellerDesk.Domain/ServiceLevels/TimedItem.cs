using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>What of an item was timed.</summary>
public enum TimedEnd
{
    /// <summary>Its first response.</summary>
    Answer,

    /// <summary>It was over: answered for good or closed.</summary>
    Resolution,
}

/// <summary>
/// One item's first response or end on a day (of the shop's zone): a row behind the sums of <see cref="WorkDay"/>, with the working minutes as they were counted by the
/// calendar of then; re-made whole with its day.
/// </summary>
public sealed class TimedItem
{
    public ShopId ShopId { get; init; }

    public DateOnly Day { get; init; }

    public TimedEnd End { get; init; }

    public WorkItemId WorkItemId { get; init; }

    public WorkItemKind Kind { get; init; }

    /// <summary>Empty for what programs and rules did.</summary>
    public Guid PersonId { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Working minutes of the shop from the buyer's words.</summary>
    public long Minutes { get; init; }
}
