using FluentAssertions;
using SellerDesk.Domain.Buyers.Lifetimes;
using SellerDesk.Domain.Common;
using Xunit;

namespace SellerDesk.UnitTests.Buyers.Lifetimes;

public sealed class BetaGeometricModelTests
{
    /// <summary>The published estimates for a shop of music, in weeks.</summary>
    private static readonly BetaGeometricModel Published = new(0.243, 4.414, 0.793, 2.426);

    [Fact]
    public void What_is_published_for_a_buyer_of_three_purchases_comes_out()
    {
        Published.ExpectedOrders(new PurchaseHistory(2, 30.43, 38.86), 39).Should().BeApproximately(1.226, 0.001);
    }

    [Fact]
    public void Who_bought_once_has_not_left_in_this_model_and_who_bought_often_and_fell_silent_most_likely_has()
    {
        Published.ProbabilityAlive(new PurchaseHistory(0, 0, 38.86)).Should().Be(1);
        Published.ProbabilityAlive(new PurchaseHistory(10, 38, 38.86)).Should().BeGreaterThan(0.9);
        Published.ProbabilityAlive(new PurchaseHistory(10, 10, 38.86)).Should().BeLessThan(0.05);
    }

    [Fact]
    public void The_longer_the_silence_the_likelier_that_they_left()
    {
        var silences = Enumerable.Range(0, 30).Select(week => Published.ProbabilityAlive(new PurchaseHistory(4, 8, 8 + week)));
        silences.Should().BeInDescendingOrder();
    }

    [Fact]
    public void More_is_expected_in_a_longer_time_and_nothing_in_none()
    {
        var history = new PurchaseHistory(3, 20, 30);
        Published.ExpectedOrders(history, 0).Should().BeApproximately(0, 1e-12);
        Enumerable.Range(1, 40).Select(weeks => Published.ExpectedOrders(history, weeks * 5)).Should().BeInAscendingOrder();
    }

    [Fact]
    public void Expectations_run_smoothly_through_the_hole_of_the_formula()
    {
        var history = new PurchaseHistory(3, 20, 30);
        var hole = (Published with { A = 1 }).ExpectedOrders(history, 39);
        hole.Should().BeApproximately((Published with { A = 0.9999 }).ExpectedOrders(history, 39), 0.001).And.BeApproximately((Published with { A = 1.0001 }).ExpectedOrders(history, 39), 0.001);
    }

    [Fact]
    public void What_is_expected_of_somebody_new_is_the_mean_of_invented_buyers()
    {
        var model = new BetaGeometricModel(1.2, 6, 0.9, 3);
        var buyers = InventedBuyers.Of(model, 200_000, 0, 26, 11).Select(one => (double)one.Repeats).ToList();
        buyers.Average().Should().BeApproximately(model.ExpectedOfNew(26), 0.02);
    }

    [Theory]
    [InlineData(1, 1, 2, 0.5, 1.386294361119891)]
    [InlineData(1, 1, 2, 0.99, 4.651687056554637)]
    [InlineData(2.5, 3, 3, 0.3, 2.4392420598661)]
    [InlineData(0.5, 0.5, 1.5, 0.25, 1.0471975511965976)]
    public void The_hypergeometric_function_is_what_its_closed_forms_say(double a, double b, double c, double z, double value) =>
        Hypergeometric.Of(a, b, c, z).Should().BeApproximately(value, 1e-6);
}
