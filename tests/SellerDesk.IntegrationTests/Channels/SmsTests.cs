using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;
using Xunit;

namespace SellerDesk.IntegrationTests.Channels;

/// <summary>SMS through a gateway that the settings describe.</summary>
public sealed class SmsTests(ChannelFixture desk) : IClassFixture<ChannelFixture>, IAsyncLifetime
{
    private const string Phone = "+79990000001";

    private Endpoint gateway = null!;

    private Dictionary<string, string> Settings => new()
    {
        ["url"] = gateway.Address + "send?from=shop",
        ["key"] = "gateway-key-1",
        ["headers"] = "Authorization: Bearer {key}\nX-Id: {id}",
        ["body"] = """{"to": "{phone}", "text": "{text}"}""",
        ["okPath"] = "messages[0].status",
        ["okPattern"] = "^(ok|accepted)$",
        ["numberPath"] = "messages[0].id",
        ["errorPath"] = "error.text",
        ["refusedPattern"] = "unknown number",
        ["seconds"] = "2",
    };

    public async Task InitializeAsync()
    {
        gateway = await Endpoint.StartAsync();
        desk.Allow(gateway.Address);
        await desk.SetUpAsync(MessageChannel.Sms, Settings);
    }

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task The_request_is_made_of_its_templates_and_a_text_with_quotation_marks_ends_nothing()
    {
        gateway.Answer = (_, http) => http.Response.WriteAsync("""{"messages": [{"id": 77, "status": "accepted"}]}""");
        var id = Guid.CreateVersion7();

        var verdict = await desk.SendAsync(MessageChannel.Sms, Phone, "Ваш \"заказ\", \\ и\nстрока {phone}", id);

        (verdict.Outcome, verdict.Number).Should().Be((SendOutcome.Sent, "77"));
        var call = gateway.Calls.Should().ContainSingle().Subject;
        (call.Method, call.Path, call.Headers["Authorization"], call.Headers["X-Id"]).Should().Be(("POST", "/send?from=shop", "Bearer gateway-key-1", id.ToString("N")));
        var body = JsonDocument.Parse(call.Body).RootElement;
        (body.GetProperty("to").GetString(), body.GetProperty("text").GetString()).Should().Be((Phone, "Ваш \"заказ\", \\ и\nстрока {phone}"), "what is filled in is not filled in again");
    }

    [Fact]
    public async Task A_gateway_that_is_called_by_its_address_alone_works_too()
    {
        gateway.Answer = (_, http) => http.Response.WriteAsync("OK id=1234");
        await desk.SetUpAsync(MessageChannel.Sms, new Dictionary<string, string> { ["method"] = "GET", ["url"] = gateway.Address + "s?to={phone}&m={text}&k={key}", ["key"] = "кл&ч", ["okPattern"] = "^OK", ["numberPath"] = @"re:id=(\d+)" });

        var verdict = await desk.SendAsync(MessageChannel.Sms, Phone, "a&b=в");

        (verdict.Outcome, verdict.Number).Should().Be((SendOutcome.Sent, "1234"));
        gateway.Calls.Single().Path.Should().Be("/s?to=%2B79990000001&m=a%26b%3D%D0%B2&k=%D0%BA%D0%BB%26%D1%87");
    }

    [Theory]
    [InlineData(200, """{"error": {"text": "unknown number"}}""", SendOutcome.Refused, "[answer] 200 unknown number")]
    [InlineData(200, """{"error": {"text": "no money left"}}""", SendOutcome.Later, "[answer] 200 no money left")]
    [InlineData(400, """{"error": {"text": "bad gateway-key-1 for +79990000001"}}""", SendOutcome.Refused, "[answer] 400 bad ••• for •••")]
    [InlineData(401, "no", SendOutcome.Later, "[password] 401 no")]
    [InlineData(429, "slow down", SendOutcome.Later, "[busy] 429 slow down")]
    [InlineData(500, "oops", SendOutcome.Unknown, "[broken] 500 oops")]
    public async Task What_the_gateway_answers_is_read_by_the_rules_that_were_set(int status, string body, SendOutcome outcome, string detail)
    {
        gateway.Answer = (_, http) =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body);
        };
        var verdict = await desk.SendAsync(MessageChannel.Sms, Phone);
        (verdict.Outcome, verdict.Detail).Should().Be((outcome, detail));
    }

    [Fact]
    public async Task A_gateway_that_says_nothing_leaves_it_open_and_one_that_is_not_there_does_not()
    {
        gateway.Answer = (_, http) => Task.Delay(TimeSpan.FromSeconds(20), http.RequestAborted);
        (await desk.SendAsync(MessageChannel.Sms, Phone)).Outcome.Should().Be(SendOutcome.Unknown);

        desk.Allow(new Uri("http://127.0.0.1:1"));
        await desk.SetUpAsync(MessageChannel.Sms, new Dictionary<string, string>(Settings) { ["url"] = "http://127.0.0.1:1/" });
        var gone = await desk.SendAsync(MessageChannel.Sms, Phone);
        (gone.Outcome, ChannelSaid.Read(gone.Detail).Code).Should().Be((SendOutcome.Later, ChannelSaid.NoConnection));
        (await desk.SendAsync(MessageChannel.Sms, "8 999 000")).Outcome.Should().Be(SendOutcome.Refused);
    }
}
