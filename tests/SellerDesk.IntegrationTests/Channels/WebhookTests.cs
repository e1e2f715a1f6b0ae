using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using Xunit;

namespace SellerDesk.IntegrationTests.Channels;

/// <summary>Signed calls of somebody's own program.</summary>
public sealed class WebhookTests(ChannelFixture desk) : IClassFixture<ChannelFixture>, IAsyncLifetime
{
    private const MessageChannel Webhook = MessageChannel.Webhook;
    private const string Secret = "0123456789abcdef-secret";

    private Endpoint program = null!;

    public async Task InitializeAsync()
    {
        program = await Endpoint.StartAsync();
        desk.Allow(program.Address);
        await SetUpAsync(program.Address + "hook");
    }

    public async Task DisposeAsync() => await program.DisposeAsync();

    [Fact]
    public async Task A_call_is_signed_over_its_time_and_body_and_says_the_same_key_at_every_try()
    {
        var id = Guid.CreateVersion7();
        program.Answer = (_, http) =>
        {
            http.Response.StatusCode = program.Calls.Count == 1 ? 503 : 200;
            http.Response.Headers.RetryAfter = "7";
            return http.Response.WriteAsync("busy, write to ivan@buyers.test");
        };

        var first = await desk.SendAsync(Webhook, "", "Заказ \"42\" в пути", id);
        var second = await desk.SendAsync(Webhook, "", "Заказ \"42\" в пути", id);

        (first.Outcome, first.RetryAfter, first.Detail).Should().Be((SendOutcome.Later, TimeSpan.FromSeconds(7), "[busy] 503 busy, write to •••"));
        second.Outcome.Should().Be(SendOutcome.Sent);
        var call = program.Calls.Last();
        var stamp = call.Headers["webhook-timestamp"];
        call.Headers["webhook-signature"].Should().Be("v1," + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{id}.{stamp}.{call.Body}"))));
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(stamp, CultureInfo.InvariantCulture)).Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        program.Calls.Select(made => made.Headers["Idempotency-Key"]).Should().AllBe(id.ToString());
        JsonDocument.Parse(call.Body).RootElement.GetProperty("text").GetString().Should().Be("Заказ \"42\" в пути");
    }

    [Fact]
    public async Task A_program_that_answers_too_slowly_is_waited_for_so_long_and_no_longer()
    {
        await SetUpAsync(program.Address + "hook", seconds: 1);
        program.Answer = async (_, http) =>
        {
            await http.Response.StartAsync();
            await Task.Delay(TimeSpan.FromSeconds(20), http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        var since = Stopwatch.GetTimestamp();

        var verdict = await desk.SendAsync(Webhook, "");

        (verdict.Outcome, ChannelSaid.Read(verdict.Detail).Code).Should().Be((SendOutcome.Unknown, ChannelSaid.Slow), "200 alone is not an answer, and it may have been taken");
        Stopwatch.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", ChannelSaid.Private)]
    [InlineData("http://127.0.0.1:1/", ChannelSaid.Private)]
    [InlineData("http://[::ffff:10.0.0.1]/", ChannelSaid.Private)]
    [InlineData("https://example.com/", ChannelSaid.Redirect)]
    public async Task A_redirect_is_not_followed_wherever_it_leads(string to, string code)
    {
        program.Answer = (_, http) =>
        {
            http.Response.Redirect(to, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };

        var verdict = await desk.SendAsync(Webhook, "");

        (verdict.Outcome, ChannelSaid.Read(verdict.Detail).Code).Should().Be((SendOutcome.Refused, code));
        program.Calls.Should().ContainSingle();
    }

    [Theory]
    [InlineData("https://127.0.0.1:1/")]
    [InlineData("https://localhost:1/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://[::1]/")]
    [InlineData("http://example.com/")]
    public async Task Addresses_inside_and_addresses_without_TLS_are_refused(string address)
    {
        var verdict = await desk.SendAsync(Webhook, address);
        (verdict.Outcome, ChannelSaid.Read(verdict.Detail).Code).Should().Be((SendOutcome.Refused, ChannelSaid.Private));
    }

    [Theory]
    [InlineData(410, SendOutcome.Refused, ChannelSaid.Address)]
    [InlineData(422, SendOutcome.Refused, ChannelSaid.Answer)]
    [InlineData(429, SendOutcome.Later, ChannelSaid.Busy)]
    [InlineData(401, SendOutcome.Later, ChannelSaid.Password)]
    public async Task What_the_program_answers_decides(int status, SendOutcome outcome, string code)
    {
        program.Answer = (_, http) =>
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        var verdict = await desk.SendAsync(Webhook, "");
        (verdict.Outcome, ChannelSaid.Read(verdict.Detail).Code).Should().Be((outcome, code));
    }

    [Fact]
    public async Task Wrong_settings_are_named_field_by_field_and_not_kept()
    {
        (await desk.WrongAsync(Webhook, new() { ["url"] = "ftp://x", ["secret"] = "short", ["seconds"] = "900" }))
            .Should().BeEquivalentTo(new Dictionary<string, string> { ["url"] = "url", ["secret"] = "short", ["seconds"] = "seconds" });
        (await desk.WrongAsync(MessageChannel.Email, new() { ["host"] = "http://mail", ["port"] = "0", ["security"] = "none", ["user"] = "x", ["password"] = "y", ["from"] = "nobody" })).Keys
            .Should().BeEquivalentTo("host", "port", "security", "from");
        (await desk.WrongAsync(MessageChannel.Sms, new() { ["url"] = "https://{phone}/x", ["headers"] = "no colon", ["okPattern"] = "(", ["okStatus"] = "2xx" })).Keys
            .Should().BeEquivalentTo("url", "headers", "okPattern", "okStatus");
        await FluentActions.Awaiting(() => desk.SetUpAsync(Webhook, new Dictionary<string, string> { ["url"] = "nowhere" })).Should().ThrowAsync<RuleException>();
        (await desk.Database.ReadAsync<bool>($"select settings::text like '%{Secret}%' from message_channels where channel = 'Webhook'")).Should().BeFalse("secrets are sealed");
    }

    private Task SetUpAsync(string url, int seconds = 5) => desk.SetUpAsync(Webhook, new Dictionary<string, string> { ["url"] = url, ["secret"] = Secret, ["seconds"] = $"{seconds}" });
}
