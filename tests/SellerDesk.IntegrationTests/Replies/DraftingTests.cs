using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Replies.Drafting;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Replies;

public sealed class DraftingTests(DeliveryFixture desk) : IClassFixture<DeliveryFixture>
{
    private static readonly ReplyFacts Facts = new("Ольга", "Плед", "Тёплый дом");
    private static readonly Actor Somebody = DeskFixture.Somebody(Role.Support, PersonId.New());

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Nothing_leaves_until_an_owner_has_set_an_endpoint_up()
    {
        await OffAsync();
        var (_, item) = await desk.PulledReviewAsync();

        (await RefusedAsync(() => Draft().PreviewAsync(Somebody, item, None))).Should().Be("drafting.off");
        (await RefusedAsync(() => Book().SaveAsync(DeskFixture.Somebody(Role.Manager), DraftingOptions.Off with { On = true }, null, None))).Should().Be("role.needed");
        (await RefusedAsync(() => Book().SaveAsync(DeskFixture.Somebody(Role.Owner), DraftingOptions.Off with { On = true, Url = "ftp://x", Model = "m" }, null, None))).Should().Be("drafting.address");
    }

    [Fact]
    public async Task What_is_sent_is_what_was_shown_and_names_no_buyer_and_no_phone()
    {
        string? got = null, key = null;
        await using var endpoint = await EndpointAsync(async http =>
        {
            (got, key) = (await new StreamReader(http.Request.Body).ReadToEndAsync(), http.Request.Headers.Authorization);
            await http.Response.WriteAsJsonAsync(Choice("{buyer}, здравствуйте! Жаль, что крышка протекает."));
        });
        var (_, item) = await desk.PulledReviewAsync(text: "Протекает, звоните 8 900 000-00-01, Ольга");

        var shown = await Draft().PreviewAsync(Somebody, item, None);
        var drafted = await Draft().ExecuteAsync(Somebody, item, shown, Facts, None);

        got.Should().Be(shown).And.Contain("Протекает").And.NotContain("000-00-01");
        key.Should().Be("Bearer secret-key");
        drafted.Text.Should().Be("Ольга, здравствуйте! Жаль, что крышка протекает.");
        (await CallAsync(item)).Should().Match<DraftingCall>(call => call.Sent == shown && call.Failure == null && call.EndedAt != null);
        (await desk.ItemAsync(item)).State.Should().Be(WorkItemState.Open, "a draft is never sent by itself");
    }

    [Fact]
    public async Task A_draft_with_a_phone_number_is_marked_by_the_rules()
    {
        await using var endpoint = await EndpointAsync(http => http.Response.WriteAsJsonAsync(Choice("Здравствуйте! Позвоните нам: 8-916-000-00-01.")));
        var (_, item) = await desk.PulledReviewAsync();

        var drafted = await Draft().ExecuteAsync(Somebody, item, await Draft().PreviewAsync(Somebody, item, None), Facts, None);

        drafted.Check.Allowed.Should().BeFalse();
        drafted.Check.Findings.Should().Contain(finding => finding.Rule == "RR1");
        (await RefusedAsync(() => desk.SendAsync(item, drafted.Text))).Should().StartWith("reply.");
    }

    [Theory]
    [InlineData(500, "{}", DraftingFailure.Refused)]
    [InlineData(302, "", DraftingFailure.Refused)]
    [InlineData(200, "<html>", DraftingFailure.Unreadable)]
    [InlineData(200, "{\"choices\": []}", DraftingFailure.Unreadable)]
    [InlineData(200, "{\"choices\": [{\"message\": {\"content\": \" \"}}]}", DraftingFailure.Unreadable)]
    public async Task A_wrong_answer_is_told_as_what_it_is(int status, string body, DraftingFailure expected)
    {
        await using var endpoint = await EndpointAsync(http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = "http://127.0.0.1:9/";
            return http.Response.WriteAsync(body);
        });
        (await FailedAsync()).Should().Be(expected);
    }

    [Fact]
    public async Task A_slow_endpoint_is_given_up()
    {
        await using var endpoint = await EndpointAsync(http => Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted));
        (await FailedAsync()).Should().Be(DraftingFailure.Slow);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_said_to_be_unreachable()
    {
        await using (await EndpointAsync(_ => Task.CompletedTask))
        {
        }

        (await FailedAsync()).Should().Be(DraftingFailure.Unreachable);
    }

    private async Task<DraftingFailure> FailedAsync()
    {
        var (_, item) = await desk.PulledReviewAsync();
        var body = await Draft().PreviewAsync(Somebody, item, None);
        var thrown = (await FluentActions.Awaiting(() => Draft().ExecuteAsync(Somebody, item, body, Facts, None)).Should().ThrowAsync<DraftingException>()).Which;
        (await CallAsync(item)).Failure.Should().Be(thrown.Failure.ToString());
        return thrown.Failure;
    }

    private DraftAnswer Draft() => desk.Seeing<DraftAnswer>();

    private DraftingBook Book() => desk.Desk.Services.GetRequiredService<DraftingBook>();

    private Task OffAsync() => Book().SaveAsync(DeskFixture.Somebody(Role.Owner), DraftingOptions.Off, "", None);

    private static object Choice(string text) => new { choices = new[] { new { message = new { role = "assistant", content = text } } } };

    private async Task<DraftingCall> CallAsync(WorkItemId item)
    {
        await using var db = desk.Data.Open();
        return await db.DraftingCalls.Where(call => call.WorkItemId == item).OrderByDescending(call => call.StartedAt).FirstAsync();
    }

    /// <summary>An endpoint that answers as the test says, set up as the desk's.</summary>
    private async Task<WebApplication> EndpointAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var endpoint = builder.Build();
        endpoint.MapPost("/v1/chat/completions", answer);
        await endpoint.StartAsync();
        var options = DraftingOptions.Off with { On = true, Url = endpoint.Urls.First() + "/v1", Model = "test", PatienceSeconds = 1 };
        await Book().SaveAsync(DeskFixture.Somebody(Role.Owner), options, "secret-key", None);
        return endpoint;
    }

    private static async Task<string> RefusedAsync(Func<Task> work) => (await FluentActions.Awaiting(work).Should().ThrowAsync<RuleException>()).Which.Code;
}
