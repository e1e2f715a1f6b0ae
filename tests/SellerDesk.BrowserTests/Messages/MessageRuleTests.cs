using System.Net.Http.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.BrowserTests.Shell;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.BrowserTests.Messages;

/// <summary>From a rule that is written in the page to the letter in the buyer's mailbox: a marketplace's order moves, a real mail server takes what the rule says, and the list tells why and how it went.</summary>
[Collection(WorkingDeskCollection.Name)]
public sealed class MessageRuleTests(WorkingDesk desk) : IAsyncLifetime
{
    private const string Account = "uhod";
    private const string Rule = "Письмо о пути";
    private const string Address = "anna@buyers.test";

    /// <summary>An order moves within days: its world opened some ago.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromHours(60);

    private MailServer server = null!;
    private Simulated marketplace = null!;
    private Shop shop = null!;

    public async Task InitializeAsync()
    {
        server = await MailServer.StartAsync();
        marketplace = await Simulated.StartAsync(reviews: 0, start: DateTimeOffset.UtcNow - Past, volume: 1);
        var settings = new Dictionary<string, string>(await marketplace.ConnectionAsync(Account, Marketplace.Kaspi)) { ["SecondsBetweenCalls"] = "0.0001" };
        shop = await desk.AddShopAsync("Уход и уют", settings["Token"], settings, Marketplace.Kaspi);
        await Service<DefaultMessages>().WriteAsync(CancellationToken.None);
        await Service<MessageLimitsBook>().SaveAsync(Actor.Desk, new MessageLimits(null, 50, 50), CancellationToken.None);
        await Service<ChannelBook>().SaveAsync(Actor.Desk, MessageChannel.Email, true, server.Settings(), CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await desk.Database.ExecuteAsync($"update feeds set paused = true where shop_id = '{shop.Id}'; delete from message_channels");
        while (await Service<ChannelBook>().LoadAsync(MessageChannel.Email, CancellationToken.None) is { On: true })
        {
            await Task.Delay(200);
        }

        await marketplace.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_rule_that_was_written_and_looked_at_sends_a_real_letter_when_the_marketplace_moves_the_order()
    {
        var order = await OrderAsync();
        var buyer = await desk.Database.ReadAsync<Guid>($"select buyer_id from buyer_links l join orders o on o.id = l.thing_id where l.kind = 'Order' and o.number = '{order}'");
        await using var manager = await desk.SignedInAsync(Role.Manager);
        await manager.OpenAsync($"/buyers/{buyer}");
        await manager.Find("button:has-text('Записать адрес')").ClickAsync();
        await manager.Find("#contact-address").FillAsync(Address);
        await manager.Find("#contact-address").PressAsync("Enter");
        await manager.SeesAsync("text=a•••@b•••.test");

        await WriteRuleAsync(manager, order);
        await MoveAsync(order);

        await desk.BecomesAsync($"select state from outgoing_messages where buyer_id = '{buyer}'", "Sent");
        var letter = (await server.LettersAsync(Address, 1)).Should().ContainSingle().Subject;
        letter.Should().Contain("with esmtpsa").And.Contain($"{order}");
        await manager.OpenAsync("/messages");
        await manager.SeesAsync(".messages-grid tbody tr", "отправлено");
        await manager.SeesAsync(".messages-grid tbody tr", Rule);
        await manager.Find(".messages-grid tbody a[data-row]").First.ClickAsync();
        await manager.SeesAsync(".messages-facts", "Заказ отправлен");
        await manager.SeesAsync(".messages-tries", "принято");
        await Looks.HasNoBarrierAsync(manager);
        manager.NothingWentWrong();
    }

    private static async Task WriteRuleAsync(Visitor manager, string order)
    {
        await manager.OpenAsync("/messages/rules");
        await manager.PressAsync("n");
        await manager.SeesAsync("#rule-new-name:focus");
        await manager.Keys.TypeAsync(Rule);
        await manager.Find("#rule-new-kind").SelectOptionAsync("OrderShipped");
        await manager.SeesAsync("#rule-new-template option:checked", "Заказ отправлен");
        await manager.Find("[aria-label='Без канала «Чат площадки»']").ClickAsync();
        await manager.Find(".messages-ways .add:has-text('Электронная почта')").ClickAsync();
        await manager.Find("#rule-new-order").FillAsync(order);
        await manager.Find("#rule-new-order").PressAsync("Tab");
        await manager.SeesAsync(".template-preview blockquote", $"Заказ {order} отправлен и едет к вам");
        await manager.SeesAsync(".template-preview", "Уход и уют");
        await manager.Find("#rule-new-delay").FillAsync("0");
        await manager.Find("#rule-new-delay").PressAsync("Enter");
        await manager.SeesAsync($".messages-rule:has-text('{Rule}')", "Электронная почта · сразу");
        await manager.Find($"[aria-label='Правило «{Rule}»']").CheckAsync();
        await manager.SeesAsync(".sd-toast", Rule);
    }

    /// <returns>The number of an order that has just come and whose buyer is known.</returns>
    private async Task<string> OrderAsync()
    {
        var answer = await marketplace.Control.PostAsJsonAsync("/control/order", new { account = Account, fate = "Bought" });
        answer.EnsureSuccessStatusCode();
        await PullAsync();
        var number = await desk.Database.ReadAsync<string>($"select o.number from orders o join buyer_links l on l.thing_id = o.id and l.kind = 'Order' where o.shop_id = '{shop.Id}' order by o.ordered_at desc limit 1");

        // The buyer's page is there when the buyer's figures are.
        await desk.BecomesAsync($"select distinct o.number from orders o join buyer_links l on l.thing_id = o.id and l.kind = 'Order' join buyer_figures f on f.buyer_id = l.buyer_id where o.shop_id = '{shop.Id}' and o.number = '{number}'", number);
        return number;
    }

    /// <summary>Days pass at the marketplace until the order is on its way.</summary>
    private async Task MoveAsync(string order)
    {
        for (var halfDays = 0; halfDays < 5; halfDays++)
        {
            await marketplace.JumpAsync(Past / 5);
            await PullAsync();
            if (await desk.Database.ReadAsync<long>($"""select count(*) from buyer_events where kind = 'OrderShipped' and "values" ->> 'order' = '{order}'""") > 0)
            {
                return;
            }
        }

        throw new InvalidOperationException($"The order {order} never left.");
    }

    private async Task PullAsync()
    {
        try
        {
            var report = await Service<PullFeed>().ExecuteAsync(shop.Id, FeedKind.Orders, CancellationToken.None);
            report.ErrorCode.Should().BeNull(report.ErrorDetail);
        }
        catch (RuleException)
        {
            // The schedule is at it.
        }
    }

    private T Service<T>() where T : notnull => desk.Desk.Services.GetRequiredService<T>();
}
