using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Replies;

public sealed class StartChatTests(ChatDeliveryFixture desk) : IClassFixture<ChatDeliveryFixture>
{
    [Theory]
    [InlineData(Marketplace.Ozon)]
    [InlineData(Marketplace.YandexMarket)]
    public async Task A_chat_is_begun_from_an_order_written_into_and_found_again(Marketplace marketplace)
    {
        var shop = desk.ShopOf(marketplace);
        var order = await OrderWithoutChatAsync(marketplace);
        (await DoorAsync(shop, order)).Should().Match<ChatWay>(way => way.CanStart);

        var actor = ChatDeliveryFixture.Somebody(Role.Support);
        var start = desk.Desk.Services.GetRequiredService<StartChat>();
        var item = await start.ExecuteAsync(actor, shop, order, CancellationToken.None);
        (await desk.ItemAsync(item)).State.Should().Be(WorkItemState.Closed, "nobody waits until somebody writes");
        (await start.ExecuteAsync(actor, shop, order, CancellationToken.None)).Should().Be(item, "a second press opens the same chat");
        (await DoorAsync(shop, order))!.Chat.Should().Be(item);

        (await desk.DeliverAsync(await desk.SendAsync(item, "Здравствуйте! Заказ задержится на день, привезём во вторник."))).State.Should().Be(OutgoingState.Confirmed);
    }

    [Fact]
    public async Task Where_only_buyers_begin_or_there_are_no_chats_the_reason_is_said()
    {
        (await DoorAsync(desk.ShopOf(Marketplace.Wildberries), "1"))!.Why.Should().Be("chat.cannotStart");
        var kaspi = await desk.AddShopAsync("Kaspi", marketplace: Marketplace.Kaspi);
        (await DoorAsync(kaspi.Id, "1"))!.Why.Should().Be("chat.notOffered");
        (await DoorAsync(ShopId.New(), "1")).Should().BeNull("a shop of others looks like none");
    }

    private Task<ChatWay?> DoorAsync(ShopId shop, string order) => desk.Seeing<ChatDoor>().LoadAsync(shop, order, CancellationToken.None);

    private async Task<string> OrderWithoutChatAsync(Marketplace marketplace)
    {
        var shop = desk.ShopOf(marketplace);
        await desk.Desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(shop, FeedKind.Orders, CancellationToken.None);
        return await desk.Database.ReadAsync<string>(
            $"select o.number from orders o where o.shop_id = '{shop.Value}' and not exists (select 1 from chats c where c.shop_id = o.shop_id and c.order_number = o.number) order by o.ordered_at desc limit 1");
    }
}
