using System.Net.Http.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;
using SellerDesk.IntegrationTests.Wildberries;
using Xunit;

namespace SellerDesk.IntegrationTests.YandexMarket;

public sealed class YandexRepliesTests : IAsyncLifetime
{
    private SimulatedYandex simulator = null!;
    private ShopAccess shop = null!;

    private IReplySender Replies => simulator.Connector.Replies!;

    public async Task InitializeAsync()
    {
        simulator = await SimulatedYandex.StartAsync(120);
        shop = await simulator.LookedAtAsync();
    }

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task An_answer_is_sent_looked_up_moderated_and_changed()
    {
        var number = (await WaitingAsync()).Number;

        await Replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, number, "Спасибо за отзыв!", false), default);
        var sent = await Replies.LookUpAsync(shop, WorkItemKind.Review, number, default);
        await simulator.JumpAsync(TimeSpan.FromMinutes(5));
        var published = await Replies.LookUpAsync(shop, WorkItemKind.Review, number, default);
        await Replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, number, "Спасибо! Ждём снова.", true), default);
        var changed = await Replies.LookUpAsync(shop, WorkItemKind.Review, number, default);

        sent.Answer.Should().Be(new IncomingAnswer("Спасибо за отзыв!", AnswerState.InModeration, "UNMODERATED", true, null));
        published.Answer!.State.Should().Be(AnswerState.Published);
        changed.Answer!.Text.Should().Be("Спасибо! Ждём снова.");
        (await simulator.LedgerAsync()).Select(row => row.GetProperty("kind").GetString()).Should().Equal("answer", "edit");
    }

    [Fact]
    public async Task An_answer_that_moderation_does_not_let_through_is_told_so()
    {
        var number = (await WaitingAsync()).Number;
        await simulator.Control.PostAsJsonAsync("/control/moderation", new { seconds = 1, refuseNext = 1 });

        await Replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, number, "Звоните нам", false), default);
        await simulator.JumpAsync(TimeSpan.FromMinutes(1));

        (await Replies.LookUpAsync(shop, WorkItemKind.Review, number, default)).Answer!.Should().Match<IncomingAnswer>(answer => answer.State == AnswerState.Rejected && answer.StateRaw == "BANNED");
    }

    [Fact]
    public async Task A_question_is_answered_and_the_answer_changed()
    {
        await simulator.Control.PostAsJsonAsync("/control/question", new { account = SimulatedYandex.Account, text = "Есть ли чехол в комплекте?" });
        var number = (await Pull.AllAsync(simulator.Connector.Questions!, shop)).Items.Last(question => question.Answer is null).Number;

        await Replies.SendAsync(shop, new ReplyCall(WorkItemKind.Question, number, "Да, чехол есть.", false), default);
        await Replies.SendAsync(shop, new ReplyCall(WorkItemKind.Question, number, "Да, чехол в коробке.", true), default);
        var shown = await Replies.LookUpAsync(shop, WorkItemKind.Question, number, default);

        (shown.Found, shown.Answer!.Text, shown.Answer.State).Should().Be((true, "Да, чехол в коробке.", AnswerState.Published));
    }

    [Fact]
    public async Task A_number_that_the_marketplace_does_not_know_is_not_found()
    {
        (await Replies.LookUpAsync(shop, WorkItemKind.Review, "77", default)).Should().Be(new AnswerLookUp(false, null));
        (await Replies.LookUpAsync(shop, WorkItemKind.Question, "77", default)).Should().Be(new AnswerLookUp(false, null));
        var send = () => Replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, "aB3dE5fG7", "Спасибо!", false), default);
        (await send.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.NotFound);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_not_sent_twice_and_is_found_by_looking()
    {
        var number = (await WaitingAsync()).Number;
        await simulator.FaultAsync("/v2/businesses/*/goods-feedback/comments/update", "dropAfterProcessing");

        var send = () => Replies.SendAsync(shop, new ReplyCall(WorkItemKind.Review, number, "Спасибо!", false), default);

        (await send.Should().ThrowAsync<MarketplaceException>()).Which.Failure.Should().Be(MarketplaceFailure.NoAnswer);
        (await simulator.LedgerAsync()).Should().ContainSingle();
        (await Replies.LookUpAsync(shop, WorkItemKind.Review, number, default)).Answer!.Text.Should().Be("Спасибо!");
    }

    [Fact]
    public async Task A_message_and_a_file_go_into_a_chat_and_a_new_chat_is_begun()
    {
        var chats = simulator.Connector.ChatMessages!;
        var order = (await simulator.TruthAsync("orders"))[^1].GetProperty("number").ToString();

        var number = await chats.StartAsync(shop, order, default);
        await chats.SendAsync(shop, number, new Dictionary<string, string>(), new ChatCall("Здравствуйте! Заказ собран.", []), default);
        await chats.SendAsync(shop, number, new Dictionary<string, string>(), new ChatCall("Вот фото.", [new OutgoingFile("коробка.jpg", "image/jpeg", [1, 2, 3])]), default);

        (await simulator.LedgerAsync()).Select(row => row.GetProperty("kind").GetString()).Should().Equal("chat-start", "chat-message", "chat-file", "chat-message");
        var shown = (await Pull.AllAsync(simulator.Connector.Chats!, shop)).Items.Last(chat => chat.Number == number);
        shown.Messages.Where(message => message.Sender == Domain.Conversations.ChatSender.Seller).Should().HaveCount(3);
        shown.Messages.SelectMany(message => message.Files).Should().ContainSingle().Which.Name.Should().Be("коробка.jpg");
    }

    private async Task<IncomingReview> WaitingAsync() => (await Pull.AllAsync(simulator.Connector.Reviews!, shop)).Items.Last(review => review.Answer is null);
}
