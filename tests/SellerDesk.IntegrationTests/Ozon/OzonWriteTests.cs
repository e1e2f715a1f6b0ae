using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;
using Xunit;

namespace SellerDesk.IntegrationTests.Ozon;

/// <summary>What goes out: comments, answers, messages, decisions, each as one try and looked up afterwards; the simulator's ledger is asked what arrived.</summary>
public sealed class OzonWriteTests
{
    private const string Text = "Здравствуйте! Проверим партию и вернёмся с ответом.";

    private static readonly Dictionary<string, string> NoFacts = [];

    [Fact]
    public async Task A_comment_is_not_taken_for_missing_while_a_moderator_has_it()
    {
        await using var simulator = await SimulatedOzon.StartAsync();
        var shop = await simulator.ShopAsync();
        var replies = simulator.Connector.Replies!;
        var id = (await simulator.PostAsync("review", new { account = SimulatedOzon.Account, rating = 3, text = "Так себе" })).GetProperty("id").GetString()!;

        var before = await replies.LookUpAsync(shop, WorkItemKind.Review, id, CancellationToken.None);
        await replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, id, Text, false), CancellationToken.None);
        var meanwhile = () => replies.LookUpAsync(shop, WorkItemKind.Review, id, CancellationToken.None);
        await OzonFailure.ExpectAsync(meanwhile, MarketplaceFailure.Unavailable);
        await simulator.JumpAsync(TimeSpan.FromMinutes(10));
        var after = await replies.LookUpAsync(shop, WorkItemKind.Review, id, CancellationToken.None);

        before.Should().Be(new AnswerLookUp(true, null));
        after.Answer!.Text.Should().Be(Text);
        after.Answer.State.Should().Be(AnswerState.Published);
        after.Answer.Editable.Should().BeFalse();
        (await simulator.LedgerAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_comment_that_a_moderator_turns_down_comes_back_with_the_reason()
    {
        await using var simulator = await SimulatedOzon.StartAsync();
        var shop = await simulator.ShopAsync();
        var id = (await simulator.PostAsync("review", new { account = SimulatedOzon.Account, rating = 1, text = "Плохо" })).GetProperty("id").GetString()!;

        await simulator.Connector.Replies!.SendAsync(shop, new ReplyCall(WorkItemKind.Review, id, "Пишите на sale@example.com", false), CancellationToken.None);
        await simulator.JumpAsync(TimeSpan.FromMinutes(10));
        var seen = await simulator.Connector.Replies!.LookUpAsync(shop, WorkItemKind.Review, id, CancellationToken.None);

        seen.Answer!.State.Should().Be(AnswerState.Rejected);
        seen.Answer.StateRaw.Should().Contain("контакты");
    }

    [Fact]
    public async Task A_second_comment_an_edit_and_an_unknown_review_are_refused()
    {
        await using var simulator = await SimulatedOzon.StartAsync();
        var shop = await simulator.ShopAsync();
        var replies = simulator.Connector.Replies!;
        var id = (await simulator.PostAsync("review", new { account = SimulatedOzon.Account, rating = 3, text = "Так себе" })).GetProperty("id").GetString()!;
        await replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, id, Text, false), CancellationToken.None);

        await OzonFailure.ExpectAsync(() => replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, id, Text, false), CancellationToken.None), MarketplaceFailure.Refused);
        await OzonFailure.ExpectAsync(() => replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, id, Text, true), CancellationToken.None), MarketplaceFailure.Refused);
        await OzonFailure.ExpectAsync(() => replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, "nobody", Text, false), CancellationToken.None), MarketplaceFailure.NotFound);
        (await replies.LookUpAsync(shop, WorkItemKind.Review, "nobody", CancellationToken.None)).Found.Should().BeFalse();
    }

    [Fact]
    public async Task An_answer_to_a_question_is_seen_in_moderation_and_then_published()
    {
        await using var simulator = await SimulatedOzon.StartAsync();
        var shop = await OzonFeedTests.LookedAtAsync(simulator);
        var replies = simulator.Connector.Replies!;
        var id = (await simulator.PostAsync("question", new { account = SimulatedOzon.Account, text = "Есть ли чехол?" })).GetProperty("id").GetString()!;

        await replies.SendAsync(shop, new ReplyCall(WorkItemKind.Question, id, Text, false), CancellationToken.None);
        var waiting = await replies.LookUpAsync(shop, WorkItemKind.Question, id, CancellationToken.None);
        await simulator.JumpAsync(TimeSpan.FromMinutes(10));
        var published = await replies.LookUpAsync(shop, WorkItemKind.Question, id, CancellationToken.None);

        waiting.Answer!.State.Should().Be(AnswerState.InModeration);
        published.Answer.Should().Match<IncomingAnswer>(answer => answer.Text == Text && answer.State == AnswerState.Published);
    }

    [Theory]
    [InlineData("dropAfterProcessing")]
    [InlineData("500")]
    [InlineData("slowAfter")]
    public async Task A_write_whose_answer_is_lost_is_unknown_and_never_sent_again_by_itself(string fault)
    {
        await using var simulator = await SimulatedOzon.StartAsync();
        var shop = await simulator.ShopAsync();
        var id = (await simulator.PostAsync("review", new { account = SimulatedOzon.Account, rating = 3, text = "Так себе" })).GetProperty("id").GetString()!;
        await simulator.FaultAsync("/v1/review/comment/create", fault, times: 1, seconds: 8);

        await OzonFailure.ExpectAsync(() => simulator.Connector.Replies!.SendAsync(shop, new ReplyCall(WorkItemKind.Review, id, Text, false), CancellationToken.None), MarketplaceFailure.NoAnswer);

        (await simulator.LedgerAsync()).Should().HaveCount(fault == "500" ? 0 : 1);
    }

    [Fact]
    public async Task An_open_circle_is_waited_out_and_surely_had_no_effect()
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 20);
        var shop = await simulator.ShopAsync();
        await simulator.FaultAsync("/v1/review/comment/create", "503", times: 1);

        var failure = await OzonFailure.ExpectAsync(() => simulator.Connector.Replies!.SendAsync(shop, new ReplyCall(WorkItemKind.Review, "any", Text, false), CancellationToken.None), MarketplaceFailure.Unavailable);

        failure.RetryAt.Should().BeAfter(DateTimeOffset.UtcNow.AddSeconds(30));
    }

    [Fact]
    public async Task A_message_and_a_file_reach_the_chat_and_come_back_with_the_feed()
    {
        await using var simulator = await SimulatedOzon.StartAsync(volume: 60);
        var shop = await simulator.ShopAsync();
        var order = (await simulator.TrueAsync("orders")).First(o => o.GetProperty("stage").GetString() == "onTheWay" && o.GetProperty("fromSeller").GetBoolean());
        await simulator.PostAsync("chat", new { account = SimulatedOzon.Account, order = order.GetProperty("order").GetInt64(), text = "Где заказ?" });
        var first = await OzonPull.OnceAsync(simulator.Connector.Chats!, shop);
        var chat = first.Items.First(c => c.Messages.Any(message => message.Text == "Где заказ?"));
        var sender = simulator.Connector.ChatMessages!;

        await sender.SendAsync(shop, chat.Number, NoFacts, new ChatCall("Уже едет", [new OutgoingFile("накладная.pdf", "application/pdf", [1, 2, 3])]), CancellationToken.None);
        await simulator.JumpAsync(TimeSpan.FromSeconds(1));
        var second = await OzonPull.OnceAsync(simulator.Connector.Chats!, shop, first.Cursor);

        chat.WritableUntil.Should().BeNull("the seller's own posting is still on its way");
        (await simulator.LedgerAsync()).Select(entry => entry.GetProperty("kind").GetString()).Should().Equal("chat-file", "chat-message");
        var seen = second.Items.FirstOrDefault(c => c.Number == chat.Number) ?? (await OzonPull.OnceAsync(simulator.Connector.Chats!, shop)).Items.First(c => c.Number == chat.Number);
        seen.Messages.Where(message => message.Sender == ChatSender.Seller).Should().Contain(message => message.Text == "Уже едет");
        var file = seen.Messages.SelectMany(message => message.Files).Single(f => f.Name == "накладная.pdf");
        (await sender.FetchAsync(shop, file, CancellationToken.None)).Content.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Files_are_fetched_from_the_marketplace_alone()
    {
        await using var simulator = await SimulatedOzon.StartAsync(reviews: 20);
        var shop = await simulator.ShopAsync();

        foreach (var address in new[] { $"{simulator.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}/control/state", "http://ozon.ru/x.png", "https://ozon.ru.example.com/x.png", "file:///etc/passwd", "x" })
        {
            await OzonFailure.ExpectAsync(() => simulator.Connector.ChatMessages!.FetchAsync(shop, new IncomingFile(null, address, "image"), CancellationToken.None), MarketplaceFailure.Refused);
        }
    }

    [Fact]
    public async Task A_chat_is_started_about_the_sellers_own_posting_and_not_about_Ozons()
    {
        await using var simulator = await SimulatedOzon.StartAsync();
        var shop = await simulator.ShopAsync();
        var orders = (await OzonPull.OnceAsync(simulator.Connector.Orders!, shop)).Items.ToList();
        var sender = simulator.Connector.ChatMessages!;

        var chat = await sender.StartAsync(shop, orders.First(order => order is { Scheme: "FBS", Stage: Domain.Orders.OrderStage.InTransit }).Number, CancellationToken.None);
        await sender.SendAsync(shop, chat, NoFacts, new ChatCall("Добрый день!", []), CancellationToken.None);

        await OzonFailure.ExpectAsync(() => sender.StartAsync(shop, orders.First(order => order.Scheme == "FBO").Number, CancellationToken.None), MarketplaceFailure.Refused);
        (await simulator.LedgerAsync()).Should().Contain(entry => entry.GetProperty("kind").GetString() == "chat-message" && entry.GetProperty("accepted").GetBoolean());
    }

    [Fact]
    public async Task Writing_into_chats_needs_the_plan_and_says_which()
    {
        await using var simulator = await SimulatedOzon.StartAsync(volume: 40);
        var shop = await simulator.ShopAsync("premium");
        var chat = (await OzonPull.OnceAsync(simulator.Connector.Chats!, shop)).Items.First(c => c.Kind == ChatKind.Buyer);

        var failure = await OzonFailure.ExpectAsync(() => simulator.Connector.ChatMessages!.SendAsync(shop, chat.Number, NoFacts, new ChatCall("Добрый день!", []), CancellationToken.None), MarketplaceFailure.NeedsSubscription);

        failure.Detail.Should().Contain("Premium Plus");
    }
}
