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
    [InlineData(402, """{"title":"payment required","detail":"insufficient funds"}""", MarketplaceFailure.Refused)]
    [InlineData(403, """{"data":null,"error":true,"errorText":"Ошибка авторизации"}""", MarketplaceFailure.NoScope)]
    [InlineData(400, """{"code":"IncorrectParameter","message":"Передан некорректный параметр"}""", MarketplaceFailure.Refused)]
    [InlineData(409, "", MarketplaceFailure.Refused)]
    [InlineData(413, "<html>too large</html>", MarketplaceFailure.Refused)]
    [InlineData(302, "", MarketplaceFailure.Refused)]
    [InlineData(500, "", MarketplaceFailure.Unavailable)]
    [InlineData(503, "<html></html>", MarketplaceFailure.Unavailable)]
    [InlineData(200, """{"data":null,"error":true,"errorText":"Something went wrong","additionalErrors":["a"]}""", MarketplaceFailure.Refused)]
    public void A_no_is_told_by_its_kind(int status, string body, MarketplaceFailure expected) =>
        Of(status, body)!.Failure.Should().Be(expected);

    [Fact]
    public void An_error_in_an_envelope_of_success_keeps_its_words() =>
        Of(200, """{"data":null,"error":true,"errorText":"Something went wrong","additionalErrors":["first","second"]}""")!.Detail.Should().Be("Something went wrong; first; second");

    [Theory]
    [InlineData(200, """{"data":{},"error":false,"errorText":""}""")]
    [InlineData(200, "[]")]
    [InlineData(204, "")]
    public void A_success_is_none(int status, string body) => Of(status, body).Should().BeNull();

    [Fact]
    public void A_server_error_after_a_write_leaves_it_open_whether_it_was_done() =>
        Of(502, "", isWrite: true)!.Failure.Should().Be(MarketplaceFailure.NoAnswer);

    [Fact]
    public void A_refusal_by_401_of_a_key_that_has_run_out_is_that() =>
        Of(401, "", expires: Now.AddSeconds(-1))!.Failure.Should().Be(MarketplaceFailure.KeyExpired);

    [Fact]
    public void The_words_never_hold_the_key()
    {
        var key = Token(null).Value;

        Of(400, $$"""{"detail":"bad token {{key}} given"}""")!.ToString().Should().Contain("bad token").And.NotContain(key);
    }

    [Fact]
    public void Long_words_are_shortened() => Of(400, $$"""{"detail":"{{new string('x', 5000)}}"}""")!.Detail!.Length.Should().BeLessThan(400);

    [Fact]
    public void A_refusal_for_the_limit_without_headers_is_never_at_once()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);

        WildberriesFailures.Limits(response, new RateRule(TimeSpan.FromMinutes(12), 1)).RetryAfter.Should().Be(TimeSpan.FromMinutes(12));
    }

    [Fact]
    public void Limit_headers_are_read()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.Add("X-Ratelimit-Retry", "7");
        response.Headers.Add("X-Ratelimit-Reset", "60");
        response.Headers.Add("X-Ratelimit-Limit", "6");

        WildberriesFailures.Limits(response, default).Should().Be(new RateReport(null, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(60), 6));
    }

    private static MarketplaceException? Of(int status, string body, bool isWrite = false, DateTimeOffset? expires = null)
    {
        using var answer = JsonAnswer.Of(Encoding.UTF8.GetBytes(body));
        return WildberriesFailures.Of((HttpStatusCode)status, answer, Token(expires), Call, isWrite, Now);
    }

    private static WildberriesToken Token(DateTimeOffset? expires) =>
        WildberriesToken.Read(Payloads.Token($$"""{"s":128,"sid":"a","exp":{{(expires ?? Now.AddDays(1)).ToUnixTimeSeconds()}}}"""));
}
