using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>One thing to be done to a case; <see cref="MoveComplaint"/> does it to one, a run to many.</summary>
/// <param name="Why">Stays in the trail.</param>
public abstract record CaseMove(string? Why = null)
{
    /// <summary>To another open stage.</summary>
    public sealed record ToStage(ComplaintStage Stage, string? Why = null) : CaseMove(Why);

    /// <summary>Why the buyer is unhappy, and what caused it; null leaves what is there.</summary>
    public sealed record Explain(string? Reason, string? Cause, string? Why = null) : CaseMove(Why);

    public sealed record Resolve(ResolutionWish Wish, string? Why = null) : CaseMove(Why);

    /// <summary>Somebody did it: in the marketplace's cabinet, or outside of any marketplace.</summary>
    public sealed record CarryOut(CarryingOut How, string? Why = null) : CaseMove(Why);

    /// <summary>Before the marketplace, with what is argued there; a case that is there already argues this from now on.</summary>
    public sealed record Arbitrate(string Ground, string? Why = null) : CaseMove(Why);

    public sealed record Judge(Verdict Verdict, BallHolder Ball = BallHolder.Seller, string? Why = null) : CaseMove(Why);

    public sealed record PassBall(BallHolder To, string? Why = null) : CaseMove(Why);

    /// <summary>Ends it; <see cref="CloseReason.Done"/> wants the outcome.</summary>
    public sealed record Close(CloseReason Reason, ComplaintOutcome? Outcome = null, string? Why = null) : CaseMove(Why);

    public sealed record Reopen(string? Why = null) : CaseMove(Why);

    public sealed record Assign(PersonId? To, string? Why = null) : CaseMove(Why);

    /// <summary>A point of the evidence list is there, or is not.</summary>
    public sealed record Tick(string Point, bool There, string? Why = null) : CaseMove(Why);

    public sealed record LinkOrder(string Number, string? Why = null) : CaseMove(Why);

    /// <summary>A further product; of the order, where it is known, or any product of the shop.</summary>
    public sealed record AddLine(ProductId? Product, int Quantity, decimal? Amount = null, string? Why = null) : CaseMove(Why);

    /// <summary>What the buyer said, written anew.</summary>
    public sealed record Write(string Words, string? Why = null) : CaseMove(Why);
}
