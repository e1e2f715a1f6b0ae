using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Complaints;

/// <summary>What the buyer is to get.</summary>
/// <param name="Amount">Money over all lines; null for a refund: all that the pieces cost.</param>
/// <param name="Grounds">Code, for a rejection.</param>
/// <param name="Text">What is said to the buyer.</param>
public sealed record ResolutionWish(ResolutionKind Kind, decimal? Amount = null, string? Grounds = null, string? Text = null, int? Points = null, decimal? DiscountPercent = null);

/// <content>What is decided, and how it is carried out.</content>
public sealed partial class Complaint
{
    /// <summary>Where neither order nor asked amount is known.</summary>
    private const decimal UnknownLimit = 1_000_000m;

    /// <summary>Decides, or decides anew; possible until it is carried out.</summary>
    /// <param name="bought">What the lines of the order leave for this case.</param>
    public void Resolve(ResolutionWish wish, IReadOnlyList<BoughtLine> bought, PersonId? by, DateTimeOffset now)
    {
        RequireStill();
        RequireBeforeCarryingOut();
        if (Stage is not (ComplaintStage.Deciding or ComplaintStage.CarryingOut or ComplaintStage.Arbitration))
        {
            throw new RuleException("complaint.notDeciding");
        }

        Check(wish);
        GiveOut(wish, bought);
        (Resolution, Grounds, ResolutionText) = (wish.Kind, Trimmed(wish.Grounds, CodeMaxLength), Trimmed(wish.Text, TextMaxLength));
        (Points, DiscountPercent) = wish.Kind == ResolutionKind.Compensation ? (wish.Points, wish.DiscountPercent) : (null, null);
        (ResolvedBy, ResolvedAt) = (by, now);
    }

    /// <summary>The decision is on its way to the marketplace.</summary>
    public void Send(Guid decision)
    {
        RequireStill();
        RequireCarryingOut();
        DecisionId = decision;
        Ball = BallHolder.Marketplace;
    }

    /// <summary>It was taken back, or came back: the case waits for a person again.</summary>
    public void DecisionEnded()
    {
        DecisionId = null;
        Ball = BallHolder.Seller;
    }

    /// <summary>Done: the money, the parcel, the words are out.</summary>
    public void CarryOut(CarryingOut how, DateTimeOffset now)
    {
        RequireCarryingOut();
        if (how != Complaints.CarryingOut.Api)
        {
            RequireStill();
        }

        (CarriedOut, CarriedOutAt, DecisionId) = (how, now, null);
        Ball = BallHolder.Buyer;
    }

    private void RequireCarryingOut()
    {
        if (Stage != ComplaintStage.CarryingOut)
        {
            throw new RuleException("complaint.notCarryingOut");
        }

        if (CarriedOut is not null)
        {
            throw new RuleException("complaint.carriedOutAlready");
        }
    }

    private static void Check(ResolutionWish wish)
    {
        var missing = wish.Kind switch
        {
            ResolutionKind.PartialRefund when wish.Amount is null or <= 0 => "complaint.needs.amount",
            ResolutionKind.Refund when wish.Amount is <= 0 => "complaint.amount",
            ResolutionKind.Compensation when wish is { Amount: null or <= 0, Points: null or <= 0, DiscountPercent: null or <= 0 } => "complaint.needs.compensation",
            ResolutionKind.Compensation when wish.DiscountPercent > 100 => "complaint.discount",
            ResolutionKind.Explanation when string.IsNullOrWhiteSpace(wish.Text) => "complaint.needs.explanation",
            ResolutionKind.Rejection when string.IsNullOrWhiteSpace(wish.Grounds) => "complaint.needs.grounds",
            _ => null,
        };
        if (missing is not null)
        {
            throw new RuleException(missing);
        }

        if (wish.Text?.Trim().Length > TextMaxLength)
        {
            throw new RuleException("complaint.text", TextMaxLength);
        }
    }

    /// <summary>Lays the money on the lines, each up to what its pieces cost and other cases leave.</summary>
    private void GiveOut(ResolutionWish wish, IReadOnlyList<BoughtLine> bought)
    {
        var gives = wish.Kind is ResolutionKind.Refund or ResolutionKind.PartialRefund or ResolutionKind.Compensation;
        var rest = gives ? wish.Amount ?? (wish.Kind == ResolutionKind.Refund ? Lines.Sum(line => MostOf(line, BoughtOf(line, bought))) : 0) : 0;
        var most = Lines.Sum(line => LimitOf(line, BoughtOf(line, bought)));
        if (gives && (rest > most || (wish.Kind == ResolutionKind.PartialRefund && rest >= most && most < decimal.MaxValue)))
        {
            throw new RuleException(rest > most ? "complaint.moreThanPaid" : "complaint.notPartial", most, Lines.Select(line => line.Currency).FirstOrDefault(c => c is not null) ?? "");
        }

        if (wish.Kind == ResolutionKind.Refund && rest <= 0)
        {
            throw new RuleException("complaint.needs.amount");
        }

        foreach (var line in Lines)
        {
            var own = BoughtOf(line, bought);
            var part = Math.Min(rest, LimitOf(line, own));
            line.Give(part, own);
            rest -= part;
        }
    }

    /// <summary>What the pieces of a line cost; with all pieces goes what their delivery cost.</summary>
    private static decimal MostOf(ComplaintLine line, BoughtLine? bought) => bought is null
        ? line.AskedAmount ?? 0
        : Math.Min(bought.FreeAmount, (line.Quantity * bought.UnitPrice) + (line.Quantity == bought.Quantity ? bought.DeliveryPrice : 0));

    /// <summary>The most that may be given for a line. An unknown order has no price: what was asked is the most, and without that a person's word counts.</summary>
    private static decimal LimitOf(ComplaintLine line, BoughtLine? bought) => bought is null ? line.AskedAmount ?? UnknownLimit : line.Quantity == 0 ? 0 : Math.Min(bought.FreeAmount, (line.Quantity * bought.UnitPrice) + bought.DeliveryPrice);
}
