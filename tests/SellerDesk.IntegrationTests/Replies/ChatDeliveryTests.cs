using System.Text;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Replies;

public sealed class ChatDeliveryTests(ChatDeliveryFixture desk) : IClassFixture<ChatDeliveryFixture>, IAsyncLifetime
{
    private const string Text = "Здравствуйте! Заказ уже едет, привезут завтра.";

    public static TheoryData<Marketplace, string> Wires => new()
    {
        { Marketplace.Wildberries, "/wb/chat/api/v1/seller/message" },
        { Marketplace.Ozon, "/ozon/v1/chat/send/message" },
        { Marketplace.YandexMarket, "/yandex/v2/businesses/*/chats/message" },
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => desk.Simulator.HealAsync();

    [Theory, MemberData(nameof(Wires))]
    public async Task A_buyer_writes_we_answer_and_the_chat_shows_exactly_one_message(Marketplace marketplace, string path)
    {
        path.Should().NotBeEmpty();
        var (order, item) = await desk.BuyerWritesAsync(marketplace, $"Где заказ? {marketplace}");
        (await desk.ItemAsync(item)).State.Should().Be(WorkItemState.Open);

        var reply = await desk.DeliverAsync(await desk.SendAsync(item, Text));
        (reply.State, reply.MessageNumber is not null).Should().Be((OutgoingState.Confirmed, true));
        var closed = await desk.ItemAsync(item);
        (closed.State, closed.ReplyState, closed.FirstAnsweredAt is not null).Should().Be((WorkItemState.Closed, ReplyState.Published, true));
        (await desk.LedgerAsync(marketplace, order)).Should().ContainSingle();

        await desk.PullAsync(marketplace);
        await using var db = desk.Data.Open();
        (await db.ChatMessages.CountAsync(m => m.ChatId == Domain.Conversations.ChatId.From(item.Value) && m.Text == Text)).Should().Be(1, "the look-up wrote what a pull writes");
    }

    [Theory, MemberData(nameof(Wires))]
    public async Task When_the_connection_breaks_after_the_message_was_taken_it_is_not_sent_again(Marketplace marketplace, string path)
    {
        var (order, item) = await desk.BuyerWritesAsync(marketplace, $"Обрыв {marketplace}");
        await desk.Simulator.FaultAsync(path, "dropAfterProcessing", times: 1);
        (await desk.DeliverAsync(await desk.SendAsync(item, Text))).State.Should().Be(OutgoingState.Confirmed);
        (await desk.LedgerAsync(marketplace, order)).Should().ContainSingle();
    }

    [Theory, MemberData(nameof(Wires))]
    public async Task When_the_message_never_arrived_it_is_sent_after_a_look_has_shown_that(Marketplace marketplace, string path)
    {
        var (order, item) = await desk.BuyerWritesAsync(marketplace, $"Тишина {marketplace}");
        await desk.Simulator.FaultAsync(path, "timeout", times: 1, seconds: 4);
        var reply = await desk.DeliverAsync(await desk.SendAsync(item, Text));
        (reply.State, reply.Attempts).Should().Be((OutgoingState.Confirmed, 2));
        (await desk.LedgerAsync(marketplace, order)).Should().ContainSingle();
    }

    [Theory, MemberData(nameof(Wires))]
    public async Task A_photo_without_a_word_goes_out_once_and_without_what_the_camera_wrote_into_it(Marketplace marketplace, string path)
    {
        path.Should().NotBeEmpty();
        var (order, item) = await desk.BuyerWritesAsync(marketplace, $"Пришлите фото {marketplace}");
        var actor = ChatDeliveryFixture.Somebody(Role.Support);
        var taken = Photo();
        var file = await desk.Seeing<AddReplyFile>().ExecuteAsync(actor, item, "фото.jpg", taken, CancellationToken.None);
        var kept = await KeptAsync(new ReplyFileId(file.Id));
        (Holds(taken, "GPS 55.7558"), Holds(kept, "GPS 55.7558"), Holds(kept, "Canon")).Should().Be((true, false, false));

        var reply = await desk.DeliverAsync(await desk.SendAsync(item, "  ", new ReplyFileId(file.Id)));
        (reply.State, reply.Text, reply.MessageNumber is not null).Should().Be((OutgoingState.Confirmed, "", true));
        (await desk.LedgerAsync(marketplace, order)).Should().Equal(("chat-file", ""));
        (await desk.BytesSentAsync(marketplace, order)).Should().Be(kept.Length, "what was kept is what the marketplace got");
        (await desk.ItemAsync(item)).State.Should().Be(WorkItemState.Closed);
        await using var db = desk.Data.Open();
        (await db.ReplyFiles.AnyAsync(f => f.WorkItemId == item)).Should().BeFalse("what arrived is not kept");
    }

    [Fact]
    public async Task Without_words_and_files_nothing_is_sent_and_a_file_that_was_taken_back_lies_in_the_draft()
    {
        var (order, item) = await desk.BuyerWritesAsync(Marketplace.Wildberries, "Без слов");
        var empty = () => desk.SendAsync(item, " ");
        (await empty.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("reply.tooShort");

        var actor = ChatDeliveryFixture.Somebody(Role.Support);
        var file = await desk.Seeing<AddReplyFile>().ExecuteAsync(actor, item, "фото.jpg", Photo(), CancellationToken.None);
        var reply = await desk.Sender().ExecuteAsync(actor, item, "", ReplySource.Person with { Files = [new ReplyFileId(file.Id)] }, CancellationToken.None);
        await desk.Withdrawer().ExecuteAsync(actor, reply, CancellationToken.None);
        await using var db = desk.Data.Open();
        (await db.ReplyFiles.SingleAsync(f => f.WorkItemId == item)).ReplyId.Should().BeNull();
        (await db.ReplyDrafts.AnyAsync(d => d.WorkItemId == item)).Should().BeFalse();
        (await desk.LedgerAsync(Marketplace.Wildberries, order)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_words_twice_in_a_row_are_two_messages()
    {
        var (order, item) = await desk.BuyerWritesAsync(Marketplace.Wildberries, "Дважды одно");
        var first = await desk.DeliverAsync(await desk.SendAsync(item, "Минуту, проверим."));
        var second = await desk.DeliverAsync(await desk.SendAsync(item, "Минуту, проверим."));
        second.State.Should().Be(OutgoingState.Confirmed);
        second.MessageNumber.Should().NotBe(first.MessageNumber);
        (await desk.LedgerAsync(Marketplace.Wildberries, order)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_second_message_waits_until_the_first_is_confirmed()
    {
        var (_, item) = await desk.BuyerWritesAsync(Marketplace.Wildberries, "Два подряд");
        await desk.SendAsync(item, Text);
        var second = () => desk.SendAsync(item, Text + " И ещё.");
        (await second.Should().ThrowAsync<RuleException>()).Which.Code.Should().StartWith("workItem.alreadyAnswering");
    }

    [Fact]
    public async Task A_buyer_who_writes_while_our_answer_is_on_its_way_is_waited_for_anew()
    {
        var (order, item) = await desk.BuyerWritesAsync(Marketplace.Wildberries, "Первый вопрос");
        var reply = await desk.SendAsync(item, Text);
        await desk.Simulator.FaultAsync("/wb/chat/api/v1/seller/events", "500");
        var job = desk.DeliverAsync(reply);
        await TakenAsync(reply);
        await desk.Simulator.HealAsync();
        await desk.BuyerWritesAsync(Marketplace.Wildberries, "Второй вопрос", order);
        (await job).State.Should().Be(OutgoingState.Confirmed);
        var open = await desk.ItemAsync(item);
        (open.State, open.Preview, open.Unread).Should().Be((WorkItemState.Open, "Второй вопрос", true));
    }

    [Fact]
    public async Task Taking_it_back_before_it_leaves_sends_nothing()
    {
        var (order, item) = await desk.BuyerWritesAsync(Marketplace.Ozon, "Передумали");
        var actor = ChatDeliveryFixture.Somebody(Role.Support);
        var reply = await desk.Sender().ExecuteAsync(actor, item, Text, ReplySource.Person, CancellationToken.None);
        await desk.Withdrawer().ExecuteAsync(actor, reply, CancellationToken.None);
        (await desk.ItemAsync(item)).State.Should().Be(WorkItemState.Open);
        (await desk.LedgerAsync(Marketplace.Ozon, order)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_window_that_is_over_refuses_before_the_call_and_one_that_closes_meanwhile_brings_the_text_back()
    {
        var (order, item) = await desk.BuyerWritesAsync(Marketplace.Ozon, "Поздно");
        await desk.Database.ExecuteAsync($"update chats set writable_until = now() - interval '1 minute' where id = '{item.Value}'");
        var send = () => desk.SendAsync(item, Text);
        (await send.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("chat.windowOver");

        await desk.Database.ExecuteAsync($"update chats set writable_until = null where id = '{item.Value}'");
        await desk.Simulator.FaultAsync("/ozon/v1/chat/send/message", "403", times: 1);
        var reply = await desk.DeliverAsync(await desk.SendAsync(item, Text));
        (reply.State, reply.ErrorCode).Should().Be((OutgoingState.Rejected, ReplyLookUp.ChatShut));
        var back = await desk.ItemAsync(item);
        (back.State, back.Unread).Should().Be((WorkItemState.Open, true));
        (await desk.LedgerAsync(Marketplace.Ozon, order)).Should().BeEmpty();
    }

    /// <summary>Waits until the marketplace has taken the message; nothing shows it yet.</summary>
    private async Task TakenAsync(OutgoingReplyId reply)
    {
        for (var tries = 0; tries < 200 && await desk.Database.ReadAsync<string>($"select state from outgoing_replies where id = '{reply.Value}'") != nameof(OutgoingState.Submitted); tries++)
        {
            await Task.Delay(50);
        }
    }

    private async Task<byte[]> KeptAsync(ReplyFileId file)
    {
        await using var db = desk.Data.Open();
        return await db.ReplyFiles.Where(f => f.Id == file).Select(f => f.Content).SingleAsync();
    }

    private static bool Holds(byte[] content, string words) => content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(words)) >= 0;

    /// <summary>The segments of a JPEG, one of them Exif with a place and a camera in it.</summary>
    private static byte[] Photo()
    {
        byte[] traces = [.. "Exif\0\0II*\0\b\0\0\0\0\0"u8, .. "Canon EOS; GPS 55.7558, 37.6173"u8];
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(traces.Length + 2), .. traces, 0xFF, 0xDA, 0, 2, 1, 2, 3, 4, 0xFF, 0xD9];
    }
}
