using System.Collections.Concurrent;
using System.Diagnostics;
using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Http;

/// <summary>Two nodes and one limit.</summary>
public sealed class SharedBudgetTests : IAsyncLifetime
{
    private static readonly RateRule FiveAnHour = new(TimeSpan.FromMinutes(12), 1);

    private readonly RateKey key = new("account", "group");
    private TestDatabase database = null!;
    private NpgsqlDataSource source = null!;
    private RateGovernor here = null!;
    private RateGovernor there = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        source = DeskData.Source(database.ConnectionString);
        (here, there) = (Node(), Node());
    }

    public async Task DisposeAsync()
    {
        await source.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Together_they_never_exceed_the_limit()
    {
        var rule = new RateRule(TimeSpan.FromMilliseconds(40), 5);
        var taken = new ConcurrentQueue<TimeSpan>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async worker =>
        {
            var node = worker % 2 == 0 ? here : there;
            while (watch.Elapsed < TimeSpan.FromSeconds(2))
            {
                await node.TakeAsync(key, rule, CallUrgency.Background, default);
                taken.Enqueue(watch.Elapsed);
                await node.ReportAsync(key, default);
            }
        }));

        var times = taken.Order().ToArray();
        times.Length.Should().BeGreaterThan(35, "nor do they leave much of it unused");
        for (var first = 0; first < times.Length; first++)
        {
            for (var last = first; last < times.Length; last++)
            {
                // 15 ms: between the database's moment and this test's.
                var allowed = 5 + ((times[last] - times[first] + TimeSpan.FromMilliseconds(15)) / rule.Interval);
                (last - first + 1).Should().BeLessThanOrEqualTo((int)Math.Floor(allowed) + 1, "of any stretch of time the limit must hold");
            }
        }
    }

    [Fact]
    public async Task An_answer_there_goes_before_the_pulling_here()
    {
        var rule = new RateRule(TimeSpan.FromMilliseconds(150), 1);
        await here.TakeAsync(key, rule, CallUrgency.Background, default);
        var order = new ConcurrentQueue<string>();
        async Task TakeAsync(RateGovernor node, string name, CallUrgency urgency)
        {
            await node.TakeAsync(key, rule, urgency, default);
            order.Enqueue(name);
        }

        var pulls = Enumerable.Range(0, 3).Select(_ => TakeAsync(here, "pull", CallUrgency.Background)).ToList();
        await Task.Delay(30);
        await Task.WhenAll([.. pulls, TakeAsync(there, "answer", CallUrgency.Answer)]);

        order.Should().Equal("answer", "pull", "pull", "pull");
    }

    [Fact]
    public async Task An_answer_that_was_told_to_come_back_finds_its_place_kept_on_every_node()
    {
        await here.TakeAsync(key, FiveAnHour, CallUrgency.Background, default);

        var answerAt = await RefusedAsync(there, CallUrgency.Answer);
        var pullAt = await RefusedAsync(here, CallUrgency.Background);

        (pullAt - answerAt).Should().BeCloseTo(TimeSpan.FromMinutes(12), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_refusal_heard_here_holds_both_until_it_ends()
    {
        var rule = new RateRule(TimeSpan.FromMilliseconds(10), 20);
        await here.TakeAsync(key, rule, CallUrgency.Background, default);
        await here.ReportAsync(key, new RateReport(null, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(720), 6));

        (await RefusedAsync(there, CallUrgency.Answer, rule) - DateTimeOffset.UtcNow).Should().BeCloseTo(TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(3));
        (await database.ReadAsync<double>("select interval_ms from rate_budgets")).Should().Be(120_000, "the burst of 6 fills in 720 s");
    }

    [Fact]
    public async Task The_marketplaces_own_count_is_learnt_for_both()
    {
        var rule = new RateRule(TimeSpan.FromMinutes(12), 6);
        await here.TakeAsync(key, rule, CallUrgency.Background, default);
        await here.ReportAsync(key, new RateReport(1, null, null, null));

        await there.TakeAsync(key, rule, CallUrgency.Background, default);

        await RefusedAsync(here, CallUrgency.Background, rule);
    }

    [Fact]
    public async Task Calls_of_a_node_that_died_are_forgotten_with_the_minute()
    {
        await here.TakeAsync(key, new RateRule(TimeSpan.FromMilliseconds(1), 6), CallUrgency.Background, default);
        await database.ExecuteAsync("update rate_budgets set in_flight = 5, at = at - interval '1 minute'");

        await there.TakeAsync(key, new RateRule(TimeSpan.FromMilliseconds(1), 6), CallUrgency.Background, default);

        (await database.ReadAsync<int>("select in_flight from rate_budgets")).Should().Be(1);
    }

    [Fact]
    public async Task What_was_learnt_holds_to_the_end_of_the_hour()
    {
        var rule = new RateRule(TimeSpan.FromMilliseconds(1), 6);
        await here.TakeAsync(key, rule, CallUrgency.Background, default);
        await database.ExecuteAsync("update rate_budgets set interval_ms = 999, burst = 99, at = at - interval '1 hour'");

        await there.TakeAsync(key, rule, CallUrgency.Background, default);

        (await database.ReadAsync<string>("select interval_ms || ' ' || burst from rate_budgets")).Should().Be("1 6");
    }

    [Fact]
    public async Task Without_the_database_a_node_goes_by_its_own_count()
    {
        await using var away = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2");
        var alone = new RateGovernor(TimeProvider.System, new RateBudgetStore(away, TimeProvider.System, NullLogger<RateBudgetStore>.Instance));

        await alone.TakeAsync(key, FiveAnHour, CallUrgency.Background, default);
        await alone.ReportAsync(key, default);

        await RefusedAsync(alone, CallUrgency.Background);
    }

    private RateGovernor Node() => new(TimeProvider.System, new RateBudgetStore(source, TimeProvider.System, NullLogger<RateBudgetStore>.Instance));

    private async Task<DateTimeOffset> RefusedAsync(RateGovernor node, CallUrgency urgency, RateRule? rule = null)
    {
        var take = () => node.TakeAsync(key, rule ?? FiveAnHour, urgency, default);
        return (await take.Should().ThrowAsync<MarketplaceException>()).Which.RetryAt!.Value;
    }
}
