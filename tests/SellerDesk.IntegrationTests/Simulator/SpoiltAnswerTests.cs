using System.Net;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace SellerDesk.IntegrationTests.Simulator;

/// <summary>Answers that lie: totals, times, cursors and pages that are not so; keys that no longer open.</summary>
public sealed class SpoiltAnswerTests : IAsyncLifetime
{
    private const string Orders = "/wb/marketplace/api/v3/orders?limit=10&next=";

    private RunningSimulator simulator = null!;

    public async Task InitializeAsync() => simulator = await RunningSimulator.StartAsync();

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task A_total_that_lies_says_more_than_there_is()
    {
        var told = (await simulator.GetAsync(RunningSimulator.Unanswered)).GetProperty("data").GetProperty("countUnanswered").GetInt32();
        await SpoilAsync("lyingTotal");
        (await simulator.GetAsync(RunningSimulator.Unanswered)).GetProperty("data").GetProperty("countUnanswered").GetInt32().Should().BeGreaterThan(told);
    }

    [Fact]
    public async Task Times_lose_their_zone_or_are_an_hour_ahead()
    {
        var right = await FirstTimeAsync();
        right.Should().EndWith("Z");
        await SpoilAsync("noZone");
        (await FirstTimeAsync()).Should().Be(right[..^1]);
        await SpoilAsync("clockAhead");
        DateTimeOffset.Parse(await FirstTimeAsync(), System.Globalization.CultureInfo.InvariantCulture)
            .Should().Be(DateTimeOffset.Parse(right, System.Globalization.CultureInfo.InvariantCulture).AddHours(1));
    }

    [Fact]
    public async Task A_page_repeats_and_a_cursor_goes_back()
    {
        await SpoilAsync("cursorBack", share: 0);
        var first = await simulator.GetAsync(Orders + "0");
        var cursor = first.GetProperty("next").GetInt64();
        await simulator.ControlAsync("faults", new { path = "/wb/*", kind = "repeatPage", times = 1 });
        (await simulator.GetAsync(Orders + cursor)).GetRawText().Should().Be(first.GetRawText());
        await simulator.GetAsync(Orders + "0");
        await simulator.ControlAsync("faults", new { path = "/wb/*", kind = "cursorBack", times = 1 });
        var second = await simulator.GetAsync(Orders + cursor);
        second.GetProperty("next").GetInt64().Should().Be(cursor);
        second.GetProperty("orders")[0].GetRawText().Should().NotBe(first.GetProperty("orders")[0].GetRawText());
    }

    [Theory]
    [InlineData("402", HttpStatusCode.PaymentRequired)]
    [InlineData("409", HttpStatusCode.Conflict)]
    [InlineData("503", HttpStatusCode.ServiceUnavailable)]
    [InlineData("revoked", HttpStatusCode.Unauthorized)]
    public async Task Any_status_comes_in_the_marketplaces_own_words(string kind, HttpStatusCode status)
    {
        await SpoilAsync(kind);
        using var answer = await simulator.Http.GetAsync(new Uri(RunningSimulator.Unanswered, UriKind.Relative));
        answer.StatusCode.Should().Be(status);
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetInt32().Should().Be((int)status);
    }

    [Fact]
    public async Task A_fault_of_a_marketplace_strikes_all_its_paths_and_no_other_names_are_taken()
    {
        await simulator.ControlAsync("faults", new { marketplace = "wildberries", kind = "500", times = 1 });
        using var answer = await simulator.Http.GetAsync(new Uri(RunningSimulator.Unanswered, UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);

        using var unknown = await simulator.Http.GetAsync(new Uri($"/control/token?account={RunningSimulator.Account}&marketplace=nowhere", UriKind.Relative));
        unknown.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_was_spoilt_is_noted_with_the_row_and_the_field()
    {
        await SpoilAsync("nullField");
        var rows = await simulator.FeedbacksAsync(RunningSimulator.Unanswered);

        var note = (await simulator.GetAsync("/control/spoilt")).EnumerateArray().Should().ContainSingle().Subject;
        note.GetProperty("kind").GetString().Should().Be("nullField");
        rows.Single(row => RunningSimulator.IdOf(row) == note.GetProperty("row").GetString())
            .GetProperty(note.GetProperty("field").GetString()!).ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_photograph_is_not_touched_by_what_spoils_rows()
    {
        await SpoilAsync("shuffle");
        using var photo = await simulator.Http.GetAsync(new Uri("/wb/photos/12345.jpg", UriKind.Relative));
        var picture = await photo.Content.ReadAsByteArrayAsync();
        picture.Should().StartWith([0x89, (byte)'P', (byte)'N', (byte)'G']).And.HaveCountGreaterThan(500);
        picture.AsSpan()[^8..^4].ToArray().Should().Equal((byte)'I', (byte)'E', (byte)'N', (byte)'D');
    }

    private async Task<string> FirstTimeAsync() => (await simulator.GetAsync(Orders + "0")).GetProperty("orders")[0].GetProperty("createdAt").GetString()!;

    private Task<JsonElement> SpoilAsync(string kind, double share = 1) => simulator.ControlAsync("faults", new { path = "/wb/*", kind, share, times = 1 });
}
