using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace SellerDesk.IntegrationTests.Simulator;

/// <summary>Tokens, limits and faults: what stands between a caller and the marketplace.</summary>
public sealed class GateTests : IAsyncLifetime
{
    private const string Count = "/wb/feedbacks/api/v1/feedbacks/count-unanswered";

    private RunningSimulator simulator = null!;

    public async Task InitializeAsync() => simulator = await RunningSimulator.StartAsync(limits: true);

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task Every_answer_says_how_much_is_left_and_one_too_many_says_how_long_to_wait()
    {
        for (var left = 5; left >= 3; left--)
        {
            using var good = await CallAsync(Count);
            good.StatusCode.Should().Be(HttpStatusCode.OK);
            Header(good, "X-Ratelimit-Remaining").Should().BeInRange(left, 5);
        }

        HttpResponseMessage refused;
        do
        {
            refused = await CallAsync(Count);
        }
        while (refused.StatusCode == HttpStatusCode.OK);

        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Content.Headers.ContentType.Should().Be(new MediaTypeHeaderValue("application/problem+json"));
        refused.Headers.Contains("X-Ratelimit-Remaining").Should().BeFalse();
        Header(refused, "X-Ratelimit-Retry").Should().Be(1);
        Header(refused, "X-Ratelimit-Reset").Should().Be(2);
        Header(refused, "X-Ratelimit-Limit").Should().Be(6);
    }

    [Fact]
    public async Task A_base_token_has_one_call_and_then_waits_twelve_minutes()
    {
        await simulator.SignInAsync("&type=base");

        (await CallAsync(Count)).StatusCode.Should().Be(HttpStatusCode.OK);
        using var refused = await CallAsync(Count);
        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        Header(refused, "X-Ratelimit-Retry").Should().BeInRange(718, 720);
    }

    [Fact]
    public async Task On_the_orders_host_a_refused_call_costs_ten()
    {
        var before = Header(await CallAsync("/wb/marketplace/api/v3/orders?limit=0&next=0"), "X-Ratelimit-Remaining");
        var after = Header(await CallAsync("/wb/marketplace/api/v3/orders/new"), "X-Ratelimit-Remaining");
        (before - after).Should().BeInRange(8, 11);
    }

    [Theory]
    [InlineData("&days=-1", Count, HttpStatusCode.Unauthorized)]
    [InlineData("&scopes=content", Count, HttpStatusCode.Forbidden)]
    [InlineData("&scopes=content", "/wb/marketplace/api/v3/orders/new", HttpStatusCode.Forbidden)]
    [InlineData("&scopes=content", "/wb/statistics/api/v1/supplier/orders?dateFrom=2026-03-01", HttpStatusCode.Unauthorized)]
    [InlineData("&scopes=content", "/wb/common/api/v1/seller-info", HttpStatusCode.OK)]
    [InlineData("&scopes=feedbacks,readonly", Count, HttpStatusCode.OK)]
    public async Task A_token_opens_what_it_is_for_while_it_lasts(string query, string path, HttpStatusCode expected)
    {
        await simulator.SignInAsync(query);
        (await CallAsync(path)).StatusCode.Should().Be(expected);
    }

    [Fact]
    public async Task A_read_only_token_can_not_answer()
    {
        await simulator.SignInAsync("&scopes=feedbacks,readonly");
        (await simulator.AnswerAsync("any", "Спасибо")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await simulator.LedgerAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_forged_token_is_not_let_in()
    {
        var token = (await simulator.GetAsync($"/control/token?account={RunningSimulator.Account}")).GetProperty("token").GetString()!;
        var parts = token.Split('.');
        foreach (var forged in new[] { "", "nonsense", $"{parts[0]}.{parts[1]}.{parts[2][1..]}A", $"{parts[0]}.{parts[1][..^4]}.{parts[2]}" })
        {
            simulator.Http.DefaultRequestHeaders.Remove("Authorization");
            simulator.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", forged);
            (await CallAsync(Count)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }
    }

    [Theory]
    [InlineData("429", HttpStatusCode.TooManyRequests)]
    [InlineData("500", HttpStatusCode.InternalServerError)]
    [InlineData("502", HttpStatusCode.BadGateway)]
    public async Task A_fault_strikes_as_often_as_it_is_told_and_then_is_over(string kind, HttpStatusCode expected)
    {
        await simulator.ControlAsync("faults", new { path = "/wb/feedbacks/*", kind, times = 2 });

        (await CallAsync(Count)).StatusCode.Should().Be(expected);
        (await CallAsync(Count)).StatusCode.Should().Be(expected);
        (await CallAsync(Count)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Bodies_are_broken_repeated_shuffled_swollen_and_holed_on_demand()
    {
        var whole = await simulator.FeedbacksAsync(RunningSimulator.Archive);

        await SpoilAsync("brokenJson");
        var broken = () => simulator.FeedbacksAsync(RunningSimulator.Archive);
        await broken.Should().ThrowAsync<JsonException>();
        await SpoilAsync("envelopeError");
        (await simulator.GetAsync(RunningSimulator.Archive)).GetProperty("error").GetBoolean().Should().BeTrue();
        await SpoilAsync("duplicates");
        var repeated = await simulator.FeedbacksAsync(RunningSimulator.Archive);
        repeated.Length.Should().BeGreaterThan(whole.Length);
        repeated.Select(RunningSimulator.IdOf).Distinct().Should().HaveCount(whole.Length);
        await SpoilAsync("shuffle");
        var shuffled = (await simulator.FeedbacksAsync(RunningSimulator.Archive)).Select(RunningSimulator.IdOf).ToList();
        shuffled.Should().BeEquivalentTo(whole.Select(RunningSimulator.IdOf)).And.NotEqual(whole.Select(RunningSimulator.IdOf));
        await SpoilAsync("hugeField");
        (await simulator.FeedbacksAsync(RunningSimulator.Archive)).Max(row => row.GetProperty("text").GetString()!.Length).Should().Be(1_000_000);
    }

    [Fact]
    public async Task A_call_dropped_after_processing_is_in_the_ledger_once()
    {
        var id = await simulator.FirstUnansweredAsync();
        await simulator.ControlAsync("faults", new { path = RunningSimulator.Answer, kind = "dropAfterProcessing", times = 1 });

        var call = () => simulator.AnswerAsync(id, "Спасибо за отзыв");

        await call.Should().ThrowAsync<HttpRequestException>();
        (await simulator.LedgerAsync()).Should().ContainSingle().Which.GetProperty("accepted").GetBoolean().Should().BeTrue();
        (await simulator.FeedbackAsync(id)).GetProperty("answer").GetProperty("text").GetString().Should().Be("Спасибо за отзыв");
    }

    [Fact]
    public async Task A_call_dropped_before_processing_leaves_nothing()
    {
        var id = await simulator.FirstUnansweredAsync();
        await simulator.ControlAsync("faults", new { path = RunningSimulator.Answer, kind = "dropBeforeProcessing", times = 1 });

        var call = () => simulator.AnswerAsync(id, "Спасибо за отзыв");

        await call.Should().ThrowAsync<HttpRequestException>();
        (await simulator.LedgerAsync()).Should().BeEmpty();
    }

    private Task<JsonElement> SpoilAsync(string kind) => simulator.ControlAsync("faults", new { path = "/wb/*", kind, times = 1 });

    private Task<HttpResponseMessage> CallAsync(string path) => simulator.Http.GetAsync(new Uri(path, UriKind.Relative));

    private static int Header(HttpResponseMessage response, string name) => int.Parse(response.Headers.GetValues(name).Single(), System.Globalization.CultureInfo.InvariantCulture);
}
