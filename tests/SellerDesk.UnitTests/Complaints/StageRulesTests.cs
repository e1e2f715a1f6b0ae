using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using Xunit;
using static SellerDesk.Domain.Complaints.ComplaintStage;

namespace SellerDesk.UnitTests.Complaints;

/// <summary>The table of moves: every pair of stages, legal or not, and what each needs before.</summary>
public sealed class StageRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static readonly BoughtLine Bought = new(OrderId.New(), 1, null, 2, 500m, 100m, "RUB");

    private static readonly Dictionary<ComplaintStage, ComplaintStage[]> Legal = new()
    {
        [Collecting] = [Analysing, Arbitration],
        [Analysing] = [Collecting, Deciding, Arbitration],
        [Deciding] = [Analysing, ComplaintStage.CarryingOut, Arbitration],
        [ComplaintStage.CarryingOut] = [Deciding, FollowingUp, Arbitration],
        [Arbitration] = [Analysing, Deciding, ComplaintStage.CarryingOut, FollowingUp],
        [FollowingUp] = [Deciding, Arbitration],
        [Closed] = [],
    };

    public static TheoryData<ComplaintStage, ComplaintStage> Pairs()
    {
        var pairs = new TheoryData<ComplaintStage, ComplaintStage>();
        foreach (var from in Enum.GetValues<ComplaintStage>())
        {
            foreach (var to in Enum.GetValues<ComplaintStage>())
            {
                pairs.Add(from, to);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_case_goes_where_the_table_says_and_nowhere_else(ComplaintStage from, ComplaintStage to)
    {
        var complaint = At(from);

        // What is carried out cannot be decided anew: the table speaks of a case that is not.
        var move = () => complaint.MoveTo(to, Now);
        if (Legal[from].Contains(to) && !(from == ComplaintStage.CarryingOut && to == Deciding))
        {
            move.Should().NotThrow();
            (complaint.Stage, complaint.StageSince).Should().Be((to, Now));
        }
        else
        {
            move.Should().Throw<RuleException>().Which.Code.Should().BeOneOf("complaint.noWay", "complaint.closed", "complaint.carriedOutAlready");
            complaint.Stage.Should().Be(from);
        }
    }

    [Fact]
    public void Each_stage_names_what_it_needs()
    {
        var bare = Complaint.Open(new ComplaintWish(ShopId.New(), ComplaintKind.Grievance, ComplaintSource.Hand, "Протекает", Now), Now);
        Refused(() => bare.MoveTo(Analysing, Now), "complaint.needs.lines");
        bare.AddLine(new LineWish(1, Bought: Bought));
        bare.MoveTo(Analysing, Now);
        Refused(() => bare.MoveTo(Deciding, Now), "complaint.needs.reason");
        bare.Explain("defect", null, CauseBy.Person);
        Refused(() => bare.MoveTo(Deciding, Now), "complaint.needs.cause");
        Refused(() => bare.MoveTo(Arbitration, Now), "complaint.needs.ground");
        bare.Explain(null, "supplier", CauseBy.Person);
        bare.MoveTo(Deciding, Now);
        Refused(() => bare.MoveTo(ComplaintStage.CarryingOut, Now), "complaint.needs.resolution");
        bare.Resolve(new ResolutionWish(ResolutionKind.Refund), [Bought], null, Now);
        bare.Amount.Should().Be(500m, "one of two pieces, without the delivery of both");
        bare.MoveTo(ComplaintStage.CarryingOut, Now);
        Refused(() => bare.MoveTo(FollowingUp, Now), "complaint.needs.carriedOut");
        bare.CarryOut(Domain.Complaints.CarryingOut.Cabinet, Now);
        Refused(() => bare.MoveTo(Deciding, Now), "complaint.carriedOutAlready");
        bare.MoveTo(FollowingUp, Now);
        Refused(() => bare.Close(CloseReason.Done, Now), "complaint.needs.outcome");
        bare.Answered(ComplaintOutcome.Satisfied);
        bare.Close(CloseReason.Done, Now);
        bare.IsClosed.Should().BeTrue();
        Refused(() => bare.Explain("defect", null, CauseBy.Person), "complaint.closed");
    }

    [Theory]
    [InlineData(ResolutionKind.Refund, null, null, null, null, "500")]
    [InlineData(ResolutionKind.Refund, 600.0, null, null, null, "600")]
    [InlineData(ResolutionKind.Refund, 600.01, null, null, null, "complaint.moreThanPaid")]
    [InlineData(ResolutionKind.Refund, -1.0, null, null, null, "complaint.amount")]
    [InlineData(ResolutionKind.PartialRefund, 100.0, null, null, null, "100")]
    [InlineData(ResolutionKind.PartialRefund, null, null, null, null, "complaint.needs.amount")]
    [InlineData(ResolutionKind.PartialRefund, 600.0, null, null, null, "complaint.notPartial")]
    [InlineData(ResolutionKind.Replacement, null, null, null, null, "0")]
    [InlineData(ResolutionKind.Compensation, null, null, null, null, "complaint.needs.compensation")]
    [InlineData(ResolutionKind.Compensation, null, null, null, 300, "0")]
    [InlineData(ResolutionKind.Explanation, null, null, null, null, "complaint.needs.explanation")]
    [InlineData(ResolutionKind.Explanation, null, null, "Так и задумано", null, "0")]
    [InlineData(ResolutionKind.Rejection, null, null, null, null, "complaint.needs.grounds")]
    [InlineData(ResolutionKind.Rejection, null, "used", null, null, "0")]
    public void A_resolution_has_what_it_needs_and_gives_no_more_than_was_paid(ResolutionKind kind, double? amount, string? grounds, string? text, int? points, string outcome)
    {
        var complaint = At(Deciding);
        var resolve = () => complaint.Resolve(new ResolutionWish(kind, (decimal?)amount, grounds, text, points), [Bought], null, Now);
        if (outcome.StartsWith("complaint.", StringComparison.Ordinal))
        {
            Refused(resolve, outcome);
        }
        else
        {
            resolve();
            complaint.Amount.Should().Be(decimal.Parse(outcome, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Nothing_moves_while_a_decision_is_on_its_way()
    {
        var complaint = At(Deciding);
        complaint.Resolve(new ResolutionWish(ResolutionKind.Refund), [Bought], null, Now);
        complaint.MoveTo(ComplaintStage.CarryingOut, Now);
        complaint.Send(Guid.NewGuid());
        Refused(() => complaint.MoveTo(Deciding, Now), "complaint.decisionOnTheWay");
        Refused(() => complaint.Close(CloseReason.Withdrawn, Now), "complaint.decisionOnTheWay");
        Refused(() => complaint.Resolve(new ResolutionWish(ResolutionKind.Replacement), [Bought], null, Now), "complaint.decisionOnTheWay");
        complaint.DecisionEnded();
        complaint.MoveTo(Deciding, Now);
        complaint.Stage.Should().Be(Deciding);
    }

    [Fact]
    public void Pieces_of_other_cases_are_not_free()
    {
        var taken = Bought with { TakenQuantity = 2, TakenAmount = 1100 };
        Refused(() => Complaint.Open(Wish(taken), Now), "complaint.moreThanBought");
        Refused(() => Complaint.Open(Wish(Bought) with { Lines = [new LineWish(0, Bought: Bought)] }, Now), "complaint.quantity");
        Refused(() => Complaint.Open(Wish(Bought) with { Lines = [new LineWish(1, Amount: -1, Bought: Bought)] }, Now), "complaint.amount");
    }

    private static ComplaintWish Wish(BoughtLine bought) => new(ShopId.New(), ComplaintKind.Claim, ComplaintSource.Hand, "Протекает", Now) { OrderNumber = "o1", Order = bought.OrderId, Lines = [new LineWish(1, Bought: bought)] };

    /// <summary>A case at a stage with everything that the next ones need.</summary>
    private static Complaint At(ComplaintStage stage)
    {
        var complaint = Complaint.Open(Wish(Bought), Now);
        complaint.Explain("defect", "supplier", CauseBy.Person);
        complaint.TakeGround("used", Now);
        if (stage == Arbitration)
        {
            complaint.MoveTo(Arbitration, Now);
            complaint.Judge(Verdict.Won, BallHolder.Seller);
            complaint.Resolve(new ResolutionWish(ResolutionKind.Replacement), [Bought], null, Now);
            return complaint;
        }

        foreach (var next in new[] { Analysing, Deciding, ComplaintStage.CarryingOut, FollowingUp }.Where(next => next <= stage))
        {
            complaint.MoveTo(next, Now);
            if (next == Deciding && stage > Deciding)
            {
                complaint.Resolve(new ResolutionWish(ResolutionKind.Replacement), [Bought], null, Now);
            }

            if (next == ComplaintStage.CarryingOut)
            {
                complaint.CarryOut(Domain.Complaints.CarryingOut.Desk, Now);
            }
        }

        if (stage == Deciding)
        {
            complaint.Resolve(new ResolutionWish(ResolutionKind.Replacement), [Bought], null, Now);
        }

        if (stage == Closed)
        {
            complaint.Close(CloseReason.Withdrawn, Now);
        }

        return complaint;
    }

    private static void Refused(Action deed, string code) => deed.Should().Throw<RuleException>().Which.Code.Should().Be(code);
}
