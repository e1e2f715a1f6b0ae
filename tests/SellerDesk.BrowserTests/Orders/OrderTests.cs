using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SellerDesk.Application.Delays;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Orders;

[Collection(WorkingDeskCollection.Name)]
public sealed class OrderTests(WorkingDesk desk)
{
    [Fact]
    public async Task A_filter_of_orders_stands_in_the_address_and_Back_leads_to_the_one_before()
    {
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/orders");
        await support.SeesAsync(".orders-row");
        await support.Find(".sd-facet:has-text('Доставлен')").ClickAsync();
        await support.Find(".sd-chip.is-on:has-text('Доставлен')").WaitForAsync();
        await Assertions.Expect(support.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("stage=delivered"));
        await Assertions.Expect(support.Find(".orders-row .stage:not(:has-text('Доставлен'))")).ToHaveCountAsync(0);

        var number = await support.Find(".orders-row .number a").First.InnerTextAsync();
        await support.Find(".orders-filters .sd-search input").FillAsync(number);
        await support.Find(".orders-filters .sd-search input").PressAsync("Enter");
        await Assertions.Expect(support.Find(".orders-row")).ToHaveCountAsync(1);
        await support.Page.GoBackAsync();
        await Assertions.Expect(support.Find(".orders-row .number a").First).ToHaveTextAsync(number);
        await support.Page.GoBackAsync();
        await Assertions.Expect(support.Find(".sd-chip.is-on")).ToHaveCountAsync(0);
        support.NothingWentWrong();
    }

