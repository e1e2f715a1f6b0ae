using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Complaints;

/// <summary>A case that somebody opens.</summary>
public sealed record ComplaintWish(ShopId Shop, ComplaintKind Kind, ComplaintSource Source, string Words, DateTimeOffset DueAt)
{
    public WorkItemId? SourceItem { get; init; }

    public string? OrderNumber { get; init; }

    public OrderId? Order { get; init; }

    public ProductId? Product { get; init; }

    public string? Buyer { get; init; }

    public string? ReasonRaw { get; init; }

    public PersonId? Owner { get; init; }

    public IReadOnlyList<LineWish> Lines { get; init; } = [];
}
