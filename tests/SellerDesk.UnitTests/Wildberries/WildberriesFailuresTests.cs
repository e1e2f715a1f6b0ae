using System.Net;
using System.Text;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Wildberries;
using Xunit;

namespace SellerDesk.UnitTests.Wildberries;

public sealed class WildberriesFailuresTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly WildberriesCall Call = new(HttpMethod.Get, WildberriesHost.Feedbacks, "x", LimitGroup.Feedbacks, WildberriesToken.Feedbacks);

    [Theory]
    [InlineData(401, """{"title":"unauthorized","detail":"token problem; token is malformed","status":401}""", MarketplaceFailure.KeyRejected)]
    [InlineData(401, """{"detail":"token problem; token has invalid claims: token is expired"}""", MarketplaceFailure.KeyExpired)]
    [InlineData(401, """{"detail":"token scope not allowed"}""", MarketplaceFailure.NoScope)]
    [InlineData(402, """{"title":"payment required","detail":"insufficient funds"}""", MarketplaceFailure.NeedsSubscription)]
    [InlineData(403, """{"data":null,"error":true,"errorText":"Ошибка авторизации"}""", MarketplaceFailure.NoScope)]
    [InlineData(400, """{"code":"IncorrectParameter","message":"Передан некорректный параметр"}""", MarketplaceFailure.Refused)]
    [InlineData(404, "", MarketplaceFailure.NotFound)]
    [InlineData(429, "", MarketplaceFailure.RateLimited)]
    [InlineData(409, "", MarketplaceFailure.Refused)]
    [InlineData(413, "<html>too large</html>", MarketplaceFailure.Refused)]
    [InlineData(302, "", MarketplaceFailure.Refused)]
    [InlineData(500, "", MarketplaceFailure.Unavailable)]
    [InlineData(503, "<html></html>", MarketplaceFailure.Unavailable)]
    [InlineData(200, """{"data":null,"error":true,"errorText":"Something went wrong","additionalErrors":["a"]}""", MarketplaceFailure.Refused)]
    public void A_no_is_told_by_its_kind(int status, string body, MarketplaceFailure expected) =>
        Of(status, body)!.Kind.Should().Be(expected);

    [Fact]
    public void An_error_in_an_envelope_of_success_keeps_its_words() =>
        Of(200, """{"data":null,"error":true,"errorText":"Something went wrong","additionalErrors":["first","second"]}""")!.Words.Should().Be("Something went wrong; first; second");

    [Theory]
    [InlineData(200, """{"data":{},"error":false,"errorText":""}""")]
    [InlineData(200, "[]")]
    [InlineData(204, "")]
    public void A_success_is_none(int status, string body) => Of(status, body).Should().BeNull();

    [Fact]
    public void A_server_error_after_a_write_leaves_it_open_whether_it_was_done() =>
        Of(502, "", isWrite: true)!.Kind.Should().Be(MarketplaceFailure.NoAnswer);

    [Fact]
    public void A_refusal_by_401_of_a_key_that_has_run_out_is_that() =>
        Of(401, "", expires: Now.AddSeconds(-1))!.Kind.Should().Be(MarketplaceFailure.KeyExpired);

    [Theory]
    [InlineData(404)]
    [InlineData(422)]
    public void What_may_be_missing_is_missing_and_not_refused(int status) =>
        WildberriesFailures.Of(Answer(status, ""), Token(null), Call with { MayBeMissing = true }, Now)!.Kind.Should().Be(MarketplaceFailure.NotFound);

    [Fact]
    public void A_refusal_for_the_limit_without_headers_is_never_at_once() =>
        WildberriesFailures.Limits(Answer(429, ""), new RateRule(TimeSpan.FromMinutes(12), 1), Now).RetryAfter.Should().Be(TimeSpan.FromMinutes(12));

    [Fact]
    public void Limit_headers_are_read()
    {
        var answer = Answer(429, "");
        answer.Headers.Add("X-Ratelimit-Retry", "7");
        answer.Headers.Add("X-Ratelimit-Reset", "60");
        answer.Headers.Add("X-Ratelimit-Limit", "6");

        WildberriesFailures.Limits(answer, default, Now).Should().Be(new RateReport(null, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(60), 6));
    }

    private static CallFailure? Of(int status, string body, bool isWrite = false, DateTimeOffset? expires = null) =>
        WildberriesFailures.Of(Answer(status, body, isWrite), Token(expires), Call, Now);

    private static CallAnswer Answer(int status, string body, bool isWrite = false)
    {
        using var response = new HttpResponseMessage();
        return new CallAnswer((HttpStatusCode)status, response.Headers, JsonAnswer.Of(Encoding.UTF8.GetBytes(body)), isWrite);
    }

    private static WildberriesToken Token(DateTimeOffset? expires) =>
        WildberriesToken.Read(Payloads.Token($$"""{"s":128,"sid":"a","exp":{{(expires ?? Now.AddDays(1)).ToUnixTimeSeconds()}}}"""));
}
