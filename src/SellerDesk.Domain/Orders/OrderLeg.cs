namespace SellerDesk.Domain.Orders;

/// <summary>A leg of an order's way between two times that marketplaces tell. It belongs to the day on which it ended, in the shop's zone.</summary>
public enum OrderLeg
{
    /// <summary>Ordered → approved (paid). Owed to nobody by a time of its own.</summary>
    Approval,

    /// <summary>Approved, or ordered where no approval is told → handed over; late after the marketplace's ship-by time.</summary>
    Preparing,

    /// <summary>Handed over → delivered; late after the promised time.</summary>
    Delivery,

    /// <summary>Ordered → delivered; late after the promised time.</summary>
    Whole,

    /// <summary>Ordered → promised, of orders that were delivered: what <see cref="Whole"/> is held against.</summary>
    Promise,
}

/// <summary>By what the legs are told apart.</summary>
public enum LegDimension
{
    /// <summary>The shop as a whole.</summary>
    All,
    Carrier,
    Warehouse,
    Region,

    /// <summary>An order counts once for each product in it, so products do not add up to the whole.</summary>
    Product,
}
