using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace SellerDesk.IntegrationTests.Simulator;

public sealed class WorldTests
{
    private static readonly string[] Paths =
    [
        RunningSimulator.Unanswered, RunningSimulator.Answered, RunningSimulator.Archive,
        "/wb/feedbacks/api/v1/questions?isAnswered=true&take=500&skip=0", "/wb/marketplace/api/v3/orders?limit=1000&next=0",
        "/wb/statistics/api/v1/supplier/orders?dateFrom=2025-12-01", "/wb/statistics/api/v1/supplier/sales?dateFrom=2025-12-01",
        "/wb/feedbacks/api/v1/feedback?id=nobody-knows-this-id", "/control/reviews?account=teplydom",
        "/control/orders?account=teplydom", "/control/chats?account=zvuk", "/control/claims?account=malysham", "/control/cards?account=uhod",
    ];

    [Fact]
    public async Task The_same_seed_clock_and_calls_give_the_same_bytes()
    {
        await using var one = await RunningSimulator.StartAsync();
        await using var other = await RunningSimulator.StartAsync();
        foreach (var simulator in new[] { one, other })
        {
            await simulator.ControlAsync("burst", new { account = RunningSimulator.Account, count = 5, rating = 1 });
            await simulator.JumpAsync("2.00:00:00");
        }

        foreach (var path in Paths)
        {
            var bytes = await BytesAsync(one, path);
            bytes.Should().NotBeEmpty();
            bytes.Should().Equal(await BytesAsync(other, path), path);
        }
    }

    [Fact]
    public async Task Two_days_at_a_jump_are_the_same_as_two_days_by_the_hour()
    {
        await using var jumped = await RunningSimulator.StartAsync();
        await using var stepped = await RunningSimulator.StartAsync();
        await jumped.JumpAsync("2.00:00:00");
        for (var hour = 0; hour < 48; hour++)
        {
            await stepped.JumpAsync("01:00:00");
            await stepped.GetAsync(RunningSimulator.Unanswered);
        }

        foreach (var path in Paths)
        {
            (await BytesAsync(jumped, path)).Should().Equal(await BytesAsync(stepped, path), path);
        }
    }

    [Fact]
    public async Task Life_goes_on_as_the_clock_moves()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var before = await CountsAsync(simulator);

        await simulator.JumpAsync("10.00:00:00");

        var after = await CountsAsync(simulator);
        after.Reviews.Should().BeGreaterThan(before.Reviews);
        after.Orders.Should().BeGreaterThan(before.Orders + 100);
    }

    [Fact]
    public async Task Reviews_are_mostly_good_and_a_third_are_stars_alone()
    {
        await using var simulator = await RunningSimulator.StartAsync(args: ["--History", "5000"]);
        var all = await simulator.FeedbacksAsync(RunningSimulator.Archive);

        double Share(Func<JsonElement, bool> which) => all.Count(which) / (double)all.Length;
        Share(row => row.GetProperty("productValuation").GetInt32() == 5).Should().BeInRange(0.6, 0.75);
        Share(row => row.GetProperty("productValuation").GetInt32() == 1).Should().BeInRange(0.06, 0.14);
        Share(row => row.GetProperty("text").GetString() == "").Should().BeInRange(0.3, 0.5);
        Share(row => row.GetProperty("photoLinks").ValueKind == JsonValueKind.Array).Should().BeInRange(0.1, 0.2);
        var texts = all.Select(row => row.GetProperty("text").GetString()!).Where(text => text.Length > 25).ToList();
        texts.Distinct().Count().Should().BeGreaterThan(texts.Count * 9 / 10);
        texts.Should().NotContain(text => text.Contains('{') || text.Contains('%') || text.Contains('<') || text.Contains('|'));
    }

    [Fact]
    public async Task Any_text_comes_back_as_it_was_written()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        string[] texts = ["<script>alert(1)</script>", "до\0после", "שלום, всё хорошо \u202E", "👍🏽 огонь", new string('я', 100_000)];
        foreach (var text in texts)
        {
            var id = (await simulator.ControlAsync("review", new { account = RunningSimulator.Account, rating = 2, text })).GetProperty("id").GetString()!;
            (await simulator.FeedbackAsync(id)).GetProperty("text").GetString().Should().Be(text);
        }
    }

    [Fact]
    public async Task Assembly_orders_are_the_same_orders_as_in_the_statistics()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var assembled = (await simulator.GetAsync("/wb/marketplace/api/v3/orders?limit=1000&next=0")).GetProperty("orders").EnumerateArray().ToDictionary(order => order.GetProperty("rid").GetString()!);
        // The report is renewed twice an hour: an hour later it holds all that the other host showed.
        await simulator.JumpAsync("01:00:00");
        var reported = (await simulator.GetAsync("/wb/statistics/api/v1/supplier/orders?dateFrom=2025-12-01")).EnumerateArray().ToDictionary(order => order.GetProperty("srid").GetString()!);

        assembled.Should().NotBeEmpty();
        reported.Keys.Should().Contain(assembled.Keys);
        foreach (var (rid, order) in assembled)
        {
            order.GetProperty("price").GetInt64().Should().Be((long)(reported[rid].GetProperty("finishedPrice").GetDecimal() * 100));
        }

        reported.Values.Select(order => order.GetProperty("lastChangeDate").GetString()).Should().BeInAscendingOrder(StringComparer.Ordinal);
        reported.Values.Where(order => !order.GetProperty("isCancel").GetBoolean()).Should().OnlyContain(order => order.GetProperty("cancelDate").GetString() == "0001-01-01T00:00:00");
    }

    [Fact]
    public async Task A_restarted_simulator_goes_on_with_the_same_world()
    {
        var state = Path.Combine(Path.GetTempPath(), $"simulator-{Guid.NewGuid():N}.journal");
        try
        {
            string id;
            byte[] before;
            await using (var first = await RunningSimulator.StartAsync(args: ["--State", state]))
            {
                id = await first.FirstUnansweredAsync();
                (await first.AnswerAsync(id, "Спасибо за отзыв")).EnsureSuccessStatusCode();
                await first.JumpAsync("1.00:00:00");
                await first.ControlAsync("burst", new { account = RunningSimulator.Account, count = 3 });
                before = await BytesAsync(first, "/control/reviews?account=teplydom");
                await first.StopAsync();
            }

            await using var second = await RunningSimulator.StartAsync(args: ["--State", state]);
            (await BytesAsync(second, "/control/reviews?account=teplydom")).Should().Equal(before);
            (await second.LedgerAsync()).Should().ContainSingle().Which.GetProperty("id").GetString().Should().Be(id);
        }
        finally
        {
            File.Delete(state);
            File.Delete(state + ".clock");
        }
    }

    private static async Task<byte[]> BytesAsync(RunningSimulator simulator, string path)
    {
        using var response = await simulator.Http.GetAsync(new Uri(path, UriKind.Relative));
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task<(int Reviews, int Orders)> CountsAsync(RunningSimulator simulator)
    {
        var shop = (await simulator.Http.GetFromJsonAsync<JsonElement>("/control/state")).GetProperty("accounts")[0];
        return (shop.GetProperty("reviews").GetProperty("total").GetInt32(), shop.GetProperty("orders").GetProperty("total").GetInt32());
    }
}
