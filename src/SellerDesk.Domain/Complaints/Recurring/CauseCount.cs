namespace SellerDesk.Domain.Complaints.Recurring;

/// <summary>Complaints of one cause about one product, and what was sold of it, over the same days.</summary>
/// <param name="Complaints">How many.</param>
/// <param name="Orders">Order lines of the product: the chances to complain.</param>
public readonly record struct CauseCount(long Complaints, long Orders)
{
    /// <summary>Complaints per order; null without orders.</summary>
    public double? Rate => Orders == 0 ? null : (double)Complaints / Orders;

    public static CauseCount operator +(CauseCount one, CauseCount other) => Add(one, other);

    public static CauseCount Add(CauseCount one, CauseCount other) => new(one.Complaints + other.Complaints, one.Orders + other.Orders);
}
