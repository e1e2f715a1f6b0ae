using SellerDesk.Application.Data;
using SellerDesk.Application.Products;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>One case as lists, boards and programs show it.</summary>
/// <param name="Preview">The first words of the buyer.</param>
/// <param name="LineAt">Its place in the list by deadline (UTC): see <see cref="Complaint.LineAt"/>.</param>
/// <param name="OnTheWay">A decision is on its way to the marketplace: nothing moves until it has ended.</param>
public sealed record ComplaintRow(
    ComplaintId Id, long Number, ShopId ShopId, ComplaintKind Kind, ComplaintSource Source, ComplaintStage Stage, DateTimeOffset StageSince, DateTimeOffset OpenedAt, DateTimeOffset DueAt,
    DateTimeOffset? MarketplaceDueAt, DateTimeOffset LineAt, PersonId? OwnerId, BallHolder Ball, string? Buyer, string Preview, string? OrderNumber, bool OrderUnknown, ProductId? ProductId, string? ReasonCode,
    string? ReasonRaw, string? CauseCode, ResolutionKind? Resolution, decimal Amount, string? Currency, bool OnTheWay, DateTimeOffset? ClosedAt, CloseReason? CloseReason)
{
    public NamedProduct? Product { get; init; }

    public ListPlace PlaceIn(ComplaintFilter filter) => new(filter.ByDeadline ? LineAt : OpenedAt, Id.Value);
}
