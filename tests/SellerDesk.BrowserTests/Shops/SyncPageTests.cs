using System.Text.Json;
using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.Application.Marketplaces;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Shops;

[Collection(WorkingDeskCollection.Name)]
public sealed class SyncPageTests(WorkingDesk desk)
{
    private const string Row = ".shop-feeds:has(h2:text-is('Тёплый дом')) li.feed:has(a:text-is('Отзывы'))";
    private const string Panel = ".sd-pane.context";

    [Fact]
    public async Task A_feed_is_run_at_once_and_what_it_brought_is_told()
    {
        await desk.Database.ExecuteAsync("update feeds set next_run_at = now() + interval '1 hour'");
        await desk.Simulator.ReviewAsync(4, "Пришёл, пока никто не спрашивал");
        await using var manager = await desk.SignedInAsync(Role.Manager);
        await manager.OpenAsync($"/settings/shops?shop={desk.Shop.Id}&feed=reviews");
        await manager.SeesAsync(Row, "в порядке");
        await manager.Find($"{Panel} button:has-text('Запустить сейчас')").ClickAsync();
        await manager.SeesAsync(".sd-toast", "Обновляем: Отзывы");
        await manager.SeesAsync($"{Panel} .sd-run", "новых 1");
        manager.NothingWentWrong();
    }

    [Fact]
    public async Task A_paused_feed_rests_until_it_is_resumed()
    {
        await using var manager = await desk.SignedInAsync(Role.Manager);
        await manager.OpenAsync($"/settings/shops?shop={desk.Shop.Id}&feed=reviews");
        await manager.PressAsync("p");
        await manager.SeesAsync(Row, "на паузе");
        await manager.SeesAsync(Panel, "Лента стоит по вашей просьбе.");
        await manager.PressAsync("p");
        await Assertions.Expect(manager.Find(Row)).Not.ToContainTextAsync("на паузе");
        manager.NothingWentWrong();
    }

    [Fact]
    public async Task A_payload_that_was_set_aside_is_shown_and_read_again()
    {
        var whole = "desk:" + JsonSerializer.Serialize(new IncomingReview { Number = "aside-1", Rating = 5, Text = "Отложенный, но целый", CreatedAt = DateTimeOffset.UtcNow.AddDays(-1) });
        await SetAsideAsync(whole, "поля не было");
        await SetAsideAsync("<b>{\"id\": 5, \"productValuation\": </b>", "оборвано");
        await using var manager = await desk.SignedInAsync(Role.Manager);
        await manager.OpenAsync($"/settings/shops?shop={desk.Shop.Id}&feed=reviews");
        await manager.SeesAsync(Panel, "2 записи не прочитались.");
        await manager.Find($"{Panel} .sd-note a").ClickAsync();
        await Assertions.Expect(manager.Find(".sd-aside li")).ToHaveCountAsync(2);
        await manager.Find(".sd-aside li a:has-text('оборвано')").ClickAsync();
        await manager.SeesAsync(".sd-raw", "<b>{\"id\": 5, \"productValuation\": </b>");
        await manager.Find("dialog a:has-text('К списку')").ClickAsync();

        await manager.Find("dialog button:has-text('Прочитать все снова')").ClickAsync();
        await Assertions.Expect(manager.Find(".sd-aside li")).ToHaveCountAsync(1);
        (await desk.Database.ReadAsync<string>("select text from reviews where number = 'aside-1'")).Should().Be("Отложенный, но целый");
        manager.NothingWentWrong();
    }

    [Fact]
    public async Task Whoever_may_not_change_shops_sees_their_state_and_no_buttons()
    {
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/settings/shops?shop={desk.Shop.Id}&feed=reviews");
        await support.SeesAsync(Panel, "Менять магазины может руководитель или владелец.");
        await support.SeesNoAsync($"{Panel} .do button, .shop-feeds .run, .shop-feeds .run-shop");
    }

    private async Task SetAsideAsync(string raw, string reason)
    {
        await using var db = desk.Data.Open();
        db.Add(SetAsidePayload.Of(desk.Shop.Id, FeedKind.Reviews, raw, Guid.NewGuid().ToString("N"), reason, DateTimeOffset.UtcNow));
        await db.SaveChangesAsync();
    }
}
