using SellerDesk.Application.Complaints;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.IntegrationTests.Complaints;

/// <summary>What a client of the random walk knows of a case before it moves it; another one may be quicker.</summary>
internal sealed record WalkPlace(ComplaintStage Stage, bool Explained, bool Resolved, bool CarriedOut, bool Judged);

/// <summary>Chooses a move: mostly one that the stage allows, now and then any.</summary>
internal static class WalkDice
{
    /// <summary>One move in so many is chosen without a look at where the case stands.</summary>
    private const int Wild = 12;

    private static readonly ComplaintStage[] Stages = Enum.GetValues<ComplaintStage>();

    public static CaseMove Choose(Random dice, WalkPlace place) => dice.Next(Wild) == 0 ? Any(dice) : dice.Next(10) == 0 ? Aside(dice, place) : Onward(dice, place);

    private static CaseMove Any(Random dice) => dice.Next(14) switch
    {
        0 => new CaseMove.Explain("defect", "supplier.defect"),
        1 => new CaseMove.Resolve(new ResolutionWish(ResolutionKind.Refund, dice.Next(1, 5000))),
        2 => new CaseMove.Resolve(new ResolutionWish(ResolutionKind.PartialRefund, dice.Next(1, 900))),
        3 => new CaseMove.CarryOut(CarryingOut.Desk),
        4 => new CaseMove.Close(CloseReason.Done, ComplaintOutcome.Satisfied),
        5 => new CaseMove.Reopen(),
        6 => new CaseMove.Arbitrate("used"),
        7 => new CaseMove.Judge(Verdict.Partly),
        _ => new CaseMove.ToStage(Stages[dice.Next(Stages.Length)]),
    };

    /// <summary>What leaves a case where it stands.</summary>
    private static CaseMove Aside(Random dice, WalkPlace place) => place.Stage == ComplaintStage.Closed ? new CaseMove.Reopen() : dice.Next(4) switch
    {
        0 => new CaseMove.Tick("order", dice.Next(2) == 0),
        1 => new CaseMove.PassBall((BallHolder)dice.Next(3)),
        2 => new CaseMove.Write($"Кружка протекает, {dice.Next(1000)}"),
        _ => new CaseMove.Explain("defect", "supplier.defect"),
    };

    private static CaseMove Onward(Random dice, WalkPlace place) => place.Stage switch
    {
        ComplaintStage.Collecting => dice.Next(8) switch { 0 => Withdrawn, 1 => Dispute, _ => To(ComplaintStage.Analysing) },
        ComplaintStage.Analysing when !place.Explained => new CaseMove.Explain("defect", "supplier.defect"),
        ComplaintStage.Analysing => dice.Next(10) switch { 0 => To(ComplaintStage.Collecting), 1 => Withdrawn, 2 => Dispute, _ => To(ComplaintStage.Deciding) },
        ComplaintStage.Deciding when place.CarriedOut => dice.Next(2) == 0 ? Withdrawn : Dispute,
        ComplaintStage.Deciding when !place.Resolved || dice.Next(4) == 0 => Decide(dice),
        ComplaintStage.Deciding => dice.Next(10) switch { 0 => To(ComplaintStage.Analysing), 1 => Dispute, _ => To(ComplaintStage.CarryingOut) },
        ComplaintStage.CarryingOut when place.CarriedOut => To(ComplaintStage.FollowingUp),
        ComplaintStage.CarryingOut => dice.Next(8) switch { 0 => To(ComplaintStage.Deciding), 1 => Decide(dice), _ => new CaseMove.CarryOut(dice.Next(2) == 0 ? CarryingOut.Desk : CarryingOut.Cabinet) },
        ComplaintStage.Arbitration when !place.Judged || dice.Next(6) == 0 => new CaseMove.Judge((Verdict)dice.Next(3)),
        ComplaintStage.Arbitration => dice.Next(3) switch { 0 => To(ComplaintStage.Analysing), 1 => To(ComplaintStage.Deciding), _ => To(ComplaintStage.FollowingUp) },
        ComplaintStage.FollowingUp => dice.Next(8) switch { 0 => To(ComplaintStage.Deciding), 1 => Dispute, _ => new CaseMove.Close(CloseReason.Done, (ComplaintOutcome)dice.Next(3)) },
        _ => new CaseMove.Reopen(),
    };

    private static CaseMove.Close Withdrawn { get; } = new(CloseReason.Withdrawn);

    private static CaseMove.Arbitrate Dispute { get; } = new("used");

    private static CaseMove.ToStage To(ComplaintStage stage) => new(stage);

    private static CaseMove.Resolve Decide(Random dice) => new(dice.Next(6) switch
    {
        0 => new ResolutionWish(ResolutionKind.Refund),
        1 => new ResolutionWish(ResolutionKind.PartialRefund, dice.Next(1, 400)),
        2 => new ResolutionWish(ResolutionKind.Compensation, dice.Next(1, 200), Points: 50),
        3 => new ResolutionWish(ResolutionKind.Rejection, Grounds: "used"),
        4 => new ResolutionWish(ResolutionKind.Explanation, Text: "Так задумано"),
        _ => new ResolutionWish(ResolutionKind.Replacement),
    });
}
