using FluentAssertions;
using SellerDesk.Application.Buyers.Lifetimes;
using SellerDesk.Domain.Buyers.Lifetimes;
using Xunit;

namespace SellerDesk.UnitTests.Buyers.Lifetimes;

public sealed class LifetimeFitTests
{
    private static readonly BetaGeometricModel True = new(0.8, 5, 0.9, 3);

    [Fact]
    public void The_parameters_that_buyers_were_made_with_are_found_again()
    {
        var histories = InventedBuyers.Of(True, 30_000, 20, 60, 1).ToList();
        var fit = LifetimeFit.Of(histories)!;

        fit.Verdict.Should().Be(FitVerdict.Sound);
        fit.Model.R.Should().BeApproximately(True.R, 0.05);
        fit.Model.Alpha.Should().BeApproximately(True.Alpha, 0.35);
        (fit.Model.A / (fit.Model.A + fit.Model.B)).Should().BeApproximately(True.A / (True.A + True.B), 0.02);
        fit.LogLikelihood.Should().BeApproximately(histories.Sum(fit.Model.LogLikelihood), 1e-4).And.BeGreaterThan(histories.Sum(True.LogLikelihood));
    }

    [Fact]
    public void That_nobody_leaves_is_noticed_and_said_instead_of_a_probability_of_one()
    {
        var fit = LifetimeFit.Of(InventedBuyers.Faithful(new SteadyModel(2, 8), 5_000, 50, 2))!;
        fit.Verdict.Should().Be(FitVerdict.DropOutUnknown);
        fit.LogLikelihood.Should().BeGreaterThanOrEqualTo(fit.SteadyLogLikelihood - 0.01);
    }

    [Fact]
    public void A_handful_of_buyers_who_came_back_is_too_few()
    {
        LifetimeFit.Of(InventedBuyers.Of(True, 40, 20, 60, 3))!.Verdict.Should().Be(FitVerdict.TooFew);
        LifetimeFit.Of([new PurchaseHistory(0, 0, 10), new PurchaseHistory(0, 0, 20)]).Should().BeNull();
        LifetimeFit.Of([]).Should().BeNull();
    }

    [Fact]
    public void What_buyers_pay_is_found_again_and_few_purchases_are_drawn_towards_the_mean_of_all()
    {
        var model = new GammaGammaModel(6, 4, 15);
        var spending = InventedBuyers.Spending(model, 10_000, 4).ToList();
        var fit = SpendFit.Of(spending)!;

        fit.Model.P.Should().BeApproximately(6, 0.6);
        fit.Model.Q.Should().BeApproximately(4, 0.3);
        fit.LogLikelihood.Should().BeApproximately(spending.Sum(fit.Model.LogLikelihood), 1e-4).And.BeGreaterThan(spending.Sum(model.LogLikelihood));
        fit.Correlation.Should().BeApproximately(0, 0.02);
        var usual = fit.Model.SpendOfNew!.Value;
        usual.Should().BeApproximately(30, 1.5);
        fit.Model.ExpectedSpend(new SpendHistory(1, 100)).Should().BeInRange(usual, 100);
        fit.Model.ExpectedSpend(new SpendHistory(50, 100)).Should().BeApproximately(100, 2);
    }

    [Fact]
    public void A_fit_is_held_against_the_time_after_it_and_against_the_day_of_the_last_purchase()
    {
        var dice = new Random(5);
        var buyers = new List<HeldBack>();
        foreach (var history in InventedBuyers.Of(True, 20_000, 20, 60, 6))
        {
            // Who is still there, by the model itself, buys on at their own rate.
            var alive = dice.NextDouble() < True.ProbabilityAlive(history);
            buyers.Add(new HeldBack(history, alive && dice.NextDouble() < 1 - Math.Exp(-(history.Repeats + True.R) / (history.Age + True.Alpha) * 10) ? 1 : 0));
        }

        var held = LifetimeCalibration.Of(True, buyers, 10);
        held.ByModel.Should().BeGreaterThan(held.ByRecency).And.BeGreaterThan(held.ByFrequency);
        held.IsBetterThanRecency.Should().BeTrue();
        held.Bands.Sum(band => band.Buyers).Should().Be(20_000);
        held.ShareGone.Should().BeApproximately(buyers.Count(one => one.After == 0) / 20_000.0, 1e-9);
    }

    [Fact]
    public void Several_purchases_of_a_day_are_one_and_those_after_the_end_are_not_known_yet()
    {
        var first = new DateOnly(2026, 1, 1);
        PurchaseHistory.Of([first.AddDays(14), first, first, first.AddDays(100)], first.AddDays(70), 7).Should().Be(new PurchaseHistory(1, 2, 10));
        PurchaseHistory.Of([first], first.AddDays(-1), 7).Should().BeNull();
    }
}
