using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Hooks;
using Xunit;

namespace SellerDesk.UnitTests.Hooks;

public sealed class HookRetryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 30)]
    [InlineData(5, 1_800)]
    [InlineData(10, 43_200)]
    [InlineData(40, 43_200)]
    public void Each_try_waits_longer_than_the_one_before(int tries, int seconds) => HookRetry.Next(tries, Now, Now, null, 0.5).Should().Be(Now.AddSeconds(seconds));

    [Fact]
    public void Tries_go_on_for_three_days_and_end()
    {
        var (at, tries) = (Now, 0);
        while (HookRetry.Next(++tries, Now, at, null, 1) is { } next)
        {
            next.Should().BeAfter(at);
            at = next;
        }

        (at - Now).Should().BeGreaterThan(TimeSpan.FromDays(2)).And.BeLessOrEqualTo(HookRetry.GivesUpAfter);
        tries.Should().BeInRange(10, 20);
    }

    [Fact]
    public void Whoever_asks_to_be_left_alone_longer_is_left_alone() => HookRetry.Next(1, Now, Now, TimeSpan.FromMinutes(3), 0.5).Should().Be(Now.AddMinutes(3));

    [Fact]
    public void Pauses_double_up_to_five_minutes() =>
        new[] { 1, 2, 5, 9, 10, 1_000 }.Select(failures => HookRetry.Pause(failures).TotalSeconds).Should().Equal(1, 2, 16, 256, 300, 300);

    [Fact]
    public void A_webhook_that_is_switched_on_again_forgets_its_failures()
    {
        var hook = Hook.Of(Wish(), [1], null, Now);
        hook.Called([false, false], gone: false, null, Now);
        hook.Called([false], gone: false, null, Now.AddDays(3));
        (hook.IsOn, hook.Off, hook.Failures).Should().Be((false, HookOff.Failing, 3));

        hook.Change(Wish(), Now.AddDays(4));

        (hook.IsOn, hook.Off, hook.Failures, hook.FailingSince).Should().Be((true, null, 0, null));
    }

    [Fact]
    public void A_webhook_asks_for_events_that_exist()
    {
        FluentActions.Invoking(() => Hook.Of(Wish() with { Events = [] }, [1], null, Now)).Should().Throw<RuleException>().Which.Code.Should().Be("hook.noEvents");
        FluentActions.Invoking(() => Hook.Of(Wish() with { Events = ["review.eaten"] }, [1], null, Now)).Should().Throw<RuleException>().Which.Code.Should().Be("hook.unknownEvent");
        FluentActions.Invoking(() => Hook.Of(Wish() with { Name = " " }, [1], null, Now)).Should().Throw<RuleException>().Which.Code.Should().Be("hook.nameLength");
    }

    private static HookWish Wish() => new("CRM", new Uri("https://crm.example.com/hook"), [HookEvents.ReviewCreated], []);
}
