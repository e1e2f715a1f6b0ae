using FluentAssertions;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Reading.Flags;
using Xunit;

namespace SellerDesk.UnitTests.Reading;

public sealed class UrgencyReasonsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_reason_is_named_with_its_weight_the_heaviest_first()
    {
        var reasons = UrgencyReasons.Of(new UrgencyFacts(WorkItemKind.Review, Now.AddMinutes(30), 2, -1, ["expiry", "-expiry", "price", "-price"], [FlagCodes.Harm, FlagCodes.Photo]), Now);

        reasons.Select(reason => (reason.Cause, reason.Code, reason.Weight)).Should().Equal(
            (UrgencyCause.Flag, "harm", 50), (UrgencyCause.Deadline, "hour", 30), (UrgencyCause.Stars, "2", 20), (UrgencyCause.Topic, "expiry", 15), (UrgencyCause.Sentiment, "negative", 10));
        UrgencyReasons.Sum(reasons).Should().Be(100);
    }

    [Theory]
    [InlineData(-1, "", "harm", 1)]
    [InlineData(0, "", "harm", 1)]
    [InlineData(-1, "-wrong_item,-missing", "", 2)]
    [InlineData(-1, "-expiry", "", 4)]
    [InlineData(-1, "", "contradicts", 4)]
    [InlineData(-1, "-quality", "", null)]
    [InlineData(1, "quality,expiry", "photo", null)]
    public void What_was_read_brings_the_deadline_nearer(int sentiment, string topics, string flags, int? hours) =>
        UrgencyReasons.Within((short)sentiment, topics.Split(','), flags.Split(',')).Should().Be(hours is { } within ? TimeSpan.FromHours(within) : null);

    [Fact]
    public void Praise_that_can_wait_has_no_reasons() =>
        UrgencyReasons.Of(new UrgencyFacts(WorkItemKind.Review, Now.AddDays(2), 5, 1, ["quality"], []), Now).Should().BeEmpty();

    [Fact]
    public void What_its_level_puts_first_says_so_among_the_reasons() =>
        UrgencyReasons.Of(new UrgencyFacts(WorkItemKind.Review, Now.AddDays(2), 5, 1, [], []) { FirstInLine = true }, Now).Should().Equal(new UrgencyReason(UrgencyCause.Line, "first", 5));
}
