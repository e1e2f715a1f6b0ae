using System.Diagnostics;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;
using Xunit;

namespace SellerDesk.IntegrationTests.Http;

/// <summary>A host that does not answer is left alone for a while, and holds up nobody else.</summary>
public sealed class DeadHostTests : IAsyncDisposable
{
    private readonly TestedCalls calls = new();

    public ValueTask DisposeAsync() => calls.DisposeAsync();

    [Fact]
    public async Task A_dead_host_is_called_no_more_than_it_takes_to_see_that_it_is_dead()
    {
        await using var dead = SilentHost.Start();
        var call = TestedCalls.To(dead.Address) with { Timeout = TimeSpan.FromMilliseconds(200) };
        var watch = Stopwatch.StartNew();
        DateTimeOffset? retryAt = null;
        var refused = 0;
        while (watch.Elapsed < TimeSpan.FromSeconds(6))
        {
            var failure = await TestedCalls.FailureAsync(() => calls.Calls.ReadAsync(call, default));
            failure.Failure.Should().BeOneOf(MarketplaceFailure.NoAnswer, MarketplaceFailure.Unavailable);
            (retryAt, refused) = failure.RetryAt is { } at ? (at, refused + 1) : (retryAt, refused);
            await Task.Delay(10);
        }

        dead.Calls.Should().Be(HostBreaker.FailuresInARow, "and its retries count among them");
        refused.Should().BeGreaterThan(100, "they fail at once");
        retryAt.Should().BeAfter(DateTimeOffset.UtcNow).And.BeBefore(DateTimeOffset.UtcNow + HostBreaker.FirstPause);
    }

    [Fact]
    public async Task Beside_a_dead_host_another_is_called_as_quickly_as_before()
    {
        await using var dead = SilentHost.Start();
        await using var alive = await SpeakingHost.StartAsync(http => http.Response.WriteAsync("{}"));
        var before = await calls.MedianAsync(alive.Address);

        var stop = new CancellationTokenSource();
        var knocking = Enumerable.Range(0, 8).Select(async _ =>
        {
            while (!stop.IsCancellationRequested)
            {
                await TestedCalls.FailureAsync(() => calls.Calls.ReadAsync(TestedCalls.To(dead.Address) with { Timeout = TimeSpan.FromMilliseconds(300) }, default));
                await Task.Delay(5);
            }
        }).ToList();
        var beside = await calls.MedianAsync(alive.Address);
        await stop.CancelAsync();
        await Task.WhenAll(knocking);

        beside.Should().BeLessThan(before + TimeSpan.FromMilliseconds(250));
    }

    [Fact]
    public async Task An_answer_may_knock_at_a_host_that_pulls_leave_alone()
    {
        var isBack = false;
        await using var host = await SpeakingHost.StartAsync(http =>
        {
            http.Response.StatusCode = isBack ? 200 : 503;
            return http.Response.WriteAsync("{}");
        });
        for (var failure = 0; failure < HostBreaker.FailuresInARow; failure++)
        {
            await TestedCalls.FailureAsync(() => calls.Calls.WriteAsync(TestedCalls.To(host.Address), default));
        }

        isBack = true;
        (await TestedCalls.FailureAsync(() => calls.Calls.ReadAsync(TestedCalls.To(host.Address), default))).RetryAt.Should().NotBeNull();
        using var answer = await calls.Calls.WriteAsync(TestedCalls.To(host.Address) with { Urgency = CallUrgency.Answer }, default);
        using var pull = await calls.Calls.ReadAsync(TestedCalls.To(host.Address), default);

        host.Calls.Should().Be(HostBreaker.FailuresInARow + 2);
    }
}
