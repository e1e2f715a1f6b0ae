using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Complaints;

/// <content>Undo, and two out of one.</content>
public sealed partial class Complaint
{
    public ComplaintMemo Remember() => new()
    {
        Stage = Stage,
        StageSince = StageSince,
        Ball = Ball,
        Owner = OwnerId?.Value,
        Reason = ReasonCode,
        Cause = CauseCode,
        CauseBy = CauseBy,
        Resolution = Resolution,
        Grounds = Grounds,
        Words = ResolutionText,
        Points = Points,
        DiscountPercent = DiscountPercent,
        ResolvedAt = ResolvedAt,
        ResolvedBy = ResolvedBy?.Value,
        CarriedOut = CarriedOut,
        CarriedOutAt = CarriedOutAt,
        ArbitrationGround = ArbitrationGround,
        EvidenceAt = EvidenceAt,
        Verdict = Verdict,
        Outcome = Outcome,
        ClosedAt = ClosedAt,
        CloseReason = CloseReason,
        MergedInto = MergedInto?.Value,
        Reopened = Reopened,
        Lines = [.. Lines.Select(line => new LineMemo(line.Number, line.AskedQuantity, line.Quantity, line.Amount))],
    };

    /// <summary>As it was before its last move. What other cases have taken meanwhile the database refuses to give twice.</summary>
    public void Recall(ComplaintMemo memo)
    {
        RequireStill();
        (Stage, StageSince, Ball) = (memo.Stage, memo.StageSince, memo.Ball);
        OwnerId = memo.Owner is { } owner ? PersonId.From(owner) : null;
        (ReasonCode, CauseCode, CauseBy) = (memo.Reason, memo.Cause, memo.CauseBy);
        (Resolution, Grounds, ResolutionText, Points, DiscountPercent) = (memo.Resolution, memo.Grounds, memo.Words, memo.Points, memo.DiscountPercent);
        (ResolvedAt, ResolvedBy) = (memo.ResolvedAt, memo.ResolvedBy is { } by ? PersonId.From(by) : null);
        (CarriedOut, CarriedOutAt) = (memo.CarriedOut, memo.CarriedOutAt);
        (ArbitrationGround, EvidenceAt, Verdict, Outcome) = (memo.ArbitrationGround, memo.EvidenceAt, memo.Verdict, memo.Outcome);
        (ClosedAt, CloseReason, Reopened) = (memo.ClosedAt, memo.CloseReason, memo.Reopened);
        MergedInto = memo.MergedInto is { } main ? ComplaintId.From(main) : null;
        foreach (var line in Lines)
        {
            if (memo.Lines.FirstOrDefault(one => one.Number == line.Number) is { } then)
            {
                line.Recall(then);
            }
            else
            {
                line.Release();
            }
        }
    }

    /// <summary>What was decided was decided about all of it.</summary>
    private void Undecide(DateTimeOffset now)
    {
        (Resolution, Grounds, ResolutionText, Points, DiscountPercent, ResolvedAt, ResolvedBy) = (null, null, null, null, null, null, null);
        Lines.ForEach(line => line.Give(0, null));
        if (Stage == ComplaintStage.CarryingOut)
        {
            Enter(ComplaintStage.Deciding, now);
        }
    }

    /// <summary>Some of its pieces are a matter of their own from now on.</summary>
    /// <param name="pieces">How many of which line.</param>
    public Complaint Split(IReadOnlyDictionary<int, int> pieces, DateTimeOffset dueAt, DateTimeOffset now)
    {
        RequireStill();
        RequireBeforeCarryingOut();
        var chosen = Lines.FindAll(line => pieces.GetValueOrDefault(line.Number) > 0);
        if (chosen.Count == 0 || chosen.Exists(line => pieces[line.Number] > line.Quantity) || Lines.TrueForAll(line => pieces.GetValueOrDefault(line.Number) == line.Quantity))
        {
            throw new RuleException("complaint.notSplit");
        }

        var part = new Complaint(ComplaintId.New(), ShopId, Kind, Source, Stage is ComplaintStage.Collecting ? Stage : ComplaintStage.Analysing, now)
        {
            SourceItemId = SourceItemId,
            OrderNumber = OrderNumber,
            OrderId = OrderId,
            Buyer = Buyer,
            Words = Words,
            ReasonRaw = ReasonRaw,
            ReasonCode = ReasonCode,
            CauseCode = CauseCode,
            CauseBy = CauseBy,
            ProductId = chosen[0].ProductId,
            DueAt = dueAt,
            MarketplaceDueAt = MarketplaceDueAt,
            OwnerId = OwnerId,
            SplitFrom = Id,
        };
        foreach (var line in chosen)
        {
            part.Lines.Add(line.Part(part, part.Lines.Count + 1, pieces[line.Number]));
        }

        Undecide(now);
        return part;
    }
}
