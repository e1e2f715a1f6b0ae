using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Delays;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Orders;

/// <summary>Ways out of a late order: what is kept, what is refused, and that the words obey the rules of replies.</summary>
public sealed class LateOfferTests(LateOrderFixture desk) : IClassFixture<LateOrderFixture>
{
    private static readonly DateTimeOffset Now = LateOrderFixture.Now;

    [Fact]
    public async Task An_offer_by_phone_is_kept_with_the_order_and_its_item_sleeps_until_the_day_after()
    {
        var shop = await desk.AddShopAsync("Другая дата");
        await desk.WriteAsync(shop, new IncomingOrder { Number = "o1", Stage = OrderStage.InTransit, PromisedAt = Now.AddHours(-1) });
        await desk.WatchAsync();
        var order = await desk.OneAsync(shop, "o1");
        var day = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(3));
        await desk.Offers().ExecuteAsync(DeskFixture.Somebody(Role.Support), order.Id, new WayOut(OrderOfferKind.NewDate, day, null, "", ByChat: false), CancellationToken.None);
        await using var db = desk.Data.Open();
        (await db.OrderOffers.Where(o => o.OrderId == order.Id).Select(o => o.NewDate).SingleAsync()).Should().Be(day);
        var item = (await desk.ItemAsync(shop, "o1"))!;
        (item.State, item.SnoozeWake).Should().Be((WorkItemState.Snoozed, SnoozeWake.StateChanges));
        item.SnoozedUntil.Should().BeAfter(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

        await desk.WriteAsync(shop, new IncomingOrder { Number = "o1", Stage = OrderStage.Cancelled, CancelledAt = Now });
        await desk.WatchAsync();
        (await desk.ItemAsync(shop, "o1"))!.State.Should().Be(WorkItemState.Closed);
    }

    [Fact]
    public async Task A_date_that_has_passed_or_no_discount_at_all_is_refused_and_nothing_is_kept()
    {
        var shop = await desk.AddShopAsync("Отказ");
        await desk.WriteAsync(shop, new IncomingOrder { Number = "r1", Stage = OrderStage.InTransit, PromisedAt = Now.AddHours(-1) });
        var order = await desk.OneAsync(shop, "r1");
        var actor = DeskFixture.Somebody(Role.Support);
        WayOut[] wrong =
        [
            new(OrderOfferKind.NewDate, new DateOnly(2020, 1, 1), null, "", ByChat: false), new(OrderOfferKind.NewDate, null, null, "", ByChat: false),
            new(OrderOfferKind.Discount, null, 0, "", ByChat: false), new(OrderOfferKind.Discount, null, 90, "", ByChat: false), new(OrderOfferKind.Points, null, -5, "", ByChat: false),
        ];
        foreach (var way in wrong)
        {
            await FluentActions.Awaiting(() => desk.Offers().ExecuteAsync(actor, order.Id, way, CancellationToken.None)).Should().ThrowAsync<RuleException>();
        }

        await using var db = desk.Data.Open();
        (await db.OrderOffers.AnyAsync(o => o.OrderId == order.Id)).Should().BeFalse();
    }

    [Theory]
    [InlineData(OrderOfferKind.Points, "За ожидание начислим 300 баллов. Поставьте, пожалуйста, пять звёзд, и добавим ещё 200.")]
    [InlineData(OrderOfferKind.Discount, "Дадим скидку 10 % за отзыв на 5 звёзд.")]
    [InlineData(OrderOfferKind.Told, "Напишите нам в WhatsApp +7 701 123-45-67, так быстрее.")]
    public async Task Words_that_break_a_rule_of_replies_leave_nothing_behind_no_chat_no_offer(OrderOfferKind kind, string text)
    {
        var shop = await desk.AddShopAsync($"Обещание {kind}", "ключ");
        await desk.WriteAsync(shop, new IncomingOrder { Number = "g1", Stage = OrderStage.InTransit, PromisedAt = Now.AddHours(-1) });
        await desk.WriteAsync(shop, Now, ChatWriter.WriteAsync, new IncomingChat { Number = "chat-1", OrderNumber = "g1" });
        var order = await desk.OneAsync(shop, "g1");
        int? amount = kind switch { OrderOfferKind.Points => 300, OrderOfferKind.Discount => 10, _ => null };

        var refused = await FluentActions.Awaiting(() => desk.Offers().ExecuteAsync(DeskFixture.Somebody(Role.Support), order.Id, new WayOut(kind, null, amount, text, ByChat: true), CancellationToken.None))
            .Should().ThrowAsync<RuleException>();

        refused.Which.Code.Should().Be("reply.blocked");
        await using var db = desk.Data.Open();
        (await db.OrderOffers.AnyAsync(o => o.OrderId == order.Id)).Should().BeFalse();
        (await db.OutgoingReplies.AnyAsync(r => r.ShopId == shop.Id)).Should().BeFalse();
        (await db.WorkItems.AnyAsync(i => i.ShopId == shop.Id && i.Kind == WorkItemKind.Chat)).Should().BeFalse("the words are looked at before a chat is begun");
    }
}
