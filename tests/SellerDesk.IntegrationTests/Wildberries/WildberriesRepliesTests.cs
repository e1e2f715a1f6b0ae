using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;
using Xunit;

namespace SellerDesk.IntegrationTests.Wildberries;

public sealed class WildberriesRepliesTests : IAsyncLifetime
{
    private const string AnswerPath = "/wb/feedbacks/api/v1/feedbacks/answer";

    private SimulatedWildberries simulator = null!;
    private ShopAccess shop = null!;
    private string review = null!;

    private IReplySender Replies => simulator.Connector.Replies!;

    public async Task InitializeAsync()
    {
        simulator = await SimulatedWildberries.StartAsync(50);
        shop = await simulator.ShopAsync();
        var added = await simulator.Control.PostAsJsonAsync("/control/review", new { account = "teplydom", rating = 2, text = "Крышка не закрывается" });
        review = (await added.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("id").GetString()!;
    }

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task An_answer_arrives_and_is_seen_in_moderation_then_published()
    {
        await simulator.Control.PostAsJsonAsync("/control/moderation", new { seconds = 60 });

        await Replies.SendAsync(shop, Answer("Здравствуйте! «Замену» вышлем 🙂"), default);
        var waiting = await LookAsync();
        await simulator.Control.PostAsJsonAsync("/control/clock", new { jump = "00:02:00" });
        var shown = await LookAsync();

        waiting.Answer.Should().Be(new IncomingAnswer("Здравствуйте! «Замену» вышлем 🙂", AnswerState.InModeration, "reviewRequired", waiting.Answer!.Editable, null));
        shown.Answer!.State.Should().Be(AnswerState.Published);
    }

    [Fact]
    public async Task A_refused_answer_is_seen_as_rejected()
    {
        await simulator.Control.PostAsJsonAsync("/control/moderation", new { seconds = 0, refuseNext = 1 });

        await Replies.SendAsync(shop, Answer("Спасибо за отзыв!"), default);

        (await LookAsync()).Answer!.State.Should().Be(AnswerState.Rejected);
    }

    [Fact]
    public async Task An_answer_is_edited_once()
    {
        await simulator.Control.PostAsJsonAsync("/control/moderation", new { seconds = 0 });
        await Replies.SendAsync(shop, Answer("Спасибо за отзыв!"), default);
        await simulator.Control.PostAsJsonAsync("/control/clock", new { jump = "00:05:00" });

        await Replies.SendAsync(shop, Answer("Спасибо за отзыв и за фото!") with { IsEdit = true }, default);
        var again = () => Replies.SendAsync(shop, Answer("И ещё раз") with { IsEdit = true }, default);

        (await LookAsync()).Answer!.Text.Should().Be("Спасибо за отзыв и за фото!");
        (await again.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.Refused);
    }

    [Fact]
    public async Task An_answer_to_an_unknown_review_seems_to_succeed_and_is_not_found_afterwards()
    {
        await Replies.SendAsync(shop, Answer("Спасибо!") with { TargetNumber = "AAAAAAAAAAAAAAAAAAAA" }, default);

        (await Replies.LookUpAsync(shop, WorkItemKind.Review, "AAAAAAAAAAAAAAAAAAAA", default)).Should().Be(new AnswerLookUp(false, null));
    }

    [Fact]
    public async Task A_question_is_answered()
    {
        var added = await simulator.Control.PostAsJsonAsync("/control/question", new { account = "teplydom", text = "Есть ли в синем?" });
        var question = (await added.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("id").GetString()!;

        await Replies.SendAsync(shop, new ReplyCall(WorkItemKind.Question, question, "Да, ждём на неделе.", false), default);
        var seen = await Replies.LookUpAsync(shop, WorkItemKind.Question, question, default);

        seen.Answer!.Text.Should().Be("Да, ждём на неделе.");
        seen.Answer.State.Should().Be(AnswerState.Published);
        seen.Answer.AnsweredAt.Should().NotBeNull();
        (await Replies.LookUpAsync(shop, WorkItemKind.Question, "нет такого", default)).Found.Should().BeFalse();
    }

    [Theory]
    [InlineData("500", MarketplaceFailure.NoAnswer, 0)]
    [InlineData("502", MarketplaceFailure.NoAnswer, 0)]
    [InlineData("dropBeforeProcessing", MarketplaceFailure.NoAnswer, 0)]
    [InlineData("dropAfterProcessing", MarketplaceFailure.NoAnswer, 1)]
    [InlineData("timeout", MarketplaceFailure.NoAnswer, 0)]
    [InlineData("slowAfter", MarketplaceFailure.NoAnswer, 1)]
    [InlineData("envelopeError", MarketplaceFailure.Refused, 0)]
    public async Task A_failed_try_is_named_and_never_repeated(string fault, MarketplaceFailure expected, int received)
    {
        await simulator.FaultAsync(AnswerPath, fault, seconds: 20);

        var send = () => Replies.SendAsync(shop with { Settings = new Dictionary<string, string> { ["TimeoutSeconds"] = "0.5" } }, Answer("Спасибо!"), default);

        (await send.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(expected);
        (await simulator.LedgerAsync()).Count(row => row.GetProperty("id").GetString() == review).Should().Be(received);
    }

    [Fact]
    public async Task A_limit_too_far_away_is_told_with_its_moment()
    {
        await simulator.FaultAsync(AnswerPath, "429", seconds: 600);

        var send = () => Replies.SendAsync(shop, Answer("Спасибо!"), default);

        var failed = (await send.Should().ThrowAsync<MarketplaceException>()).Which;
        failed.Failure.Should().Be(MarketplaceFailure.RateLimited);
        failed.RetryAt.Should().BeCloseTo(DateTimeOffset.UtcNow.AddMinutes(10), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_near_limit_is_waited_out()
    {
        await simulator.FaultAsync(AnswerPath, "429", times: 1, seconds: 1);

        await Replies.SendAsync(shop, Answer("Спасибо!"), default);

        (await LookAsync()).Answer!.Text.Should().Be("Спасибо!");
    }

    [Theory]
    [InlineData("A")]
    [InlineData("")]
    public async Task A_text_that_the_marketplace_refuses_is_refused_in_its_words(string text)
    {
        var send = () => Replies.SendAsync(shop, Answer(text), default);

        var failed = (await send.Should().ThrowAsync<MarketplaceException>()).Which;
        failed.Failure.Should().Be(MarketplaceFailure.Refused);
        failed.Detail.Should().Contain("text length");
    }

    [Fact]
    public async Task Nobody_listening_surely_had_no_effect()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var elsewhere = shop with { Settings = new Dictionary<string, string> { ["FeedbacksUrl"] = $"http://127.0.0.1:{port}" } };

        var send = () => Replies.SendAsync(elsewhere, Answer("Спасибо!"), default);

        (await send.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.Unavailable);
    }

    [Theory]
    [InlineData("marketplace")]
    [InlineData("feedbacks,readonly")]
    public async Task A_key_that_may_not_answer_is_told_so_without_a_call(string scopes)
    {
        var limited = await simulator.ShopAsync(scopes);

        var send = () => Replies.SendAsync(limited, Answer("Спасибо!"), default);

        (await send.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.NoScope);
        (await simulator.LedgerAsync()).Should().NotContain(row => row.GetProperty("id").GetString() == review);
    }

    private ReplyCall Answer(string text) => new(WorkItemKind.Review, review, text, false);

    private Task<AnswerLookUp> LookAsync() => Replies.LookUpAsync(shop, WorkItemKind.Review, review, default);
}
