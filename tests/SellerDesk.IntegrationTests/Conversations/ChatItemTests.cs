using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Conversations;

public sealed class ChatItemTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_buyer_who_waits_makes_an_open_item_as_old_as_the_first_unanswered_message()
    {
        var shop = await desk.AddShopAsync("Ждёт");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, -90, "Где заказ?"), Message("m2", ChatSender.Seller, -60, "Едет"), Message("m3", ChatSender.Buyer, -30, "А когда?"),
            Message("m4", ChatSender.Buyer, -10, "Вы тут?")) with
        { BuyerName = "Анна", WritableUntil = Now.AddHours(40) });
        var item = await OnlyAsync(shop);
        (item.Kind, item.State, item.ReplyState, item.Unread).Should().Be((WorkItemKind.Chat, WorkItemState.Open, ReplyState.None, true));
        (item.CreatedAt, item.DueAt, item.MarketplaceDueAt).Should().Be((Now.AddMinutes(-30), Now.AddMinutes(-30) + TimeSpan.FromHours(2), Now.AddHours(40)));
        (item.Preview, item.Author, item.HasText).Should().Be(("Вы тут?", "Анна", true));
        (await FoundAsync(shop, "заказ")).Should().Be(1, "earlier words of the conversation are found too");
        (await CountedAsync(shop)).Should().Be(1);
    }

    [Fact]
    public async Task A_dispute_is_more_urgent_than_a_chat()
    {
        var shop = await desk.AddShopAsync("Спор");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, -1)) with { Kind = ChatKind.Arbitration });
        (await OnlyAsync(shop)).DueAt.Should().Be(Now.AddMinutes(-1) + TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Support_of_the_marketplace_and_chats_without_words_make_no_item()
    {
        var shop = await desk.AddShopAsync("Поддержка");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Marketplace, -1)) with { Kind = ChatKind.Support }, Chat("c2"));
        await using var db = desk.Data.Open();
        (await db.WorkItems.AnyAsync(i => i.ShopId == shop.Id)).Should().BeFalse();
    }

    [Theory]
    [InlineData(31 * 24 * 60, null, null)]
    [InlineData(10, -5, null)]
    [InlineData(10, 600, "CLOSED")]
    [InlineData(10, null, "finished")]
    public async Task Old_unanswered_chats_and_those_that_take_no_answer_are_history(int minutesAgo, int? windowIn, string? status)
    {
        var shop = await desk.AddShopAsync($"История {minutesAgo} {windowIn} {status}");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, -minutesAgo)) with { WritableUntil = windowIn is { } minutes ? Now.AddMinutes(minutes) : null, StatusRaw = status });
        var item = await OnlyAsync(shop);
        (item.State, item.ReplyState, item.ClosedAt).Should().Be((WorkItemState.Closed, ReplyState.None, Now));
    }

    [Fact]
    public async Task An_answer_from_the_cabinet_closes_and_a_new_message_opens_again()
    {
        var shop = await desk.AddShopAsync("Туда и обратно");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, -30)));
        await WriteAsync(shop, Chat("c1", Message("m2", ChatSender.Seller, -20)));
        var closed = await OnlyAsync(shop);
        (closed.State, closed.ReplyState, closed.Unread, closed.FirstAnsweredAt).Should().Be((WorkItemState.Closed, ReplyState.Published, false, Now.AddMinutes(-20)));

        await WriteAsync(shop, Chat("c1", Message("m3", ChatSender.Buyer, -10, "Не помогло")));
        var open = await OnlyAsync(shop);
        (open.State, open.ReplyState, open.Unread, open.CreatedAt, open.FirstAnsweredAt).Should().Be((WorkItemState.Open, ReplyState.None, true, Now.AddMinutes(-10), null));
        open.Preview.Should().Be("Не помогло");
        (await EventsAsync(shop)).Should().Equal(ItemEventKind.Closed, ItemEventKind.BuyerWrote);
        (await CountedAsync(shop)).Should().Be(1);
    }

    [Fact]
    public async Task What_a_person_closed_stays_closed_until_the_buyer_writes()
    {
        var shop = await desk.AddShopAsync("Закрыли");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, -30)));
        await desk.Database.ExecuteAsync($"update work_items set state = 'Closed', closed_at = now(), unread = false where shop_id = '{shop.Id}'");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, -30)) with { BuyerName = "Олег" });
        (await OnlyAsync(shop)).State.Should().Be(WorkItemState.Closed);
        await WriteAsync(shop, Chat("c1", Message("m2", ChatSender.Buyer, -3)));
        var open = await OnlyAsync(shop);
        (open.State, open.CreatedAt).Should().Be((WorkItemState.Open, Now.AddMinutes(-30)), "both messages are unanswered");
    }

    [Theory]
    [InlineData(SnoozeWake.BuyerWrites, WorkItemState.Open)]
    [InlineData(SnoozeWake.Day, WorkItemState.Snoozed)]
    public async Task A_buyer_who_writes_wakes_what_was_put_off_until_then(SnoozeWake wake, WorkItemState state)
    {
        var shop = await desk.AddShopAsync($"Отложено {wake}");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, -30)));
        await desk.Database.ExecuteAsync($"update work_items set state = 'Snoozed', snoozed_until = now() + interval '3 days', snooze_wake = '{wake}', unread = false where shop_id = '{shop.Id}'");
        await WriteAsync(shop, Chat("c1", Message("m2", ChatSender.Buyer, -3)));
        var item = await OnlyAsync(shop);
        (item.State, item.Unread).Should().Be((state, true));
    }

    [Fact]
    public async Task A_buyer_who_only_thanks_after_our_answer_leaves_the_chat_closed_and_its_history_says_so()
    {
        var shop = await desk.AddShopAsync("Спасибо");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, -60, "Где заказ?"), Message("m2", ChatSender.Seller, -50, "Завтра")));
        await WriteAsync(shop, Chat("c1", Message("m3", ChatSender.Buyer, -40, "Ок, благодарю!")));
        var item = await OnlyAsync(shop);
        (item.State, item.Unread, item.ReplyState, item.Preview).Should().Be((WorkItemState.Closed, false, ReplyState.Published, "Ок, благодарю!"));
        (await EventsAsync(shop)).Should().Equal(ItemEventKind.BuyerWrote);
        (await desk.Database.ReadAsync<string>($"select details ->> 'why' from item_events where shop_id = '{shop.Id}'")).Should().Be("thanks");
        (await desk.Database.ReadAsync<bool>($"select awaits_seller from chats where shop_id = '{shop.Id}'")).Should().BeFalse();

        await WriteAsync(shop, Chat("c1", Message("m4", ChatSender.Buyer, -30, "А во сколько?")));
        var open = await OnlyAsync(shop);
        (open.State, open.Preview).Should().Be((WorkItemState.Open, "А во сколько?"), "a question after the thanks is waited for");
    }

    [Theory]
    [InlineData(ChatKind.Buyer, "Спасибо, но не работает", true)]
    [InlineData(ChatKind.Buyer, "Спасибо! Когда привезут?", true)]
    [InlineData(ChatKind.Arbitration, "Спасибо", true)]
    [InlineData(ChatKind.Buyer, "Спасибо", false)]
    public async Task Thanks_with_anything_else_and_words_in_a_dispute_wait_for_us(ChatKind kind, string words, bool waits)
    {
        var shop = await desk.AddShopAsync($"Не только спасибо {kind} {words}");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, -60), Message("m2", ChatSender.Seller, -50)) with { Kind = kind });
        await WriteAsync(shop, Chat("c1", Message("m3", ChatSender.Buyer, -40, words)));
        (await OnlyAsync(shop)).State.Should().Be(waits ? WorkItemState.Open : WorkItemState.Closed);
        (await desk.Database.ReadAsync<bool>($"select awaits_seller from chats where shop_id = '{shop.Id}'")).Should().Be(waits);
    }

    [Fact]
    public async Task Thanks_before_any_answer_of_ours_and_thanks_that_somebody_waits_for_open_the_item()
    {
        var first = await desk.AddShopAsync("Спасибо заранее");
        await WriteAsync(first, Chat("c1", Message("m1", ChatSender.Buyer, -60, "Спасибо")));
        (await OnlyAsync(first)).State.Should().Be(WorkItemState.Open);

        var asleep = await desk.AddShopAsync("Ждём ответа");
        await WriteAsync(asleep, Chat("c1", Message("m1", ChatSender.Buyer, -60), Message("m2", ChatSender.Seller, -50, "Подошло?")));
        await desk.Database.ExecuteAsync($"update work_items set state = 'Snoozed', closed_at = null, snoozed_until = now() + interval '3 days', snooze_wake = 'BuyerWrites' where shop_id = '{asleep.Id}'");
        await WriteAsync(asleep, Chat("c1", Message("m3", ChatSender.Buyer, -40, "Спасибо")));
        (await OnlyAsync(asleep)).State.Should().Be(WorkItemState.Open, "whoever put it off wanted to hear of the buyer");
    }

    [Fact]
    public async Task An_item_whose_reply_is_on_its_way_is_left_alone()
    {
        var shop = await desk.AddShopAsync("В пути");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, -30)));
        await desk.Database.ExecuteAsync($"update work_items set state = 'Answering', reply_state = 'Sending' where shop_id = '{shop.Id}'");
        var before = await desk.Database.ReadAsync<uint>($"select xmin from work_items where shop_id = '{shop.Id}'");
        await WriteAsync(shop, Chat("c1", Message("m2", ChatSender.Buyer, -3), Message("m3", ChatSender.Seller, -2)));
        (await desk.Database.ReadAsync<uint>($"select xmin from work_items where shop_id = '{shop.Id}'")).Should().Be(before);
    }

    [Fact]
    public async Task A_chat_that_the_marketplace_closed_closes_its_item()
    {
        var shop = await desk.AddShopAsync("Завершён");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, -30)) with { StatusRaw = "OPENED" });
        await WriteAsync(shop, Chat("c1") with { StatusRaw = "CLOSED" });
        (await OnlyAsync(shop)).State.Should().Be(WorkItemState.Closed);
    }

    private Task<PullCounts> WriteAsync(Shop shop, params IReadOnlyList<IncomingChat> chats) => desk.WriteAsync(shop, Now, ChatWriter.WriteAsync, chats);

    private async Task<WorkItem> OnlyAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return await db.WorkItems.SingleAsync(i => i.ShopId == shop.Id);
    }

    private async Task<List<ItemEventKind>> EventsAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return await db.ItemEvents.Where(e => e.ShopId == shop.Id).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync();
    }

    private Task<long> FoundAsync(Shop shop, string word) =>
        desk.Database.ReadAsync<long>($"select count(*) from work_items where shop_id = '{shop.Id}' and search @@ websearch_to_tsquery('russian', '{word}')");

    private Task<long> CountedAsync(Shop shop) =>
        desk.Database.ReadAsync<long>($"select sum(count)::bigint from inbox_counts where shop_id = '{shop.Id}' and kind = 'Chat' and state = 'Open'");

    private static IncomingChat Chat(string number, params IReadOnlyList<IncomingMessage> messages) => new() { Number = number, Messages = messages };

    private static IncomingMessage Message(string number, ChatSender sender, int minute, string? text = null) => new(number, sender, null, text ?? $"Текст {number}", Now.AddMinutes(minute), []);
}
