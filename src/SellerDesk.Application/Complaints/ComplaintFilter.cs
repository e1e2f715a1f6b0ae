using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

public enum ComplaintState
{
    Open,
    Closed,
    All,
}

/// <summary>Which cases a list shows. Open ones come nearest deadline first, as items of the inbox stand in line, everything else newest first.</summary>
public sealed record ComplaintFilter
{
    public ComplaintState State { get; init; }

    /// <summary>Of one stage; says more than <see cref="State"/>.</summary>
    public ComplaintStage? Stage { get; init; }

    public ShopId? Shop { get; init; }

    public Marketplace? Marketplace { get; init; }

    public ComplaintKind? Kind { get; init; }

    public string? Reason { get; init; }

    /// <summary>A code of the tree of causes; its branches count too.</summary>
    public string? Cause { get; init; }

    /// <summary>Only those whose cause nobody has named.</summary>
    public bool NoCause { get; init; }

    public PersonId? Owner { get; init; }

    public bool NoOwner { get; init; }

    public BallHolder? Ball { get; init; }

    /// <summary>Our deadline is before this moment (UTC).</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>The marketplace's own deadline is before this moment (UTC).</summary>
    public DateTimeOffset? MarketplaceDueBefore { get; init; }

    public DateTimeOffset? OpenedFrom { get; init; }

    public DateTimeOffset? OpenedTo { get; init; }

    public ProductId? Product { get; init; }

    public string? OrderNumber { get; init; }

    /// <summary>Only those whose order the desk does not have.</summary>
    public bool OrderUnknown { get; init; }

    /// <summary>Words, an order's number, the case's own number.</summary>
    public string? Search { get; init; }

    public bool ByDeadline => Stage is { } stage ? stage != ComplaintStage.Closed : State == ComplaintState.Open;

    /// <summary>Nothing is asked for that the counters do not know.</summary>
    internal bool IsCounted => (DueBefore, OpenedFrom, OpenedTo, Product, OrderNumber, Search, Ball, Reason) is (null, null, null, null, null, null, null, null) && !OrderUnknown && !NoCause && MarketplaceDueBefore is null;
}
