using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>
/// What one person did on one day (of the shop's zone) with one kind of item of one shop. Sides of fractions are kept apart, so that rows add up;
/// re-made whole for a (shop, day) that was touched.
/// </summary>
public sealed class WorkDay
{
    public ShopId ShopId { get; init; }

    public DateOnly Day { get; init; }

    public WorkItemKind Kind { get; init; }

    /// <summary>Empty for what programs and rules did.</summary>
    public Guid PersonId { get; init; }

    /// <summary>First replies and further ones that were sent and stand: neither taken back nor refused. Changes of an answer do not count.</summary>
    public int Answers { get; set; }

    /// <summary>Items put away without an answer.</summary>
    public int Closed { get; set; }

    /// <summary>Items that got their first response.</summary>
    public int FirstResponses { get; set; }

    /// <summary>Working minutes of the shop from the buyer's words to the first response, summed.</summary>
    public long FirstMinutes { get; set; }

    /// <summary>First responses given before the item's deadline.</summary>
    public int FirstWithin { get; set; }

    /// <summary>Items that were over on this day: answered for good or closed.</summary>
    public int Resolved { get; set; }

    /// <summary>Working minutes from the buyer's words to the end, summed.</summary>
    public long ResolvedMinutes { get; set; }

    /// <summary>Ten-minute stretches in which the person did anything; each belongs to the shop and kind of the first deed in it.</summary>
    public int ActiveSlots { get; set; }

    /// <summary>Replies that somebody approved.</summary>
    public int Approved { get; set; }

    /// <summary>Of those, replies whose text the approver changed.</summary>
    public int ApprovedEdited { get; set; }

    /// <summary>Soft findings that replies were sent with.</summary>
    public int Warnings { get; set; }

    /// <summary>Times that the reply rules refused a reply.</summary>
    public int Blocks { get; set; }

    /// <summary>Answers that began with a template.</summary>
    public int Templates { get; set; }
}
