using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Buyers;

/// <summary>What can belong to a buyer.</summary>
public enum BuyerThing
{
    Order,
    Chat,
    Review,

    /// <summary>No marketplace says who asks in public; for one that will.</summary>
    Question,
    Return,
    Complaint,

    /// <summary>An answer to a survey; the link is the only place that says whose it is.</summary>
    Survey,
}

/// <summary>How a thing came to its buyer.</summary>
public enum LinkedBy
{
    /// <summary>It came with a key of the buyer.</summary>
    Key,

    /// <summary>An order whose chat is with a known buyer.</summary>
    Chat,

    /// <summary>It names an order of the buyer.</summary>
    Order,

    /// <summary>Somebody at the desk said so; no pull changes it.</summary>
    Person,
}

/// <summary>A thing of a shop and the buyer whose it is: one row at most for each.</summary>
public sealed class BuyerLink
{
    public ShopId ShopId { get; private set; }

    public BuyerThing Kind { get; private set; }

    public Guid ThingId { get; private set; }

    public BuyerId BuyerId { get; private set; }

    public LinkedBy How { get; private set; }

    public MatchQuality Quality { get; private set; }

    /// <summary>When it was ordered, written or opened (UTC).</summary>
    public DateTimeOffset At { get; private set; }
}
