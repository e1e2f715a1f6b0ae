using System.Collections.Concurrent;
using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;
using Xunit;

namespace SellerDesk.IntegrationTests.Simulator;

/// <summary>The world tells of what happens: in order, again when it is not heard, never when it is told to lose it.</summary>
public sealed class PushTests : IAsyncLifetime, IDisposable
{
    private readonly WorldInHand hand = new();
    private readonly ConcurrentQueue<JsonElement> received = new();
    private readonly Queue<int> answers = new();
    private WebApplication seller = null!;
    private ServiceProvider services = null!;
    private PushOutbox outbox = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        seller = builder.Build();
        seller.MapPost("/push", (JsonElement body) =>
        {
            var status = answers.Count > 0 ? answers.Dequeue() : StatusCodes.Status200OK;
            if (status == StatusCodes.Status200OK)
            {
                received.Enqueue(body);
            }

            return Results.StatusCode(status);
        });
        await seller.StartAsync();
        services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        outbox = new PushOutbox(hand.World, [new PlainPushes()], services.GetRequiredService<IHttpClientFactory>());
    }

    public async Task DisposeAsync()
    {
        await seller.DisposeAsync();
        await services.DisposeAsync();
    }

    public void Dispose() => hand.Dispose();

    [Fact]
    public async Task A_late_order_is_told_of_from_its_making_to_its_review()
    {
        var target = await OpenAsync();
        hand.Wait(TimeSpan.FromMinutes(1));
        var key = hand.AddOrder(late: true);
        for (var day = 0; day < 40; day++)
        {
            hand.Wait(TimeSpan.FromDays(1));
            await outbox.TellAsync(target, CancellationToken.None);
        }

        var told = received.Where(body => body.GetProperty("order").GetInt64() == key).Select(body => body.GetProperty("kind").GetString()).ToList();
        told.Should().ContainInOrder("OrderCreated", "OrderChanged", "ChatStarted", "ChatMessage", "ReviewCreated");
        told.Count(kind => kind == "OrderCreated").Should().Be(1);
        told.Count(kind => kind == "ReviewCreated").Should().Be(1);
        received.Should().NotContain(body => body.GetProperty("kind").GetString() == "OrderCreated" && body.GetProperty("at").GetDateTimeOffset() <= WorldInHand.Start);
    }

    [Fact]
    public async Task A_push_that_is_not_taken_is_sent_again_until_it_is()
    {
        var target = await OpenAsync();
        answers.Enqueue(500);
        answers.Enqueue(503);
        hand.AddOrder();
        hand.Wait(TimeSpan.FromSeconds(1));

        await outbox.TellAsync(target, CancellationToken.None);

        var push = outbox.History(hand.Account.Key, Home.Ozon).Should().ContainSingle(push => push.Kind == "OrderCreated").Subject;
        (push.State, push.Attempts, push.Status).Should().Be(("delivered", 3, 200));
    }

    [Fact]
    public async Task A_push_that_nobody_takes_fails_in_the_end()
    {
        var target = await OpenAsync();
        Enumerable.Repeat(500, 3).ToList().ForEach(answers.Enqueue);
        hand.AddOrder();
        hand.Wait(TimeSpan.FromSeconds(1));

        await outbox.TellAsync(target, CancellationToken.None);

        outbox.History(null, null).Should().ContainSingle(push => push.State == "failed" && push.Attempts == 3);
    }

    [Fact]
    public async Task A_push_lost_on_purpose_can_be_repeated()
    {
        var target = await OpenAsync();
        outbox.LoseNext = 1;
        hand.AddOrder();
        hand.Wait(TimeSpan.FromSeconds(1));
        await outbox.TellAsync(target, CancellationToken.None);
        received.Should().BeEmpty();

        (await outbox.RepeatAsync(null, null, 1, CancellationToken.None)).Should().Be(1);

        received.Should().ContainSingle().Which.GetProperty("kind").GetString().Should().Be("OrderCreated");
    }

    [Fact]
    public void Two_requests_may_be_worked_on_at_a_time_and_the_third_must_wait()
    {
        var limits = new RateLimits(TimeProvider.System);
        using var first = limits.Enter("login", 2);
        var second = limits.Enter("login", 2);
        limits.Enter("login", 2).Should().BeNull();
        limits.Enter("another", 2).Should().NotBeNull();
        second!.Dispose();
        second.Dispose();
        limits.Enter("login", 2).Should().NotBeNull();
        limits.Enter("login", 2).Should().BeNull();
    }

    private async Task<PushTarget> OpenAsync()
    {
        var target = new PushTarget(hand.Account.Key, Home.Ozon, $"{seller.Urls.First()}/push");
        await outbox.OpenAsync(target, CancellationToken.None);
        return target;
    }

    /// <summary>A marketplace that tells everything in the world's own words.</summary>
    private sealed class PlainPushes : IPushes
    {
        public string Marketplace => Home.Ozon;

        public TimeSpan Patience => TimeSpan.FromSeconds(5);

        public IReadOnlyList<TimeSpan> Pauses { get; } = [TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10)];

        public IEnumerable<PushBody> Translate(Account account, WorldEvent happened)
        {
            yield return new PushBody(happened.Kind.ToString(), new
            {
                kind = happened.Kind.ToString(),
                at = happened.At,
                order = happened.Order?.Order.Key.Packed ?? happened.Review?.Order?.Key.Packed ?? 0,
            });
        }

        public PushBody? Greeting(Account account, DateTimeOffset now) => null;

        public bool IsReceived(int status, string body) => status == StatusCodes.Status200OK;
    }
}
