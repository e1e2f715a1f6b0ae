using System.Collections.Concurrent;
using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Ozon;

/// <summary>The simulator pushes as Ozon does; what is answered must count as received.</summary>
public sealed class OzonPushTests
{
    [Fact]
    public async Task A_ping_orders_and_messages_are_answered_as_Ozon_wants_it()
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 20);
        var received = new ConcurrentQueue<PushReceipt>();
        await using var receiver = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]).Build();
        receiver.MapPost("/push", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var receipt = simulator.Connector.Pushes!.Receive(await reader.ReadToEndAsync(), DateTimeOffset.UtcNow);
            received.Enqueue(receipt);
            context.Response.StatusCode = receipt.Status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(receipt.AnswerJson);
        });
        await receiver.StartAsync();

        await simulator.PostAsync("push-target", new { account = SimulatedOzon.Account, marketplace = "ozon", url = $"{receiver.Urls.First()}/push" });
        var order = await simulator.PostAsync("order", new { account = SimulatedOzon.Account });
        await simulator.JumpAsync(TimeSpan.FromMinutes(1));
        await simulator.PostAsync("chat", new { account = SimulatedOzon.Account, text = "Когда приедет?" });
        await simulator.JumpAsync(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 100 && !(received.Any(push => push.Type == "TYPE_NEW_MESSAGE") && received.Any(push => push.Type == "TYPE_NEW_POSTING")); i++)
        {
            await Task.Delay(100);
        }

        received.First().Should().Match<PushReceipt>(push => push.Type == "TYPE_PING" && !push.Keep);
        received.Should().Contain(push => push.Type == "TYPE_NEW_POSTING" && push.Keep && push.Feeds.SequenceEqual(new[] { FeedKind.Orders }));
        received.Should().Contain(push => push.Type == "TYPE_NEW_MESSAGE" && push.Feeds.SequenceEqual(new[] { FeedKind.Chats }));
        var client = (await simulator.ShopAsync()).Settings["ClientId"];
        received.Where(push => push.Keep).Should().OnlyContain(push => push.Account == client);
        var history = await simulator.Control.GetStringAsync("/control/pushes?marketplace=ozon");
        JsonSerializer.Deserialize<JsonElement>(history).EnumerateArray().Should().OnlyContain(push => push.GetProperty("state").GetString() == "delivered", history);
    }
}
