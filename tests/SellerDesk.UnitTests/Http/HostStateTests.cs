using FluentAssertions;
using SellerDesk.Integrations.Http;
using Xunit;

namespace SellerDesk.UnitTests.Http;

public sealed class HostStateTests
{
    private readonly HostState host = new();

    [Fact]
    public void A_host_is_left_alone_after_five_failures_in_a_row()
    {
        for (var failure = 0; failure < HostBreaker.FailuresInARow; failure++)
        {
            Enter(0).Should().BeNull();
            host.Leave(false, false, At(0));
        }

        Enter(0).Should().Be(HostBreaker.FirstPause);
    }

    [Fact]
    public void A_success_in_between_begins_the_count_anew()
    {
        Fail(4);
        host.Leave(true, false, At(0));
        Fail(4);

        Enter(0).Should().BeNull();
    }

    [Fact]
    public void After_the_pause_one_call_tries_and_the_others_wait_for_it()
    {
        Fail(5);

        Enter(15, out var isTry).Should().BeNull();
        isTry.Should().BeTrue();
        Enter(15).Should().BePositive();
    }

    [Fact]
    public void A_try_that_works_opens_the_host_again()
    {
        Fail(5);
        Enter(15);
        host.Leave(true, true, At(16));

        Enter(16).Should().BeNull();
        Enter(16).Should().BeNull();
    }

    [Fact]
    public void Each_try_in_vain_makes_the_pause_longer_up_to_two_minutes()
    {
        Fail(5);
        var pauses = new List<double>();
        var now = 15.0;
        for (var tries = 0; tries < 5; tries++)
        {
            Enter(now).Should().BeNull();
            host.Leave(false, true, At(now));
            pauses.Add(Enter(now)!.Value.TotalSeconds);
            now += pauses[^1];
        }

        pauses.Should().Equal(30, 60, 120, 120, 120);
    }

    [Fact]
    public void Calls_that_were_under_way_when_it_was_closed_make_no_pause_longer()
    {
        Fail(5);
        host.Leave(false, false, At(3));

        Enter(3).Should().Be(TimeSpan.FromSeconds(12));
    }

    [Fact]
    public void An_answer_may_try_while_pulls_may_not_once_every_five_seconds()
    {
        Fail(5);

        Enter(1, CallUrgency.Answer).Should().BeNull();
        Enter(2, CallUrgency.Answer).Should().Be(TimeSpan.FromSeconds(4));
        Enter(2).Should().BePositive();
        Enter(6, CallUrgency.Answer).Should().BeNull();
    }

    [Fact]
    public void A_try_that_was_given_up_leaves_the_next_one_free()
    {
        Fail(5);
        Enter(15);
        host.Leave(null, true, At(16));

        Enter(16).Should().BeNull();
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Fail(int times)
    {
        for (var failure = 0; failure < times; failure++)
        {
            host.Leave(false, false, At(0));
        }
    }

    private TimeSpan? Enter(double seconds, CallUrgency urgency = CallUrgency.Background) => host.Enter(urgency, At(seconds), out _);

    private TimeSpan? Enter(double seconds, out bool isTry) => host.Enter(CallUrgency.Background, At(seconds), out isTry);
}
