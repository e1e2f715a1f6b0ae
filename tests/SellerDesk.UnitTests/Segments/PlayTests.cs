using FluentAssertions;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Segments.Plays;
using Xunit;

namespace SellerDesk.UnitTests.Segments;

public sealed class PlayTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_lot_is_the_same_whenever_it_is_drawn_and_its_share_is_within_chance()
    {
        var play = PlayId.New();
        var buyers = Enumerable.Range(0, 20_000).Select(_ => BuyerId.New()).ToList();
        var first = buyers.ConvertAll(buyer => PlayLot.Of(play, buyer, 20));
        buyers.ConvertAll(buyer => PlayLot.Of(play, buyer, 20)).Should().Equal(first);

        // Four standard errors of a share of 20 % among 20,000.
        first.Count(arm => arm == PlayArm.Control).Should().BeInRange(4_000 - 227, 4_000 + 227);
        var other = buyers.ConvertAll(buyer => PlayLot.Of(PlayId.New(), buyer, 20));
        first.Zip(other).Count(pair => pair.First == PlayArm.Control && pair.Second == PlayArm.Control).Should().BeInRange(640, 960, "another play draws anew");
    }

    [Fact]
    public void Small_parts_and_differences_within_chance_are_said_to_be_such()
    {
        new PlayResult(new ArmOutcome(40, 4, 4_000, 16e6), new ArmOutcome(10, 1, 1_000, 1e6), "RUB", 0).IsEnough.Should().BeFalse();
        var even = new PlayResult(new ArmOutcome(400, 40, 40_000, 40e6), new ArmOutcome(100, 9, 9_000, 9e6), "RUB", 0);
        even.IsEnough.Should().BeTrue();
        even.Repeat!.IsSure.Should().BeFalse();
        even.Money!.IsSure.Should().BeFalse();
    }

    [Fact]
    public void A_clear_effect_is_found_with_its_interval()
    {
        var result = new PlayResult(new ArmOutcome(800, 240, 240_000, 240e6), new ArmOutcome(200, 30, 30_000, 30e6), "RUB", 0);
        result.Repeat!.Difference.Should().BeApproximately(0.15, 1e-9);
        result.Repeat.IsSure.Should().BeTrue();
        result.Money!.Difference.Should().BeApproximately(150, 1e-9);

        // Spread of 0/1 thousand: 458.5 and 358.0 by hand; half = 1.96 · sqrt(458.5²/800 + 358.0²/200).
        result.Money.Low.Should().BeApproximately(150 - 58.9, 0.2);
        result.Money.IsSure.Should().BeTrue();
        result.Gained.Should().BeApproximately(120_000, 1e-6);
    }

    [Theory]
    [InlineData("", "о", 20, 30, "play.name")]
    [InlineData("Скидка", "", 20, 30, "play.offer")]
    [InlineData("Скидка", "о", 0, 30, "play.control")]
    [InlineData("Скидка", "о", 95, 30, "play.control")]
    [InlineData("Скидка", "о", 20, 0, "play.window")]
    public void A_play_that_cannot_be_measured_is_not_planned(string name, string offer, int control, int window, string code) =>
        FluentActions.Invoking(() => Play.Plan(name, SegmentId.New(), PlayKind.Offer, offer, control, window, false, null, Now)).Should().Throw<RuleException>().Which.Code.Should().Be(code);

    [Fact]
    public void A_play_is_started_once_and_ends_with_its_window()
    {
        var play = Play.Plan("Скидка", SegmentId.New(), PlayKind.Offer, "Десять процентов", 20, 30, false, null, Now);
        FluentActions.Invoking(() => play.Stop(Now)).Should().Throw<RuleException>().Which.Code.Should().Be("play.notRunning");
        play.Start(Now);
        FluentActions.Invoking(() => play.Start(Now)).Should().Throw<RuleException>().Which.Code.Should().Be("play.started");
        play.Measured("{}", Now.AddDays(29));
        play.State.Should().Be(PlayState.Running);
        play.Measured("{}", Now.AddDays(30));
        play.State.Should().Be(PlayState.Ended);
    }
}
