using System.Net;
using System.Text;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Ozon;
using Xunit;

namespace SellerDesk.UnitTests.Ozon;

/// <summary>Each way in which Ozon says no.</summary>
public sealed class OzonFailuresTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(400, 3, "invalid PostingNumber", MarketplaceFailure.Refused)]
    [InlineData(401, 16, "Client-Id and Api-Key headers are required", MarketplaceFailure.KeyRejected)]
    [InlineData(403, 7, "Invalid Api-Key, please check the key and try again", MarketplaceFailure.KeyRejected)]
    [InlineData(403, 7, "Api-key is deactivated, use another one or generate a new one", MarketplaceFailure.KeyRejected)]
    [InlineData(403, 7, "Api-Key is missing a required role for a method", MarketplaceFailure.NoScope)]
    [InlineData(403, 7, "not available with existing subscription", MarketplaceFailure.NeedsSubscription)]
    [InlineData(403, 7, "Company is blocked", MarketplaceFailure.Refused)]
    [InlineData(402, 0, "", MarketplaceFailure.NeedsSubscription)]
    [InlineData(404, 5, "Review not found", MarketplaceFailure.NotFound)]
    [InlineData(409, 10, "already exists", MarketplaceFailure.Refused)]
    [InlineData(420, 0, "", MarketplaceFailure.RateLimited)]
    [InlineData(429, 8, "You have reached request rate limit per second", MarketplaceFailure.RateLimited)]
    [InlineData(500, 13, "internal error", MarketplaceFailure.Unavailable)]
    [InlineData(503, 14, "Circle is open", MarketplaceFailure.Unavailable)]
    public void Words_tell_more_than_statuses(int status, int code, string message, MarketplaceFailure kind)
    {
        var failure = Of(status, $$"""{"code":{{code}},"message":"{{message}}","details":[]}""");

        failure!.Kind.Should().Be(kind);
    }

    [Fact]
    public void A_missing_plan_and_a_missing_role_are_named()
    {
        Of(403, """{"code":7,"message":"not available with existing subscription"}""")!.Words.Should().Contain("Управление отзывами").And.Contain("Premium Pro");
        Of(403, """{"code":7,"message":"Api-Key is missing a required role for a method"}""")!.Words.Should().Contain("/v2/review/list");
    }

    [Fact]
    public void An_open_circle_says_when_to_come_back_and_had_no_effect_even_on_a_write()
    {
        var failure = Of(503, """{"code":14,"message":"Circle is open"}""", isWrite: true);

        failure.Should().Be(new CallFailure(MarketplaceFailure.Unavailable, "Circle is open", Now.AddMinutes(1)));
    }

    [Fact]
    public void A_server_error_after_a_write_leaves_its_effect_open() => Of(500, "<html>", isWrite: true)!.Kind.Should().Be(MarketplaceFailure.NoAnswer);

    [Theory]
    [InlineData("")]
    [InlineData("<html>502 Bad Gateway</html>")]
    [InlineData("[]")]
    [InlineData("""{"error":{"code":"X","message":null}}""")]
    public void Bodies_that_say_nothing_do_no_harm(string body) => Of(502, body)!.Kind.Should().Be(MarketplaceFailure.Unavailable);

    [Fact]
    public void Success_is_no_failure() => Of(200, "{}").Should().BeNull();

    private static CallFailure? Of(int status, string body, bool isWrite = false)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        using var json = JsonAnswer.Of(Encoding.UTF8.GetBytes(body));
        return OzonFailures.Of(new CallAnswer(response.StatusCode, response.Headers, json, isWrite), new OzonCall("v2/review/list", new { }), Now);
    }
}
