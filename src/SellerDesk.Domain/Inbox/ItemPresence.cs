using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Inbox;

/// <summary>Somebody has an item open in a window now, or writes an answer to it. Lost in a crash of the database, made anew by the windows.</summary>
public sealed class ItemPresence
{
    public WorkItemId WorkItemId { get; init; }

    public ShopId ShopId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>One window of the person.</summary>
    public Guid SessionId { get; init; }

    /// <summary>Since when an answer is being written there; the earliest writer holds the item until another takes it over.</summary>
    public DateTimeOffset? WritingSince { get; init; }

    /// <summary>The last sign of life; older ones than a minute are gone.</summary>
    public DateTimeOffset SeenAt { get; init; }
}
