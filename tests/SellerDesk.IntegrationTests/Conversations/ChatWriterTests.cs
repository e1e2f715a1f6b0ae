using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Conversations;

public sealed class ChatWriterTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_message_that_comes_twice_is_kept_once()
    {
        var shop = await desk.AddShopAsync("Дважды");
        var chat = Chat("c1", Message("m1", ChatSender.Buyer, 1), Message("m1", ChatSender.Buyer, 1));
        (await WriteAsync(shop, chat)).Should().Be(new PullCounts(1, 1, 0, 0, 0));
        (await WriteAsync(shop, chat, chat)).Should().Be(new PullCounts(2, 0, 0, 2, 0));
        (await OnlyAsync(shop)).Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task New_messages_are_added_to_those_that_are_there()
    {
        var shop = await desk.AddShopAsync("Добавка");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, 1)));
        (await WriteAsync(shop, Chat("c1", Message("m2", ChatSender.Seller, 2)), Chat("c1", Message("m3", ChatSender.Buyer, 3)))).Should().Be(new PullCounts(2, 0, 1, 1, 0));
        var chat = await OnlyAsync(shop);
        chat.Messages.Select(m => m.Ref.Number).Should().BeEquivalentTo("m1", "m2", "m3");
        chat.LastMessageAt.Should().Be(Now.AddMinutes(3));
    }

    [Fact]
    public async Task An_edited_message_is_updated_and_keeps_its_place()
    {
        var shop = await desk.AddShopAsync("Правка");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, 1), Message("m2", ChatSender.Buyer, 2)));
        (await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, 1) with { Text = "Исправлено" }))).Should().Be(new PullCounts(1, 0, 1, 0, 0));
        var chat = await OnlyAsync(shop);
        chat.Messages.Single(m => m.Ref.Number == "m1").Text.Should().Be("Исправлено");
        chat.LastMessageAt.Should().Be(Now.AddMinutes(2));
    }

    [Theory]
    [InlineData(ChatKind.Buyer, ChatSender.Buyer, true)]
    [InlineData(ChatKind.Buyer, ChatSender.Seller, false)]
    [InlineData(ChatKind.Arbitration, ChatSender.Buyer, true)]
    [InlineData(ChatKind.Support, ChatSender.Buyer, false)]
    public async Task A_chat_waits_for_the_shop_when_its_buyer_wrote_last(ChatKind kind, ChatSender last, bool waits)
    {
        var shop = await desk.AddShopAsync($"Ждёт {kind} {last}");
        await WriteAsync(shop, Chat("c1", Message("m1", last == ChatSender.Buyer ? ChatSender.Seller : ChatSender.Buyer, 1), Message("m2", last, 2)) with { Kind = kind });
        (await OnlyAsync(shop)).AwaitsSeller.Should().Be(waits);
    }

    [Fact]
    public async Task What_the_marketplace_writes_between_does_not_answer_the_buyer()
    {
        var shop = await desk.AddShopAsync("Робот");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, 1), Message("m2", ChatSender.Marketplace, 2), Message("m3", ChatSender.Unread, 3)));
        (await OnlyAsync(shop)).AwaitsSeller.Should().BeTrue();
        await WriteAsync(shop, Chat("c1", Message("m4", ChatSender.Seller, 4)));
        (await OnlyAsync(shop)).AwaitsSeller.Should().BeFalse();
    }

    [Fact]
    public async Task An_old_message_that_comes_late_does_not_take_the_turn()
    {
        var shop = await desk.AddShopAsync("Опоздавшее");
        await WriteAsync(shop, Chat("c1", Message("m2", ChatSender.Seller, 5)));
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, 1)));
        var chat = await OnlyAsync(shop);
        (chat.AwaitsSeller, chat.LastMessageAt).Should().Be((false, Now.AddMinutes(5)));
    }

    [Fact]
    public async Task A_source_that_does_not_know_the_order_does_not_wipe_it()
    {
        var shop = await desk.AddShopAsync("Не знает");
        await WriteAsync(shop, Chat("c1") with
        {
            Kind = ChatKind.Arbitration,
            OrderNumber = "o1",
            ReturnNumber = "r1",
            BuyerName = "Анна",
            WritableUntil = Now.AddDays(2),
            StatusRaw = "OPEN",
            Product = new IncomingProduct("p1", "Кружка"),
            Facts = new Dictionary<string, string> { ["replySign"] = "abc" },
        });
        (await WriteAsync(shop, Chat("c1") with { Facts = new Dictionary<string, string> { ["unread"] = "2" } })).Changed.Should().Be(1);
        (await WriteAsync(shop, Chat("c1"))).Unchanged.Should().Be(1);
        var chat = await OnlyAsync(shop);
        (chat.Kind, chat.OrderNumber, chat.ReturnNumber, chat.BuyerName, chat.WritableUntil, chat.StatusRaw).Should()
            .Be((ChatKind.Arbitration, "o1", "r1", "Анна", Now.AddDays(2), "OPEN"));
        chat.Facts.Should().Equal(new Dictionary<string, string> { ["replySign"] = "abc", ["unread"] = "2" });
        await using var db = desk.Data.Open();
        (await db.Products.SingleAsync(p => p.Id == chat.ProductId)).Name.Should().Be("Кружка");
    }

    [Fact]
    public async Task Files_of_a_message_are_kept_in_their_own_shape()
    {
        var shop = await desk.AddShopAsync("Файлы");
        await WriteAsync(shop, Chat("c1", Message("m1", ChatSender.Buyer, 1) with { Files = [new IncomingFile("a.jpg", "https://files.test/a", "image", 12)] }));
        (await desk.Database.ReadAsync<string>($"select files #>> '{{0,address}}' from chat_messages where shop_id = '{shop.Id}'")).Should().Be("https://files.test/a");
        (await desk.Database.ReadAsync<string>($"select files #>> '{{0,size}}' from chat_messages where shop_id = '{shop.Id}'")).Should().Be("12");
    }

    [Fact]
    public async Task Two_shops_may_have_chats_of_the_same_number()
    {
        var (one, other) = (await desk.AddShopAsync("Один"), await desk.AddShopAsync("Другой"));
        await WriteAsync(one, Chat("same", Message("m1", ChatSender.Buyer, 1)));
        (await WriteAsync(other, Chat("same", Message("m1", ChatSender.Seller, 1)))).New.Should().Be(1);
        ((await OnlyAsync(one)).AwaitsSeller, (await OnlyAsync(other)).AwaitsSeller).Should().Be((true, false));
    }

    private Task<PullCounts> WriteAsync(Shop shop, params IReadOnlyList<IncomingChat> chats) => desk.WriteAsync(shop, Now, ChatWriter.WriteAsync, chats);

    private async Task<Chat> OnlyAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return await db.Chats.Include(c => c.Messages).SingleAsync(c => c.ShopId == shop.Id);
    }

    private static IncomingChat Chat(string number, params IReadOnlyList<IncomingMessage> messages) => new() { Number = number, Messages = messages };

    private static IncomingMessage Message(string number, ChatSender sender, int minute) => new(number, sender, null, $"Текст {number}", Now.AddMinutes(minute), []);
}
