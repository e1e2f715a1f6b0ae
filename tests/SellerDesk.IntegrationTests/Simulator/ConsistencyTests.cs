using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace SellerDesk.IntegrationTests.Simulator;

/// <summary>Order, chat, claim and review of one buyer tell one story.</summary>
public sealed class ConsistencyTests : IAsyncLifetime
{
    private RunningSimulator simulator = null!;

    public async Task InitializeAsync() => simulator = await RunningSimulator.StartAsync(args: ["--History", "4000"]);

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task The_late_order_is_the_one_complained_about_and_reviewed_badly()
    {
        var orders = await ByOrderAsync("orders");
        var reviews = await ReviewsAsync();
        var asked = (await ListAsync("chats")).Where(chat => Text(chat, "topic") == "whereIsIt").ToList();

        asked.Should().HaveCountGreaterThan(40);
        foreach (var chat in asked)
        {
            var order = orders[Key(chat)];
            order.GetProperty("isLate").GetBoolean().Should().BeTrue();
            Time(chat, "createdAt").Should().BeAfter(Time(order, "promisedTo"));
            if (reviews.TryGetValue(Key(chat), out var review))
            {
                review.GetProperty("rating").GetInt32().Should().BeLessThanOrEqualTo(3);
            }
        }

        reviews.Keys.Intersect(asked.Select(Key)).Should().NotBeEmpty("some of them were reviewed by now");
    }

    [Fact]
    public async Task An_order_made_late_by_hand_is_asked_about_and_gets_two_stars_that_name_the_delay()
    {
        var key = Key(await simulator.ControlAsync("order", new { account = RunningSimulator.Account, late = true }));

        await simulator.JumpAsync("40.00:00:00");

        (await ByOrderAsync("chats"))[key].GetProperty("topic").GetString().Should().Be("whereIsIt");
        var review = (await ReviewsAsync())[key];
        review.GetProperty("rating").GetInt32().Should().Be(2);
        (await ByOrderAsync("orders"))[key].GetProperty("review").GetString().Should().Be(review.GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_order_in_time_keeps_its_dates()
    {
        var orders = (await ListAsync("orders")).Where(order => Text(order, "stage") is "received" && !order.GetProperty("isLate").GetBoolean()).ToList();
        orders.Should().HaveCountGreaterThan(1000);
        orders.Should().OnlyContain(order => Time(order, "promisedTo") > Time(order, "createdAt") && Time(order, "shipBy") > Time(order, "createdAt"));
    }

    [Fact]
    public async Task The_returned_order_has_the_claim_and_the_claim_says_what_the_review_says()
    {
        var orders = await ByOrderAsync("orders");
        var reviews = await ReviewsAsync();
        var claims = await ListAsync("claims");
        var texts = (await simulator.FeedbacksAsync(RunningSimulator.Archive)).ToDictionary(RunningSimulator.IdOf, row => row.GetProperty("text").GetString()!);

        var closed = claims.Where(claim => Text(claim, "stage") == "refunded" && Text(orders[Key(claim)], "stage") != "received").ToList();
        closed.Should().HaveCountGreaterThan(30);
        closed.Should().OnlyContain(claim => Text(orders[Key(claim)], "stage") == "returned");

        var told = claims.Where(claim => reviews.TryGetValue(Key(claim), out var review) && review.GetProperty("rating").GetInt32() <= 2)
            .Select(claim => (Claim: Text(claim, "comment"), Review: texts.GetValueOrDefault(reviews[Key(claim)].GetProperty("id").GetString()!, "")))
            .Where(pair => pair.Review.Length > 0).ToList();
        told.Should().HaveCountGreaterThan(5);
        told.Count(pair => Words(pair.Claim).Intersect(Words(pair.Review)).Count() >= 2).Should().BeGreaterThan(told.Count / 2);
    }

    [Fact]
    public async Task What_buyers_write_is_various_and_whole()
    {
        await using var busy = await RunningSimulator.StartAsync(args: ["--Volume", "150", "--History", "0"]);
        var texts = new List<string>();
        foreach (var account in new[] { "teplydom", "malysham", "zvuk", "uhod" })
        {
            texts.AddRange((await busy.GetAsync($"/control/chats?account={account}")).GetProperty("chats").EnumerateArray().Select(chat => Text(chat, "first")));
            texts.AddRange((await busy.GetAsync($"/control/claims?account={account}")).GetProperty("claims").EnumerateArray().Select(claim => Text(claim, "comment")));
            texts.AddRange((await busy.GetAsync($"/control/cards?account={account}")).GetProperty("cards").EnumerateArray().Select(card => Text(card, "description")));
        }

        texts.Should().HaveCountGreaterThan(300);
        texts.Where(text => text.Length == 0 || "{}<>[]%|".Any(text.Contains)).Should().BeEmpty();
        texts.Distinct().Count().Should().BeGreaterThan(texts.Count * 8 / 10);
    }

    [Fact]
    public async Task What_the_control_page_adds_survives_a_restart()
    {
        var state = Path.Combine(Path.GetTempPath(), $"simulator-{Guid.NewGuid():N}.journal");
        string[] lists = ["orders", "chats", "claims", "cards", "questions"];
        try
        {
            var before = new Dictionary<string, string>();
            await using (var first = await RunningSimulator.StartAsync(args: ["--State", state]))
            {
                var order = Key(await first.ControlAsync("order", new { account = RunningSimulator.Account, fate = "bought" }));
                await first.ControlAsync("chat", new { account = RunningSimulator.Account, order, text = "Когда отправите?" });
                await first.JumpAsync("20.00:00:00");
                await first.ControlAsync("claim", new { account = RunningSimulator.Account, order, reason = "defect" });
                await first.JumpAsync("1.00:00:00");
                foreach (var list in lists)
                {
                    before[list] = (await first.GetAsync($"/control/{list}?account={RunningSimulator.Account}")).GetRawText();
                }

                before["chats"].Should().Contain("Когда отправите?");
                before["claims"].Should().Contain($"\"order\":{order},");
                await first.StopAsync();
            }

            await using var second = await RunningSimulator.StartAsync(args: ["--State", state]);
            foreach (var list in lists)
            {
                (await second.GetAsync($"/control/{list}?account={RunningSimulator.Account}")).GetRawText().Should().Be(before[list]);
            }
        }
        finally
        {
            File.Delete(state);
            File.Delete(state + ".clock");
        }
    }

    [Fact]
    public async Task More_orders_bring_more_of_everything()
    {
        var before = (await ListAsync("orders")).Length;
        await simulator.ControlAsync("volume", new { account = RunningSimulator.Account, volume = 2000 });

        await simulator.JumpAsync("2.00:00:00");

        (await ListAsync("orders")).Length.Should().BeGreaterThan(before + 3000);
    }

    private async Task<JsonElement[]> ListAsync(string what) => [.. (await simulator.GetAsync($"/control/{what}?account={RunningSimulator.Account}")).GetProperty(what).EnumerateArray()];

    private async Task<Dictionary<long, JsonElement>> ByOrderAsync(string what) => (await ListAsync(what)).ToDictionary(Key);

    private async Task<Dictionary<long, JsonElement>> ReviewsAsync() => (await ListAsync("reviews")).Where(review => review.GetProperty("order").ValueKind == JsonValueKind.Number).ToDictionary(Key);

    private static long Key(JsonElement row) => row.GetProperty("order").GetInt64();

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static DateTimeOffset Time(JsonElement row, string name) => row.GetProperty(name).GetDateTimeOffset();

    private static IEnumerable<string> Words(string text) => text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 4).Distinct();
}
