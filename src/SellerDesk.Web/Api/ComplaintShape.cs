using System.ComponentModel;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Web.Api;

/// <summary>A complaint as lists give it.</summary>
public sealed record ComplaintShape(
    Guid Id, [property: Description("What people call it.")] long Number, Guid ShopId, ComplaintKind Kind, ComplaintSource Source, ComplaintStage Stage, DateTimeOffset StageSince,
    DateTimeOffset OpenedAt, [property: Description("Our own deadline.")] DateTimeOffset DueAt, [property: Description("The marketplace's, which nothing here moves.")] DateTimeOffset? MarketplaceDueAt,
    Guid? OwnerId, [property: Description("Who has to act next.")] BallHolder Ball, string? Buyer, [property: Description("The first words.")] string Preview, string? OrderNumber,
    [property: Description("The desk does not have this order (yet).")] bool OrderUnknown, ProductShape? Product, string? Reason, [property: Description("The marketplace's own word.")] string? ReasonRaw,
    string? Cause, ResolutionKind? Resolution, [property: Description("Money that is given.")] MoneyShape? Amount,
    [property: Description("A decision is on its way to the marketplace: nothing moves until it has ended.")] bool DecisionOnTheWay, DateTimeOffset? ClosedAt, CloseReason? CloseReason)
{
    public static ComplaintShape Of(ComplaintRow row) => new(
        row.Id.Value, row.Number, row.ShopId.Value, row.Kind, row.Source, row.Stage, row.StageSince, row.OpenedAt, row.DueAt, row.MarketplaceDueAt, row.OwnerId?.Value, row.Ball, row.Buyer,
        row.Preview, row.OrderNumber, row.OrderUnknown, ProductShape.Of(row.Product), row.ReasonCode, row.ReasonRaw, row.CauseCode, row.Resolution, MoneyShape.Of((decimal?)row.Amount, row.Currency),
        row.OnTheWay, row.ClosedAt, row.CloseReason);
}

/// <summary>A complaint with everything that is needed to move it.</summary>
public sealed record ComplaintWhole(
    ComplaintShape Complaint, [property: Description("Hand it back with a move.")] uint Version, string Text, IReadOnlyList<ComplaintLineShape> Lines,
    [property: Description("Where it may go, and what it lacks for that: codes of refusals.")] IReadOnlyList<StageWay> Ways,
    [property: Description("What the marketplace lets the shop decide now.")] IReadOnlyList<AllowedDecision> Decisions, IReadOnlyList<ComplaintMoveShape> Trail)
{
    public static ComplaintWhole Of(ComplaintDetails details) => new(
        ComplaintShape.Of(details.Row), details.Version, details.Words, [.. details.Lines.Select(ComplaintLineShape.Of)], details.Ways, details.Return?.Decisions ?? [],
        [.. details.Moves.Select(ComplaintMoveShape.Of)]);
}

public sealed record ComplaintLineShape(
    int Number, ProductShape? Product, [property: Description("Which line of the order.")] int? OrderLine, int AskedQuantity, MoneyShape? AskedAmount,
    [property: Description("Pieces that count: never more than were bought, over all complaints.")] int Quantity, MoneyShape? Amount, int? Bought)
{
    public static ComplaintLineShape Of(ComplaintLineDetails line) => new(
        line.Number, ProductShape.Of(line.Product), line.OrderLineNumber, line.AskedQuantity, MoneyShape.Of(line.AskedAmount, line.Currency), line.Quantity, MoneyShape.Of((decimal?)line.Amount, line.Currency),
        line.Bought);
}

/// <summary>One line of the trail.</summary>
public sealed record ComplaintMoveShape(
    long Id, DateTimeOffset At, [property: Description("Nobody: the marketplace, a rule or a program.")] Guid? PersonId, ComplaintDeed Deed, ComplaintStage From, ComplaintStage To, string? Why,
    IReadOnlyDictionary<string, string> Details)
{
    public static ComplaintMoveShape Of(ComplaintMoveDetails move) => new(move.Id, move.At, move.PersonId, move.Deed, move.FromStage, move.ToStage, move.Why, move.Details);
}
