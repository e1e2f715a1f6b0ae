using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Dashboards;

public sealed class TargetTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Manager = DeskFixture.Somebody(Role.Manager);

    private readonly FixedClock clock = new(Now);

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_miss_beyond_chance_is_told_once_until_the_target_was_met_again()
    {
        var shop = await desk.AddShopAsync("Промах");
        await CountAsync(shop, late: 300, judged: 1_000);
        await SetAsync(Metrics.LateShare, shop, 0.05m);
        for (var round = 0; round < 3; round++)
        {
            await WatchAsync();
        }

        var told = (await AlertsAsync(shop)).Should().ContainSingle().Subject;
        (told.Arguments["metric"], told.Arguments["value"], told.Link).Should().Be(("late-share", "0.3", $"/dashboards/metric/late-share?period=7&shop={shop.Id.Value}"));

        await CountAsync(shop, late: 10, judged: 1_000);
        await WatchAsync();
        await CountAsync(shop, late: 300, judged: 1_000);
        clock.Set(Now.AddHours(1));
        await WatchAsync();
        await WatchAsync();
        (await AlertsAsync(shop)).Should().HaveCount(2, "it was met in between");
    }

    [Fact]
    public async Task What_may_be_chance_is_no_miss_and_nothing_at_all_is_none_either()
    {
        var (few, empty, muted) = (await desk.AddShopAsync("Мало"), await desk.AddShopAsync("Пусто"), await desk.AddShopAsync("Тихо"));
        await CountAsync(few, late: 1, judged: 12);
        await CountAsync(muted, late: 300, judged: 1_000);
        foreach (var shop in new[] { few, empty })
        {
            await SetAsync(Metrics.LateShare, shop, 0.05m);
        }

        await SetAsync(Metrics.LateShare, muted, 0.05m, alert: false);
        await WatchAsync();
        foreach (var shop in new[] { few, empty, muted })
        {
            (await AlertsAsync(shop)).Should().BeEmpty(shop.Name);
        }
    }

    [Fact]
    public async Task Only_a_manager_sets_a_target_only_in_their_shops_and_what_was_before_comes_back()
    {
        var (shop, other) = (await desk.AddShopAsync("Мой"), await desk.AddShopAsync("Не мой"));
        var setting = new SetTarget(desk.Scoped());
        (await setting.ExecuteAsync(Manager, Metrics.Rating, shop.Id, new TargetWish(4.5m, true), None)).Should().BeNull();
        (await setting.ExecuteAsync(Manager, Metrics.Rating, shop.Id, new TargetWish(4.7m, false), None)).Should().Be(new TargetWish(4.5m, true));
        (await setting.ExecuteAsync(Manager, Metrics.Rating, shop.Id, null, None)).Should().Be(new TargetWish(4.7m, false));
        (await desk.Database.ReadAsync<long>($"select count(*) from metric_targets where shop_id = '{shop.Id}'")).Should().Be(0);

        await Refused(Manager, Metrics.Rating, shop.Id, 5.1m, "target.range");
        await Refused(Manager, Metrics.Reviews, shop.Id, 5m, "target.unknown");
        await Refused(Manager with { Role = Role.Seller }, Metrics.Rating, shop.Id, 4m, "role.needed");
        await Refused(Manager with { Scope = ShopScope.Of([shop.Id]) }, Metrics.Rating, other.Id, 4m, "shop.notYours");
    }

    [Fact]
    public async Task The_board_shows_the_last_seven_days_and_suggests_what_one_week_of_four_reached()
    {
        var shop = await desk.AddShopAsync("Предложение");
        await CountAsync(shop, late: 100, judged: 1_000);
        var view = await new TargetBoard(desk.Scoped(), new FigureBook(desk.Scoped(), clock)).LoadAsync(shop.Id, DateOnly.FromDateTime(Now.UtcDateTime), None);
        var late = view.Rows.Single(row => row.Metric == Metrics.LateShare);
        (late.Lately.Value, late.Own, view.Rows.Count).Should().Be((0.1m, null, TargetBoard.Aimed.Count));
        late.Suggested.Should().BeNull("there is one week only");
        TargetSuggestion.Of(Metrics.LateShare, [0.10m, 0.12m, 0.08m, 0.2m, null]).Should().Be(0.08m);
        TargetSuggestion.Of(Metrics.Rating, [4.1m, 4.42m, 4.3m, 4.2m, 4.0m]).Should().Be(4.3m);
        TargetSuggestion.Of(Metrics.FirstResponse, [3.21m, 4.4m, 5m, 6m]).Should().Be(3.2m);
    }

    /// <summary>The last day's figures, as the rollup would hold them.</summary>
    private async Task CountAsync(Shop shop, long late, long judged)
    {
        // Orders delivered, returned, judged, late: a month's days of each.
        const int JudgedAt = 2 * FigureMonth.Days;
        const int LateAt = 3 * FigureMonth.Days;
        var upto = new long[4 * FigureMonth.Days];
        for (var day = 18; day < FigureMonth.Days; day++)
        {
            (upto[JudgedAt + day], upto[LateAt + day]) = (judged, late);
        }

        await using var db = desk.Data.Open();
        await db.FigureMonths.Where(m => m.ShopId == shop.Id).ExecuteDeleteAsync();
        db.Add(new FigureMonth { ShopId = shop.Id, Source = FigureOf.Delivered, Month = new DateOnly(2026, 11, 1), Upto = upto });
        await db.SaveChangesAsync();
    }

    private async Task SetAsync(Metric metric, Shop shop, decimal value, bool alert = true) =>
        await new SetTarget(desk.Scoped()).ExecuteAsync(Manager, metric, shop.Id, new TargetWish(value, alert), None);

    private Task<bool> WatchAsync() => new WatchTargetsJob(desk.Data, desk.Desk.Services.GetRequiredService<DbContextOptions<SellerDeskDb>>(), clock).RunAsync(None);

    private async Task<List<Alert>> AlertsAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        return await db.Alerts.AsNoTracking().Where(a => a.ShopId == shop.Id && a.Kind == AlertKind.TargetMissed).ToListAsync();
    }

    private async Task Refused(Actor actor, Metric metric, ShopId shop, decimal value, string code) =>
        (await ((Func<Task>)(() => new SetTarget(desk.Scoped()).ExecuteAsync(actor, metric, shop, new TargetWish(value, true), None))).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);
}
