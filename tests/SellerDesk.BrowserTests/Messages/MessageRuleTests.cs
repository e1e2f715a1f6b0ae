using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Team;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.BrowserTests.Shell;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Channels;
using Xunit;

namespace SellerDesk.BrowserTests.Messages;

/// <summary>A rule is written and switched on with the keyboard alone; an order arrives, and what the buyer was told stands in the list with its reason and what became of it.</summary>
[Collection(WorkingDeskCollection.Name)]
public sealed class MessageRuleTests(WorkingDesk desk)
{
    [Fact]
    public async Task A_rule_made_by_keys_tells_of_an_order_that_was_delivered_and_the_list_says_why_and_how_it_went()
    {
        await using var receiver = await Endpoint.StartAsync();
        await SetUpAsync(receiver);
        await using var manager = await desk.SignedInAsync(Role.Manager);
        await manager.OpenAsync("/messages/rules");
        await manager.PressAsync("n");
        await manager.SeesAsync("#rule-new-name:focus");
        await manager.Keys.TypeAsync("Сайт узнаёт о доставке");
        await ChooseAsync(manager, "rule-new-kind", "Заказ получен");
        await ChooseAsync(manager, "rule-new-template", "Заказ получен");
        await PressAtAsync(manager, "[aria-label='Без канала «Чат площадки»']", "Enter");
        await PressAtAsync(manager, ".messages-ways .add:has-text('Вебхук')", "Enter");
        await manager.SeesAsync(".messages-ways .is-on", "1. Вебхук");
        await TabToAsync(manager, "#rule-new-delay");
        await manager.PressAsync("Control+a");
        await manager.Keys.TypeAsync("0");
        await manager.PressAsync("Enter");
        await manager.SeesAsync(".messages-rule:has-text('Сайт узнаёт о доставке')", "Вебхук · сразу");
        await PressAtAsync(manager, "[aria-label='Правило «Сайт узнаёт о доставке»']", "Space");
        await desk.BecomesAsync("select is_on::text from message_rules where name = 'Сайт узнаёт о доставке'", "true");

        await DeliverAsync();
        await desk.BecomesAsync("select state from outgoing_messages m join message_rules r on r.id = m.rule_id where r.name = 'Сайт узнаёт о доставке'", "Sent");
        receiver.Calls.Should().ContainSingle().Which.Body.Should().Contain("Заказ told-1 у вас");
        await manager.OpenAsync("/messages");
        await manager.SeesAsync(".messages-grid tbody tr", "отправлено");
        await manager.SeesAsync(".messages-grid tbody tr", "Сайт узнаёт о доставке");
        await PressAtAsync(manager, ".messages-grid tbody a[data-row]", "Enter");
        await manager.SeesAsync(".messages-facts", "Заказ получен");
        await manager.SeesAsync(".messages-tries", "принято");
        await Looks.HasNoBarrierAsync(manager);
        manager.NothingWentWrong();
    }

    private async Task SetUpAsync(Endpoint receiver)
    {
        var services = desk.Desk.Services;
        services.GetRequiredService<IConfiguration>()["Channels:InsideHosts"] = $"{receiver.Address.Host}:{receiver.Address.Port}";
        await services.GetRequiredService<DefaultMessages>().WriteAsync(CancellationToken.None);
        await services.GetRequiredService<MessageLimitsBook>().SaveAsync(Actor.Desk, new MessageLimits(null, 50, 50), CancellationToken.None);
        await services.GetRequiredService<ChannelBook>().SaveAsync(Actor.Desk, MessageChannel.Webhook, true,
            new Dictionary<string, string> { ["url"] = receiver.Address.ToString(), ["secret"] = "a-secret-of-sixteen" }, CancellationToken.None);
    }

    private async Task DeliverAsync()
    {
        var shop = await desk.AddShopAsync("Сообщения", marketplace: Marketplace.Other);
        var order = new IncomingOrder
        {
            Number = "told-1",
            Status = "Delivered",
            Stage = OrderStage.Delivered,
            BuyerNumber = "79995550101",
            OrderedAt = DateTimeOffset.UtcNow.AddDays(-2),
            DeliveredAt = DateTimeOffset.UtcNow.AddMinutes(-1),
            Lines = [new IncomingOrderLine(1, new IncomingProduct("m-1", "Кружка"), null, 1, 900, 0, "RUB")],
        };
        await desk.WriteAsync(shop, DateTimeOffset.UtcNow, OrderWriter.WriteAsync, await desk.Desk.Services.GetRequiredService<BuyerDoor>().AdmitAsync(shop, [order], CancellationToken.None));
    }

    /// <summary>A list is chosen from by typing what is wanted.</summary>
    private static async Task ChooseAsync(Visitor visitor, string select, string wanted)
    {
        await TabToAsync(visitor, "#" + select);
        await visitor.Keys.TypeAsync(wanted);
    }

    private static async Task PressAtAsync(Visitor visitor, string selector, string key)
    {
        await TabToAsync(visitor, selector);
        await visitor.PressAsync(key);
    }

    /// <summary>With the keyboard alone: on and on until it has the focus.</summary>
    private static async Task TabToAsync(Visitor visitor, string selector)
    {
        await visitor.SeesAsync(selector);
        var wanted = visitor.Find(selector).First;
        for (var tabs = 0; tabs < 150; tabs++)
        {
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await visitor.PressAsync("Tab");
        }

        selector.Should().Be("reached by Tab");
    }
}
