namespace SellerDesk.Domain.Dashboards;

/// <summary>What a figure is told apart by. <see cref="Whole"/>: the shop.</summary>
public enum FigureDimension
{
    Whole,

    /// <summary>The shops themselves: no rows of its own, each shop's whole.</summary>
    Shop,
    Product,
    Category,
    Region,
    Carrier,
    Warehouse,

    /// <summary>What a review speaks of with blame.</summary>
    Topic,

    /// <summary>Why goods came back.</summary>
    Reason,

    /// <summary>Why somebody complained, by the tree of causes.</summary>
    Cause,

    /// <summary>Review, question, chat, complaint, order.</summary>
    Kind,
    Person,
    Tier,
}
