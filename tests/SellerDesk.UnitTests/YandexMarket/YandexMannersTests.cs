using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.YandexMarket;
using Xunit;

namespace SellerDesk.UnitTests.YandexMarket;

public sealed class YandexFailuresTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(400, "BAD_REQUEST", MarketplaceFailure.Refused)]
    [InlineData(401, "UNAUTHORIZED", MarketplaceFailure.KeyRejected)]
    [InlineData(402, "PAYMENT", MarketplaceFailure.NeedsSubscription)]
    [InlineData(403, "FORBIDDEN", MarketplaceFailure.NoScope)]
    [InlineData(403, "API_DISABLED", MarketplaceFailure.NotFound)]
    [InlineData(404, "NOT_FOUND", MarketplaceFailure.NotFound)]
    [InlineData(409, "CONFLICT", MarketplaceFailure.Refused)]
    [InlineData(420, "LIMIT_EXCEEDED", MarketplaceFailure.RateLimited)]
    [InlineData(423, "LOCKED", MarketplaceFailure.RateLimited)]
    [InlineData(429, "LIMIT_EXCEEDED", MarketplaceFailure.RateLimited)]
    [InlineData(500, "INTERNAL_ERROR", MarketplaceFailure.Unavailable)]
    [InlineData(200, "INTERNAL_ERROR", MarketplaceFailure.Refused)]
    public void A_no_is_told_by_its_kind(int status, string code, MarketplaceFailure expected)
    {
        var failure = YandexFailures.Of(YandexPayloads.Answer(status, $$"""{"status":"ERROR","errors":[{"code":"{{code}}","message":"почему"}]}"""), YandexMethods.Feedbacks, Now)!;

        failure.Kind.Should().Be(expected);
        failure.Words.Should().Contain($"{code}: почему");
    }

    [Fact]
    public void A_right_that_is_missing_is_named() =>
        YandexFailures.Of(YandexPayloads.Answer(403, "{}"), YandexMethods.GenerateShows, Now)!.Words.Should().StartWith("finance-and-accounting");

    [Theory]
    [InlineData("""{"status":"OK","result":{}}""")]
    [InlineData("""{"orders":[],"paging":{}}""")]
    [InlineData("[]")]
    public void A_success_is_none(string body) => YandexFailures.Of(YandexPayloads.Answer(200, body), YandexMethods.Feedbacks, Now).Should().BeNull();

    [Fact]
    public void A_server_error_after_a_write_leaves_it_open_whether_it_was_done() =>
        YandexFailures.Of(YandexPayloads.Answer(500, "", isWrite: true), YandexMethods.UpdateComment, Now)!.Kind.Should().Be(MarketplaceFailure.NoAnswer);

    [Fact]
    public void A_refusal_for_the_limit_is_waited_out_to_its_moment()
    {
        var answer = YandexPayloads.Answer(420, "{}", false, ("X-RateLimit-Resource-Limit", "1000"), ("X-RateLimit-Resource-Remaining", "0"), ("X-RateLimit-Resource-Until", "Sun, 01 Nov 2026 00:20:00 GMT"));

        YandexFailures.Limits(answer, YandexMethods.Questions.Rule, Now).Should().Be(new RateReport(0, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(20), 1000));
    }

    [Fact]
    public void A_refusal_for_two_calls_at_once_is_over_in_a_moment()
    {
        var answer = YandexPayloads.Answer(420, """{"status":"ERROR","errors":[{"code":"LIMIT_EXCEEDED","message":"Hit rate limit of 2 parallel requests"}]}""");

        YandexFailures.Limits(answer, YandexMethods.GenerateShows.Rule, Now).RetryAfter.Should().Be(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_refusal_without_headers_is_never_at_once() =>
        YandexFailures.Limits(YandexPayloads.Answer(420, ""), YandexMethods.GenerateShows.Rule, Now).RetryAfter.Should().Be(TimeSpan.FromMinutes(10));
}

public sealed class YandexApiKeyTests
{
    [Theory]
    [InlineData("ACMA:abc:def")]
    [InlineData("  \"ACMA:abc:def\"\r\n")]
    [InlineData("Api-Key: ACMA:abc:def")]
    public void A_key_is_taken_as_people_paste_it(string pasted) => YandexApiKey.Read(pasted).Value.Should().Be("ACMA:abc:def");

    [Theory]
    [InlineData("")]
    [InlineData("y0_AgAAAABkZXNrLXRlc3Q")]
    [InlineData("eyJhbGciOiJ9.e30.c2ln")]
    [InlineData("АСМА:абв:где")]
    public void What_is_no_key_of_this_marketplace_is_rejected_without_a_call(string pasted)
    {
        var read = () => YandexApiKey.Read(pasted);

        read.Should().Throw<MarketplaceException>().Which.Failure.Should().Be(MarketplaceFailure.KeyRejected);
    }

    [Fact]
    public void A_key_does_not_print_itself() => YandexApiKey.Read("ACMA:abc:def").ToString().Should().NotContain("abc");

    [Theory]
    [InlineData("ALL_METHODS_READ_ONLY", "all-methods:read-only")]
    [InlineData("INVENTORY_AND_ORDER_PROCESSING", "inventory-and-order-processing")]
    [InlineData("COMMUNICATION", "communication")]
    public void Rights_are_named_as_in_the_cabinet(string told, string expected) => YandexScopes.Plain(told).Should().Be(expected);

    [Theory]
    [InlineData("all-methods", true, true)]
    [InlineData("all-methods:read-only", true, false)]
    [InlineData("inventory-and-order-processing:read-only", true, false)]
    [InlineData("communication", false, false)]
    public void A_right_opens_reading_and_writing_or_reading_alone(string scope, bool reads, bool writes)
    {
        YandexScopes.Allow([scope], YandexMethods.Returns, write: false).Should().Be(reads);
        YandexScopes.Allow([scope], YandexMethods.SubmitDecision, write: true).Should().Be(writes);
    }

    [Fact]
    public void The_setting_decides_between_cabinets()
    {
        YandexCampaign[] campaigns = [new("1", "А FBS", "10", "А", "FBS", "AVAILABLE"), new("2", "А DBS", "10", "А", "DBS", "AVAILABLE"), new("3", "Б", "20", "Б", "FBY", "AVAILABLE")];

        YandexAccount.Choose(campaigns, "10").Campaigns.Should().Equal("1", "2");
        var unclear = () => YandexAccount.Choose(campaigns, null);
        unclear.Should().Throw<MarketplaceException>().Which.Detail.Should().Contain("10 (А)").And.Contain("20 (Б)");
        var wrong = () => YandexAccount.Choose(campaigns, "30");
        wrong.Should().Throw<MarketplaceException>().Which.Failure.Should().Be(MarketplaceFailure.Refused);
    }
}

public sealed class YandexPushesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly YandexPushes pushes = new();

    [Fact]
    public void A_ping_is_answered_and_forgotten()
    {
        var receipt = pushes.Receive("""{"notificationType":"PING","time":"2025-01-16T10:09:49.759084017Z"}""", Now);

        (receipt.Type, receipt.Keep, receipt.Status, receipt.Feeds.Count).Should().Be(("PING", false, 200, 0));
        receipt.AnswerJson.Should().Contain("\"version\"").And.Contain("\"name\"").And.Contain("\"time\":\"2026-11-01T00:00:00.000Z\"");
    }

    [Theory]
    [InlineData("ORDER_CREATED", FeedKind.Orders)]
    [InlineData("ORDER_CANCELLATION_REQUEST", FeedKind.Returns)]
    [InlineData("ORDER_RETURN_CREATED", FeedKind.Returns)]
    [InlineData("GOODS_FEEDBACK_COMMENT_CREATED", FeedKind.Reviews)]
    [InlineData("GOODS_QUESTION_CREATED", FeedKind.Questions)]
    [InlineData("CHAT_ARBITRAGE_STARTED", FeedKind.Chats)]
    public void A_push_names_the_feed_that_it_concerns(string type, FeedKind expected)
    {
        var receipt = pushes.Receive($$"""{"notificationType":"{{type}}","businessId":187}""", Now);

        receipt.Feeds.Should().Contain(expected);
        (receipt.Keep, receipt.Account).Should().Be((true, "187"));
    }

    [Theory]
    [InlineData("""{"notificationType":"SOMETHING_NEW","campaignId":41}""", "SOMETHING_NEW", "41")]
    [InlineData("not json", "?", null)]
    [InlineData("[1]", "?", null)]
    public void What_is_not_understood_is_kept_and_may_concern_all_that_buyers_do(string raw, string type, string? account)
    {
        var receipt = pushes.Receive(raw, Now);

        (receipt.Type, receipt.Keep, receipt.Status, receipt.Account).Should().Be((type, true, 200, account));
        receipt.Feeds.Should().Equal(FeedKind.Reviews, FeedKind.Questions, FeedKind.Chats, FeedKind.Orders, FeedKind.Returns);
    }
}
