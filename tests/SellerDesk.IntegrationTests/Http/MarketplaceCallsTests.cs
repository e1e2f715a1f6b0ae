using System.Diagnostics;
using System.Globalization;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;
using Xunit;

namespace SellerDesk.IntegrationTests.Http;

/// <summary>The way of every call, over real sockets.</summary>
public sealed class MarketplaceCallsTests : IAsyncDisposable
{
    private readonly TestedCalls calls = new();

    public ValueTask DisposeAsync() => calls.DisposeAsync();

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

        using var answer = await calls.Calls.ReadAsync(TestedCalls.To(host.Address) with { Limits = [TestedCalls.Limit("waited-out")] }, default);

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
        var call = TestedCalls.To(host.Address) with { Limits = [TestedCalls.Limit("narrow"), TestedCalls.Limit("broad")] };

        (await TestedCalls.FailureAsync(() => calls.Calls.ReadAsync(call, default))).RetryAt.Should().BeCloseTo(DateTimeOffset.UtcNow.AddMinutes(3), TimeSpan.FromSeconds(5));
        (await TestedCalls.FailureAsync(() => calls.Calls.ReadAsync(call, default))).Failure.Should().Be(MarketplaceFailure.RateLimited);

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

        (await TestedCalls.FailureAsync(() => calls.Calls.ReadAsync(TestedCalls.To(host.Address), default))).Failure.Should().Be(MarketplaceFailure.Unavailable);
        host.Calls.Should().Be(3);
        (await TestedCalls.FailureAsync(() => calls.Calls.WriteAsync(TestedCalls.To(host.Address), default))).Failure.Should().Be(MarketplaceFailure.NoAnswer);
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
        var call = TestedCalls.To(host.Address) with { Secrets = ["s3cret-key"] };

        (await TestedCalls.FailureAsync(() => calls.Calls.ReadAsync(call, default))).ToString().Should().Contain("bad key ***").And.NotContain("s3cret");
    }

    [Fact]
    public async Task What_may_be_missing_is_an_empty_answer()
    {
        await using var host = await SpeakingHost.StartAsync(http =>
        {
            http.Response.StatusCode = 404;
            return Task.CompletedTask;
        });

        using var answer = await calls.Calls.ReadAsync(TestedCalls.To(host.Address) with { MayBeMissing = true }, default);

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

        using var first = await calls.Calls.ReadAsync(TestedCalls.To(host.Address), default);
        using var second = await calls.Calls.ReadAsync(TestedCalls.To(host.Address), default);

        heard.Should().Equal("Shop desk/3", "Shop desk/3");
    }
}
