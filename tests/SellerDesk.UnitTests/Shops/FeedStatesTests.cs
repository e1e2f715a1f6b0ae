using FluentAssertions;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.UnitTests.Shops;

public sealed class FeedStatesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private static readonly FeedFacts Fine = new(
        Paused: false, ShopPaused: false, IsRunning: false, HistoryDone: true, ErrorCode: null, NextRunAt: Now.AddSeconds(40), LastSuccessAt: Now.AddSeconds(-20),
        ConnectedAt: Now.AddDays(-30), Every: TimeSpan.FromMinutes(1));

    public static TheoryData<FeedFacts, FeedState> States => new()
    {
        { Fine, FeedState.Fine },
        { Fine with { NextRunAt = Now.AddSeconds(-3) }, FeedState.Fine },
        { Fine with { NextRunAt = Now.AddMinutes(-5) }, FeedState.Queued },
        { Fine with { LastSuccessAt = null, HistoryDone = false }, FeedState.Queued },
        { Fine with { IsRunning = true }, FeedState.Running },
        { Fine with { IsRunning = true, HistoryDone = false }, FeedState.History },
        { Fine with { Paused = true, ErrorCode = "KeyRejected" }, FeedState.Paused },
        { Fine with { ShopPaused = true, IsRunning = true }, FeedState.Paused },
        { Fine with { ErrorCode = "RateLimited" }, FeedState.Waiting },
        { Fine with { ErrorCode = "Unavailable" }, FeedState.Retrying },
        { Fine with { ErrorCode = "Unavailable", LastSuccessAt = Now.AddMinutes(-11) }, FeedState.Stopped },
        { Fine with { ErrorCode = "Unavailable", LastSuccessAt = null, ConnectedAt = Now.AddMinutes(-1) }, FeedState.Retrying },
        { Fine with { ErrorCode = "OwnFault" }, FeedState.Retrying },
        { Fine with { ErrorCode = "Interrupted" }, FeedState.Fine },
        { Fine with { ErrorCode = "KeyRejected" }, FeedState.Stopped },
        { Fine with { ErrorCode = "KeyExpired" }, FeedState.Stopped },
        { Fine with { ErrorCode = "NoScope" }, FeedState.Stopped },
        { Fine with { ErrorCode = "NoScope", NextRunAt = Now }, FeedState.Queued },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void A_feed_has_one_state(FeedFacts facts, FeedState expected) => FeedStates.Of(facts, Now).Should().Be(expected);

    [Fact]
    public void A_feed_knows_from_its_id_when_it_was_connected() =>
        FeedStates.ConnectedAt(new FeedId(Guid.CreateVersion7(Now))).Should().Be(Now);

    [Theory]
    [InlineData(" Bearer abc.def.ghi\n", "abc.def.ghi")]
    [InlineData("abc.\r\n  def.ghi", "abc.def.ghi")]
    [InlineData("abc\0.def", "abc.def")]
    public void A_pasted_key_is_tidied(string pasted, string key) => ShopSettings.TidyKey(pasted).Should().Be(key);

    [Fact]
    public void A_key_is_told_apart_from_what_is_no_secret()
    {
        var settings = ShopSettings.Of(new Dictionary<string, string> { ["token"] = "abc", ["FeedbacksUrl"] = "http://localhost:1/wb" });

        settings.Key.Should().Be("abc");
        settings.Open.Keys.Should().Equal("FeedbacksUrl");
        var secret = () => ShopSettings.Of(new Dictionary<string, string> { ["AccessToken"] = "abc" });
        secret.Should().Throw<RuleException>().Which.Code.Should().Be("shop.settingUnknown");
    }
}
