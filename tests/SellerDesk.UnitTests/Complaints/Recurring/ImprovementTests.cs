using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.UnitTests.Complaints.Recurring;

public sealed class ImprovementTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void An_improvement_goes_from_plan_to_verdict_and_back_step_by_step()
    {
        var improvement = Plan();
        improvement.PutInPlace(Today, Today);
        improvement.Close(EffectVerdict.NoMeasurableEffect, "Новая коробка не помогла", Now);
        improvement.Verdict.Should().Be(EffectVerdict.NoMeasurableEffect);

        improvement.StepBack();
        (improvement.State, improvement.InPlaceOn, improvement.Verdict).Should().Be((ImprovementState.InPlace, Today, null));
        improvement.StepBack();
        (improvement.State, improvement.InPlaceOn).Should().Be((ImprovementState.Planned, null));
    }

    [Fact]
    public void A_dropped_plan_comes_back_as_what_it_was()
    {
        var (plan, done) = (Plan(), Plan());
        done.PutInPlace(Today, Today);
        plan.Drop(Now);
        done.Drop(Now);

        plan.StepBack();
        done.StepBack();

        (plan.State, done.State).Should().Be((ImprovementState.Planned, ImprovementState.InPlace));
    }

    [Fact]
    public void It_cannot_be_in_place_tomorrow() =>
        Plan().Invoking(plan => plan.PutInPlace(Today.AddDays(1), Today)).Should().Throw<RuleException>().Which.Code.Should().Be("improvement.future");

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void It_says_what_is_to_be_done(string action) =>
        FluentActions.Invoking(() => Plan(action)).Should().Throw<RuleException>().Which.Code.Should().Be("improvement.action");

    [Fact]
    public void A_plan_without_figures_cannot_be_closed() =>
        Plan().Invoking(plan => plan.Close(EffectVerdict.Better, null, Now)).Should().Throw<RuleException>().Which.Code.Should().Be("improvement.state");

    [Fact]
    public void A_recurring_cause_with_an_improvement_is_not_dismissed()
    {
        var recurring = RecurringCause.Begin(ShopId.New(), ProductId.New(), "packaging", Today, new CauseFinding(new CauseCount(12, 200), 1.5, 0.00001));
        recurring.TakeUp(Plan());

        recurring.Invoking(cause => cause.Dismiss(PersonId.New(), null, Now)).Should().Throw<RuleException>().Which.Code.Should().Be("recurring.hasImprovement");
        recurring.LetGo();
        recurring.Dismiss(PersonId.New(), "Партия распродана", Now);
        recurring.IsOpen.Should().BeFalse();
        recurring.Recall();
        recurring.IsOpen.Should().BeTrue();
    }

    private static Improvement Plan(string action = "Заменить крышку") => Improvement.Plan(ShopId.New(), ProductId.New(), "packaging", action, null, Today.AddDays(14), Now);
}