    [Fact]
    public async Task A_late_order_becomes_work_its_buyer_is_told_and_its_arrival_closes_it()
    {
        var key = await desk.BuyerWritesAsync("Когда привезут утюг?");
        var (chat, order, number) = await ChatAsync("утюг");
        // The order and its chat are what this test says they are, not what the next pull brings.
        await desk.RestAsync(FeedKind.Orders);
        await desk.RestAsync(FeedKind.Chats);
        await desk.Database.ExecuteAsync($"""
            update chats set order_number = '{number}' where id = '{chat}';
            update orders set stage = 'InTransit', status = 'complete/sorted', scheme = 'FBS', promised_at = now() - interval '1 hour', delivered_at = null, cancelled_at = null where id = '{order}'
            """);
        await WatchAsync();

        await using var support = await desk.SignedInAsync(Role.Support);
        try
        {
            await support.OpenAsync($"/inbox?kind=lateorder&item={order}");
            await support.SeesAsync(".late h2", "Не доставлен в срок");
            await support.Find(".late-kinds button:has-text('Другая дата')").ClickAsync();
            await Assertions.Expect(support.Find("#late-text")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Новый срок"));
            var words = await support.Find("#late-text").InputValueAsync();
            await support.Find("#late-text").FillAsync(words + " За пять звёзд подарим скидку.");
            await support.SeesAsync(".late .guarded-field", "Исправьте");
            await Assertions.Expect(support.Find(".late-do .primary")).ToHaveAttributeAsync("aria-disabled", "true");
            await support.Find("#late-text").FillAsync(words);
            await Assertions.Expect(support.Find(".late-do .primary")).Not.ToHaveAttributeAsync("aria-disabled", "true");
            await support.Find(".late-do .primary").ClickAsync();
            await support.SeesAsync(".late-offer", "Предложена другая дата");
        }
        finally
        {
            await desk.Database.ExecuteAsync($"update feeds set paused = false, next_run_at = now() where shop_id = '{desk.Shop.Id.Value}' and kind = 'Chats'");
        }

        for (var tries = 0; tries < 80 && (await desk.MessagesAsync(key)).Count == 0; tries++)
        {
            await Task.Delay(250);
        }

        (await desk.MessagesAsync(key)).Should().ContainSingle().Which.Should().Contain("Новый срок").And.Contain(number);
        (await StateAsync(order)).Should().Be(WorkItemState.Snoozed, "until the order moves there is nothing to do");

        await desk.Database.ExecuteAsync($"update orders set stage = 'Delivered', delivered_at = now() where id = '{order}'");
        await WatchAsync();
        (await StateAsync(order)).Should().Be(WorkItemState.Closed);
        await support.OpenAsync($"/orders/{order}");
        await support.SeesAsync(".orders-time .sd-event:has-text('Опоздание закрыто: доставлен')");
        await support.SeesAsync(".orders-time .sd-event:has-text('Предложена другая дата')");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task Orders_are_gone_through_marked_packed_and_taken_back_by_keyboard_alone()
    {
        await desk.RestAsync(FeedKind.Orders);
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/orders?stage=received");
        await support.SeesAsync(".orders-row");
        var first = support.Find(".orders-row .number a").First;
        var second = support.Find(".orders-row .number a").Nth(1);
        await support.PressAsync("j");
        await Assertions.Expect(first).ToBeFocusedAsync();
        await support.PressAsync("x", "j");
        await Assertions.Expect(second).ToBeFocusedAsync();
        await support.PressAsync("k", "j", "x");
        await support.SeesAsync(".sd-bulk", "Выбрано 2");
        (await support.Find(".sd-bulk a[href*='packing/print']").GetAttributeAsync("href")).Should().MatchRegex("order=.+&order=.+");

        await support.PressAsync("d");
        await support.SeesAsync(".sd-toast", "Упаковано 2");
        (await desk.Database.ReadAsync<long>("select count(distinct order_id) from packing_ticks")).Should().Be(2);
        await support.PressAsync("z");
        await support.SeesAsync(".sd-toast", "Возвращено как было: 2");
        (await desk.Database.ReadAsync<long>("select count(*) from packing_ticks")).Should().Be(0);

        // Not late, so nothing to take: the toast says why, a row each.
        await support.PressAsync("x");
        await support.SeesAsync(".sd-bulk", "Выбран 1");
        await support.PressAsync("Shift+A");
        await support.SeesAsync(".sd-toast", "задачи по нему нет");

        var number = await second.InnerTextAsync();
        await support.PressAsync("Enter");
        await support.SeesAsync(".sd-head h1", number);
        await support.Page.GoBackAsync();
        await support.SeesAsync(".orders-row");
        await support.PressAsync("/");
        await support.Keys.TypeAsync(number);
        await support.PressAsync("Enter");
        await Assertions.Expect(support.Find(".orders-row")).ToHaveCountAsync(1);
        support.NothingWentWrong();
    }

    [Fact]
    public async Task From_an_order_a_complaint_is_opened_that_knows_it_and_its_sheet_is_ticked()
    {
        await desk.RestAsync(FeedKind.Orders);
        var order = await desk.Database.ReadAsync<Guid>($"select o.id from orders o where o.shop_id = '{desk.Shop.Id.Value}' and exists (select 1 from order_lines l where l.order_id = o.id) order by o.number desc limit 1");
        await desk.Database.ExecuteAsync($"update orders set stage = 'Assembled', delivered_at = null, cancelled_at = null where id = '{order}'");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/orders/{order}");
        await support.Find(".packing-point input").First.CheckAsync();
        await support.SeesAsync(".packing-sheet", "1 из");
        (await desk.Database.ReadAsync<long>($"select count(*) from packing_ticks where order_id = '{order}'")).Should().Be(1);

        var number = await support.Find(".sd-head h1").InnerTextAsync();
        await support.PressAsync("e");
        await support.SeesAsync("dialog[open]", "Новая жалоба");
        await Assertions.Expect(support.Find("dialog[open] input[id*=order]").First).ToHaveValueAsync(number);
        await support.SeesAsync("dialog[open]", "О каком товаре");
        support.NothingWentWrong();
    }

    private async Task WatchAsync()
    {
        for (var tries = 0; tries < 40 && !await desk.Desk.Services.GetRequiredService<WatchLateOrdersJob>().RunAsync(CancellationToken.None); tries++)
        {
            await Task.Delay(100);
        }
    }

    private async Task<(Guid Chat, Guid Order, string Number)> ChatAsync(string words)
    {
        for (var tries = 0; tries < 80; tries++)
        {
            await desk.HurryAsync();
            var found = await desk.Database.ListAsync<Guid>($"select distinct chat_id from chat_messages where text like '%{words}%'");
            if (found is [var chat, ..])
            {
                var order = await desk.Database.ReadAsync<Guid>($"select o.id from orders o where o.shop_id = '{desk.Shop.Id.Value}' and not exists (select 1 from chats c where c.order_number = o.number) order by o.number limit 1");
                return (chat, order, await desk.Database.ReadAsync<string>($"select number from orders where id = '{order}'"));
            }

            await Task.Delay(250);
        }

        throw new TimeoutException("The chat was not pulled.");
    }

    private async Task<WorkItemState> StateAsync(Guid order)
    {
        var id = WorkItemId.From(order);
        await using var db = desk.Data.Open();
        return await db.WorkItems.Where(i => i.Id == id).Select(i => i.State).SingleAsync();
    }
}
