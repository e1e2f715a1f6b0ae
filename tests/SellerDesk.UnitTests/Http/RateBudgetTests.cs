using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Wildberries;
using Xunit;

namespace SellerDesk.UnitTests.Http;

public sealed class RateBudgetTests
{
    private static readonly RateRule ThreeASecond = new(TimeSpan.FromSeconds(1) / 3, 6);
    private static readonly RateRule FiveAnHour = new(TimeSpan.FromMinutes(12), 1);

    [Fact]
    public void A_burst_goes_at_once_and_then_one_each_interval()
    {
        var budget = RateBudget.Full(ThreeASecond, TimeSpan.Zero);
        for (var call = 0; call < 6; call++)
        {
            budget.WaitFor(1, TimeSpan.Zero).Should().Be(TimeSpan.Zero);
            budget = budget.Spend(1, TimeSpan.Zero);
        }

        budget.WaitFor(1, TimeSpan.Zero).Should().BeCloseTo(TimeSpan.FromMilliseconds(333), TimeSpan.FromMilliseconds(1));
        budget.WaitFor(1, TimeSpan.FromSeconds(1)).Should().Be(TimeSpan.Zero);
        budget.WaitFor(6, TimeSpan.FromHours(1)).Should().Be(TimeSpan.Zero, "no more than the burst is ever saved");
    }

    [Fact]
    public void The_vendors_own_count_wins_over_ours()
    {
        var spent = RateBudget.Full(ThreeASecond, TimeSpan.Zero).Learn(new RateReport(0, null, null, null), 0, TimeSpan.Zero);
        var generous = RateBudget.Full(FiveAnHour, TimeSpan.Zero).Spend(1, TimeSpan.Zero).Learn(new RateReport(5, null, null, null), 0, TimeSpan.Zero);

        spent.WaitFor(1, TimeSpan.Zero).Should().BePositive();
        generous.WaitFor(1, TimeSpan.Zero).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void Nothing_goes_before_the_moment_that_a_refusal_names()
    {
        var refused = RateBudget.Full(ThreeASecond, TimeSpan.Zero).Learn(new RateReport(null, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(720), 6), 0, TimeSpan.Zero);

        refused.WaitFor(1, TimeSpan.FromSeconds(89)).Should().Be(TimeSpan.FromSeconds(1));
        refused.WaitFor(1, TimeSpan.FromSeconds(90)).Should().Be(TimeSpan.Zero);
        refused.Spend(1, TimeSpan.FromSeconds(90)).WaitFor(1, TimeSpan.FromSeconds(90)).Should().Be(TimeSpan.FromSeconds(120), "the burst of 6 fills in 720 s");
        refused.Learn(new RateReport(6, null, null, null), 0, TimeSpan.FromSeconds(1)).WaitFor(1, TimeSpan.FromSeconds(1)).Should().Be(TimeSpan.FromSeconds(89), "an earlier call's answer does not lift it");
    }

    [Fact]
    public async Task A_long_wait_is_refused_with_its_end()
    {
        var governor = new RateGovernor(TimeProvider.System);
        var key = new RateKey("a", "g");
        await governor.TakeAsync(key, FiveAnHour, CallUrgency.Background, default);

        var second = () => governor.TakeAsync(key, FiveAnHour, CallUrgency.Background, default);

        (await second.Should().ThrowAsync<MarketplaceException>()).Which.RetryAt.Should().BeCloseTo(DateTimeOffset.UtcNow.AddMinutes(12), TimeSpan.FromSeconds(5));
        await governor.TakeAsync(new RateKey("b", "g"), FiveAnHour, CallUrgency.Background, default);
    }

    [Fact]
    public async Task An_answer_goes_before_pulls_that_waited_longer()
    {
        var governor = new RateGovernor(TimeProvider.System);
        var key = new RateKey("a", "g");
        var rule = new RateRule(TimeSpan.FromSeconds(1), 1);
        await governor.TakeAsync(key, rule, CallUrgency.Background, default);
        var order = new List<string>();

        async Task TakeAsync(string name, CallUrgency urgency)
        {
            await governor.TakeAsync(key, rule, urgency, default);
            lock (order)
            {
                order.Add(name);
            }
        }

        // Waits by the time that the call returns.
        var pull = TakeAsync("pull", CallUrgency.Background);
        await Task.WhenAll(pull, TakeAsync("answer", CallUrgency.Answer));

        order.Should().Equal("answer", "pull");
    }

    [Fact]
    public async Task An_answer_that_was_told_to_come_back_finds_its_place_kept()
    {
        var governor = new RateGovernor(TimeProvider.System);
        var key = new RateKey("a", "g");
        await governor.TakeAsync(key, FiveAnHour, CallUrgency.Background, default);
        var answer = () => governor.TakeAsync(key, FiveAnHour, CallUrgency.Answer, default);
        var pull = () => governor.TakeAsync(key, FiveAnHour, CallUrgency.Background, default);

        var answerAt = (await answer.Should().ThrowAsync<MarketplaceException>()).Which.RetryAt;
        var pullAt = (await pull.Should().ThrowAsync<MarketplaceException>()).Which.RetryAt;

        (pullAt - answerAt).Should().BeCloseTo(TimeSpan.FromMinutes(12), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_wait_ends_when_it_is_cancelled()
    {
        var governor = new RateGovernor(TimeProvider.System);
        var key = new RateKey("a", "g");
        var rule = new RateRule(TimeSpan.FromSeconds(15), 1);
        await governor.TakeAsync(key, rule, CallUrgency.Background, default);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        var second = () => governor.TakeAsync(key, rule, CallUrgency.Background, cancel.Token);

        await second.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void Base_tokens_begin_with_the_cut_down_limits()
    {
        WildberriesLimits.Of(LimitGroup.Feedbacks, limited: true).Should().Be(FiveAnHour);
        WildberriesLimits.Of(LimitGroup.Feedbacks, limited: false).Should().Be(ThreeASecond);
    }
}
