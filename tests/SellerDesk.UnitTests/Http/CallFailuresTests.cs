using System.Net;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;
using Xunit;

namespace SellerDesk.UnitTests.Http;

public sealed class CallFailuresTests
{
    [Theory]
    [InlineData(400, MarketplaceFailure.Refused)]
    [InlineData(401, MarketplaceFailure.KeyRejected)]
    [InlineData(402, MarketplaceFailure.NeedsSubscription)]
    [InlineData(403, MarketplaceFailure.NoScope)]
    [InlineData(404, MarketplaceFailure.NotFound)]
    [InlineData(409, MarketplaceFailure.Refused)]
    [InlineData(413, MarketplaceFailure.Refused)]
    [InlineData(420, MarketplaceFailure.RateLimited)]
    [InlineData(423, MarketplaceFailure.Refused)]
    [InlineData(429, MarketplaceFailure.RateLimited)]
    [InlineData(451, MarketplaceFailure.Refused)]
    [InlineData(500, MarketplaceFailure.Unavailable)]
    [InlineData(503, MarketplaceFailure.Unavailable)]
    public void Every_no_has_its_kind(int status, MarketplaceFailure expected) => CallFailures.Of((HttpStatusCode)status, isWrite: false).Should().Be(expected);

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(504)]
    public void A_server_error_after_a_write_leaves_it_open_whether_it_was_done(int status) =>
        CallFailures.Of((HttpStatusCode)status, isWrite: true).Should().Be(MarketplaceFailure.NoAnswer);

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    public void A_success_is_none(int status) => CallFailures.Of((HttpStatusCode)status, isWrite: false).Should().BeNull();

    [Fact]
    public void What_is_shown_never_holds_a_key() =>
        CallFailures.Shown("key abcdefgh of client abcd", ["abcd", "abcdefgh"]).Should().Be("key *** of client ***");

    [Fact]
    public void Long_words_are_shortened() => CallFailures.Shown(new string('x', 5000), [])!.Length.Should().BeLessThan(400);

    [Fact]
    public void Nothing_said_is_nothing_shown() => CallFailures.Shown(" ", []).Should().BeNull();
}
