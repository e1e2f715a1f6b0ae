using System.Diagnostics;
using System.Globalization;
using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;
using Xunit;

namespace SellerDesk.IntegrationTests.Http;

/// <summary>The way of every call, over real sockets.</summary>
public sealed class MarketplaceCallsTests : IAsyncDisposable
{
    private const string Client = "Ozon";

    private readonly ServiceProvider services = new ServiceCollection()
        .AddMarketplaceCalls(Client, new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Marketplaces:UserAgent"] = "Shop desk/3" }).Build())
        .BuildServiceProvider();

    private MarketplaceCalls Calls => services.GetRequiredService<MarketplaceCalls>();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task A_dead_host_is_called_no_more_than_it_takes_to_see_that_it_is_dead()
    {
        await using var dead = SilentHost.Start();
        var call = To(dead.Address) with { Timeout = TimeSpan.FromMilliseconds(200) };
        var watch = Stopwatch.StartNew();
        DateTimeOffset? retryAt = null;
        var refused = 0;
        while (watch.Elapsed < TimeSpan.FromSeconds(6))
        {
            var failure = await FailureAsync(() => Calls.ReadAsync(call, default));
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
        var before = await MedianAsync(alive.Address);

        var stop = new CancellationTokenSource();
        var knocking = Enumerable.Range(0, 8).Select(async _ =>
        {
            while (!stop.IsCancellationRequested)
            {
                await FailureAsync(() => Calls.ReadAsync(To(dead.Address) with { Timeout = TimeSpan.FromMilliseconds(300) }, default));
                await Task.Delay(5);
            }
        }).ToList();
        var beside = await MedianAsync(alive.Address);
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
            await FailureAsync(() => Calls.WriteAsync(To(host.Address), default));
        }

        isBack = true;
        (await FailureAsync(() => Calls.ReadAsync(To(host.Address), default))).RetryAt.Should().NotBeNull();
        using var answer = await Calls.WriteAsync(To(host.Address) with { Urgency = CallUrgency.Answer }, default);
        using var pull = await Calls.ReadAsync(To(host.Address), default);

        host.Calls.Should().Be(HostBreaker.FailuresInARow + 2);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(420)]
    public async Task A_refusal_for_the_limit_is_waited_out_for_the_time_it_names(int status)
    {
        var refusals = 1;
        await using var host = await SpeakingHost.StartAsync(http =>
        {
            if (Interlocked.Decrement(ref refusals) >= 0)
            {
                http.Response.StatusCode = status;
                http.Response.Headers.RetryAfter = "1";
            }

            return http.Response.WriteAsync("{}");
        });
        var watch = Stopwatch.StartNew();

        using var answer = await Calls.ReadAsync(To(host.Address) with { Limits = [Limit("waited-out")] }, default);

        host.Calls.Should().Be(2);
        watch.Elapsed.Should().BeGreaterThan(TimeSpan.FromMilliseconds(900));
    }

    [Fact]
    public async Task A_refusal_for_long_comes_back_with_its_end_and_holds_the_next_call()
    {
        await using var host = await SpeakingHost.StartAsync(http =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = DateTimeOffset.UtcNow.AddMinutes(3).ToString("R", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        var call = To(host.Address) with { Limits = [Limit("narrow"), Limit("broad")] };

        (await FailureAsync(() => Calls.ReadAsync(call, default))).RetryAt.Should().BeCloseTo(DateTimeOffset.UtcNow.AddMinutes(3), TimeSpan.FromSeconds(5));
        (await FailureAsync(() => Calls.ReadAsync(call, default))).Failure.Should().Be(MarketplaceFailure.RateLimited);

        host.Calls.Should().Be(1);
    }

    [Fact]
    public async Task A_read_is_tried_three_times_and_a_write_once()
    {
        await using var host = await SpeakingHost.StartAsync(http =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        });

        (await FailureAsync(() => Calls.ReadAsync(To(host.Address), default))).Failure.Should().Be(MarketplaceFailure.Unavailable);
        host.Calls.Should().Be(3);
        (await FailureAsync(() => Calls.WriteAsync(To(host.Address), default))).Failure.Should().Be(MarketplaceFailure.NoAnswer);
        host.Calls.Should().Be(4);
    }

    [Fact]
    public async Task Words_of_a_no_are_shown_without_the_key()
    {
        await using var host = await SpeakingHost.StartAsync(http =>
        {
            http.Response.StatusCode = 400;
            return http.Response.WriteAsync("""{"message":"bad key s3cret-key"}""");
        });
        var call = To(host.Address) with { Secrets = ["s3cret-key"] };

        (await FailureAsync(() => Calls.ReadAsync(call, default))).ToString().Should().Contain("bad key ***").And.NotContain("s3cret");
    }

    [Fact]
    public async Task What_may_be_missing_is_an_empty_answer()
    {
        await using var host = await SpeakingHost.StartAsync(http =>
        {
            http.Response.StatusCode = 404;
            return Task.CompletedTask;
        });

        using var answer = await Calls.ReadAsync(To(host.Address) with { MayBeMissing = true }, default);

        answer.Raw.Should().Be("{}");
    }

    [Fact]
    public async Task The_desk_says_its_name_and_keeps_no_cookie()
    {
        var heard = new List<string>();
        await using var host = await SpeakingHost.StartAsync(http =>
        {
            heard.Add($"{http.Request.Headers.UserAgent}{http.Request.Headers.Cookie}");
            http.Response.Cookies.Append("visitor", "1");
            return http.Response.WriteAsync("{}");
        });

        using var first = await Calls.ReadAsync(To(host.Address), default);
        using var second = await Calls.ReadAsync(To(host.Address), default);

        heard.Should().Equal("Shop desk/3", "Shop desk/3");
    }

    private static MarketplaceCall To(Uri host) =>
        new(Client, host, () => JsonRequest.Of(HttpMethod.Post, new Uri(host, "v1/list"), new { limit = 1 }), answer => CallFailures.Of(answer, answer.Json.Problem is null ? answer.Json.Root.Text("message") : null));

    private static RateLimit Limit(string group) => new(new RateKey("account", group), new RateRule(TimeSpan.FromMilliseconds(1), 10));

    private static async Task<MarketplaceException> FailureAsync(Func<Task<JsonAnswer>> call) =>
        (await call.Should().ThrowAsync<MarketplaceException>()).Which;

    private async Task<TimeSpan> MedianAsync(Uri host)
    {
        var times = new List<TimeSpan>();
        for (var call = 0; call < 60; call++)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await Calls.ReadAsync(To(host), default);
            times.Add(Stopwatch.GetElapsedTime(started));
            await Task.Delay(5);
        }

        return times.Order().ElementAt(times.Count / 2);
    }
}
