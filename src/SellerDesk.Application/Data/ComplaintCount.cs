using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data;

/// <summary>A counter's change: so many cases more or fewer in one cell. Made by triggers, folded by a job, like <see cref="InboxCount"/>.</summary>
public sealed class ComplaintCount
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public ComplaintStage Stage { get; init; }

    public ComplaintKind Kind { get; init; }

    public string? CauseCode { get; init; }

    public Guid? OwnerId { get; init; }

    public int Count { get; init; }
}
