using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace SellerDesk.IntegrationTests.Api;

public sealed class ReplyChecksApiTests(ApiFixture desk) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_breach_is_told_with_its_rule_its_place_and_why()
    {
        const string text = "Спасибо за отзыв. Позвоните нам: 8 916 000-00-01.";
        var check = await CheckAsync("wildberries", "review", text);
        check.GetProperty("allowed").GetBoolean().Should().BeFalse();
        var finding = check.GetProperty("findings").EnumerateArray().First(found => found.GetProperty("rule").GetString() == "RR1");
        finding.GetProperty("severity").GetString().Should().Be("block");
        finding.GetProperty("message").GetString().Should().NotBeNullOrWhiteSpace();
        var (start, length) = (finding.GetProperty("start").GetInt32(), finding.GetProperty("length").GetInt32());
        (start + length).Should().BeLessThanOrEqualTo(text.Length);
        length.Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task A_decent_answer_is_allowed_everywhere()
    {
        foreach (var marketplace in new[] { "wildberries", "ozon", "yandexmarket", "kaspi", "other" })
        {
            var check = await CheckAsync(marketplace, "question", "Здравствуйте. Длина шнура 1,4 м, добавим это в карточку.");
            check.GetProperty("allowed").GetBoolean().Should().BeTrue();
            check.GetProperty("findings").GetArrayLength().Should().Be(0);
        }
    }

    [Fact]
    public async Task An_unknown_marketplace_is_refused()
    {
        var answer = await desk.Reader.PostAsJsonAsync("reply-checks", new { marketplace = "nowhere", kind = "review", text = "Спасибо." });
        answer.StatusCode.Should().BeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity);
    }

    private async Task<JsonElement> CheckAsync(string marketplace, string kind, string text)
    {
        var answer = await desk.Reader.PostAsJsonAsync("reply-checks", new { marketplace, kind, text });
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await ApiFixture.ReadAsync(answer);
    }
}
