using FluentAssertions;
using SellerDesk.Application.Inbox;
using Xunit;

namespace SellerDesk.UnitTests.Inbox;

public sealed class InboxAskTests
{
    [Theory]
    [InlineData("2026-11-21T20:59:59Z", "Europe/Moscow", "2026-11-21T21:00:00Z")]
    [InlineData("2026-11-21T21:00:00Z", "Europe/Moscow", "2026-11-22T21:00:00Z")]
    [InlineData("2026-11-21T12:00:00Z", "Asia/Almaty", "2026-11-21T19:00:00Z")]
    [InlineData("2026-11-21T12:00:00Z", "UTC", "2026-11-22T00:00:00Z")]
    public void Today_ends_at_the_midnight_of_the_one_who_asks(string now, string zone, string end) =>
        Ask(now, zone).Tomorrow.Should().Be(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_midnight_that_the_zone_skips_begins_the_day_later()
    {
        // Clocks in Beirut jump from 00:00 to 01:00 on the last Sunday of March.
        var ask = Ask("2026-03-28T12:00:00Z", "Asia/Beirut");

        ask.Tomorrow.Should().Be(new DateTimeOffset(2026, 3, 28, 22, 0, 0, TimeSpan.Zero));
    }

    private static InboxAsk Ask(string now, string zone) =>
        new(InboxFilter.Default, null, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));
}
