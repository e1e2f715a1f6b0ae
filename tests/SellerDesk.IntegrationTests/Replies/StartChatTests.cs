using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Messages;
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

    [Fact]
    public async Task A_message_to_a_buyer_becomes_one_reply_however_often_it_is_handed_on_and_the_rules_of_replies_hold()
    {
        var shop = desk.ShopOf(Marketplace.Ozon);
        var sender = desk.Desk.Services.GetServices<IMessageSender>().Single(one => one.Channel == MessageChannel.MarketplaceChat);
        var parcel = new MessageParcel(Guid.CreateVersion7(), await OrderWithoutChatAsync(Marketplace.Ozon), null, "Здравствуйте! Заказ уже в пункте выдачи.", null, shop);

        var first = await sender.SendAsync(parcel, CancellationToken.None);
        var again = await sender.SendAsync(parcel, CancellationToken.None);
        var meanwhile = await sender.SendAsync(parcel with { Id = Guid.CreateVersion7() }, CancellationToken.None);
        var forbidden = await sender.SendAsync(new MessageParcel(Guid.CreateVersion7(), await OrderWithoutChatAsync(Marketplace.Ozon), null, "Пишите в телеграм +7 900 000-00-00", null, shop), CancellationToken.None);
        var impossible = await sender.SendAsync(parcel with { Id = Guid.CreateVersion7(), ShopId = desk.ShopOf(Marketplace.Wildberries), Address = "none" }, CancellationToken.None);

        (first.Outcome, again).Should().Be((SendOutcome.Sent, first));
        (meanwhile.Outcome, ChannelSaid.Read(meanwhile.Detail).Code).Should().Be((SendOutcome.Later, ChannelSaid.Busy), "a chat takes one after the other");
        (forbidden.Outcome, ChannelSaid.Read(forbidden.Detail).Code).Should().Be((SendOutcome.Refused, ChannelSaid.Rules));
        (impossible.Outcome, ChannelSaid.Read(impossible.Detail)).Should().Be((SendOutcome.Refused, (ChannelSaid.CannotStart, "")));
        (await desk.DeliverAsync(OutgoingReplyId.From(Guid.Parse(first.Number!)))).State.Should().Be(OutgoingState.Confirmed);
    }

    private Task<ChatWay?> DoorAsync(ShopId shop, string order) => desk.Seeing<ChatDoor>().LoadAsync(shop, order, CancellationToken.None);

    private async Task<string> OrderWithoutChatAsync(Marketplace marketplace)
    {
        var shop = desk.ShopOf(marketplace);
        await desk.Desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(shop, FeedKind.Orders, CancellationToken.None);
        return await desk.Database.ReadAsync<string>(
            $"select o.number from orders o where o.shop_id = '{shop.Value}' and o.scheme is distinct from 'FBO' and not exists (select 1 from chats c where c.shop_id = o.shop_id and c.order_number = o.number) order by o.ordered_at desc limit 1");
    }
}
