using System.Diagnostics;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Hooks;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Hooks;
using Xunit;
using Xunit.Abstractions;
using Endpoint = SellerDesk.IntegrationTests.Channels.Endpoint;

namespace SellerDesk.IntegrationTests.Hooks;

/// <summary>How fast deliveries leave, and what the events cost a pull. More of them by <c>SELLERDESK_HOOKS</c>.</summary>
public sealed class HookSpeedTests(HookFixture desk, ITestOutputHelper output) : IClassFixture<HookFixture>
{
    private static readonly int Reviews = int.TryParse(Environment.GetEnvironmentVariable("SELLERDESK_HOOKS"), out var asked) ? asked : 300;

    [Fact]
    public async Task Every_event_of_a_great_batch_arrives_once()
    {
        await using var program = await Endpoint.StartAsync();
        var shop = await desk.AddShopAsync("Быстро");
        var without = await PullAsync(shop, "a");
        await desk.HookAsync(program.Address, [HookEvents.ReviewCreated], shop);
        var with = await PullAsync(shop, "b");

        var began = Stopwatch.GetTimestamp();
        while (program.Calls.Count < Reviews && Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(5))
        {
            await desk.RunAsync<DeliverHooksJob>();
        }

        var took = Stopwatch.GetElapsedTime(began);
        output.WriteLine($"{Reviews} reviews: written in {without.TotalMilliseconds:0} ms without a webhook, {with.TotalMilliseconds:0} ms with one; delivered {Reviews / took.TotalSeconds:0}/s");
        program.Calls.Select(call => call.Headers["webhook-id"]).Should().HaveCount(Reviews).And.OnlyHaveUniqueItems();
        program.Calls.Select(call => JsonDocument.Parse(call.Body).RootElement.GetProperty("data").GetProperty("number").GetString()).Should().OnlyHaveUniqueItems();
    }

    private async Task<TimeSpan> PullAsync(Domain.Shops.Shop shop, string prefix)
    {
        var reviews = Enumerable.Range(0, Reviews).Select(n => new IncomingReview { Number = $"{prefix}{n}", Rating = 5, Text = "Хорошо", CreatedAt = DateTimeOffset.UtcNow.AddHours(-1) }).ToArray();
        var began = Stopwatch.GetTimestamp();
        await desk.WriteAsync(shop, DateTimeOffset.UtcNow, ReviewWriter.WriteAsync, reviews);
        return Stopwatch.GetElapsedTime(began);
    }
}
