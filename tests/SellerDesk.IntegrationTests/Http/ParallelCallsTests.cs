using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Http;

/// <summary>So many calls of one key at once, on all nodes together.</summary>
public sealed class ParallelCallsTests : IAsyncLifetime
{
    private static readonly ParallelRule Two = new(new RateKey("login", "parallel"), 2);

    private TestDatabase database = null!;
    private NpgsqlDataSource source = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        source = DeskData.Source(database.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await source.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Two_nodes_have_no_more_under_way_than_one_may()
    {
        ParallelGate[] nodes = [Node(), Node()];
        var underWay = 0;
        var most = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async call =>
        {
            await using var place = await nodes[call % 2].EnterAsync(Two, CallUrgency.Background, TimeSpan.FromSeconds(30), default);
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            await Task.Delay(40);
            Interlocked.Decrement(ref underWay);
        }));

        most.Should().Be(2);
    }

    [Fact]
    public async Task The_places_of_a_node_that_died_come_back_by_themselves()
    {
        var dead = Node();
        await dead.EnterAsync(Two, CallUrgency.Background, TimeSpan.FromMilliseconds(700), default);
        await dead.EnterAsync(Two, CallUrgency.Background, TimeSpan.FromMilliseconds(700), default);
        var alive = Node().EnterAsync(Two, CallUrgency.Background, TimeSpan.FromSeconds(30), default);

        await Task.Delay(200);
        alive.IsCompleted.Should().BeFalse();
        (await alive.WaitAsync(TimeSpan.FromSeconds(5))).Should().NotBeNull();
    }

    [Fact]
    public async Task An_answer_goes_before_pulls_that_waited_longer()
    {
        var node = Node();
        var first = await node.EnterAsync(Two with { Most = 1 }, CallUrgency.Background, TimeSpan.FromSeconds(30), default);
        var order = new List<string>();
        async Task CallAsync(string name, CallUrgency urgency)
        {
            await using var place = await node.EnterAsync(Two with { Most = 1 }, urgency, TimeSpan.FromSeconds(30), default);
            order.Add(name);
        }

        Task[] calls = [CallAsync("pull", CallUrgency.Background), CallAsync("answer", CallUrgency.Answer)];
        await first!.DisposeAsync();
        await Task.WhenAll(calls);

        order.Should().Equal("answer", "pull");
    }

    [Fact]
    public async Task A_cancelled_wait_costs_no_place()
    {
        var node = Node();
        var first = await node.EnterAsync(Two with { Most = 1 }, CallUrgency.Background, TimeSpan.FromSeconds(30), default);
        using var cancel = new CancellationTokenSource(50);
        var second = () => node.EnterAsync(Two with { Most = 1 }, CallUrgency.Background, TimeSpan.FromSeconds(30), cancel.Token);
        await second.Should().ThrowAsync<OperationCanceledException>();

        await first!.DisposeAsync();

        (await node.EnterAsync(Two with { Most = 1 }, CallUrgency.Background, TimeSpan.FromSeconds(30), default).WaitAsync(TimeSpan.FromSeconds(2))).Should().NotBeNull();
    }

    private ParallelGate Node() => new(TimeProvider.System, new RateBudgetStore(source, TimeProvider.System, NullLogger<RateBudgetStore>.Instance));
}
