using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Shops;

/// <summary>Pausing, running now, new keys, and what the sync page shows of it.</summary>
public sealed class FeedControlTests(ShopsFixture desk) : IClassFixture<ShopsFixture>
{
    [Fact]
    public async Task The_board_shows_what_a_pull_brought()
    {
        var id = await desk.ConnectAsync("Доска");
        var report = await desk.PullAsync(id);

        var feed = await desk.FeedAsync(id);
        feed.State.Should().Be(FeedState.Fine);
        feed.LastDay.Should().Be(report.Counts);
        feed.HistoryDone.Should().BeTrue();
        feed.Lag.Should().BeLessThan(TimeSpan.FromMinutes(1));
        var runs = await new FeedHistory(desk.Scoped()).LoadAsync(id, FeedKind.Reviews, null, 50, CancellationToken.None);
        runs.Should().ContainSingle().Which.Counts.Should().Be(report.Counts);
    }

    [Fact]
    public async Task History_is_read_in_slices_without_a_hole_or_a_double()
    {
        var id = await desk.ConnectAsync("История");
        for (var pull = 0; pull < 5; pull++)
        {
            await desk.PullAsync(id);
        }

        var history = new FeedHistory(desk.Scoped());
        var all = await history.LoadAsync(id, FeedKind.Reviews, null, 50, CancellationToken.None);
        var first = await history.LoadAsync(id, FeedKind.Reviews, null, 2, CancellationToken.None);
        var rest = await history.LoadAsync(id, FeedKind.Reviews, (first[^1].StartedAt, first[^1].Id), 50, CancellationToken.None);

        all.Should().HaveCount(5).And.BeInDescendingOrder(run => run.StartedAt);
        first.Concat(rest).Should().Equal(all);
    }

    [Fact]
    public async Task A_person_sees_the_shops_that_are_theirs()
    {
        var mine = await desk.ConnectAsync("Мой");
        await desk.ConnectAsync("Не мой");

        (await desk.BoardAsync(ShopScope.Of([mine]))).Should().ContainSingle().Which.Id.Should().Be(mine);
        await RefusedAsync("shop.notYours", () => desk.Get<RunFeedNow>().ExecuteAsync(ShopsFixture.Manager with { Scope = ShopScope.Nothing }, mine, null, desk.Now, CancellationToken.None));
        await RefusedAsync("role.needed", () => desk.Get<PauseShop>().ExecuteAsync(DeskFixture.Somebody(Role.Seller), mine, CancellationToken.None));
    }

    [Fact]
    public async Task A_paused_feed_is_left_out_when_the_whole_shop_runs_and_goes_on_from_its_cursor()
    {
        var id = await desk.ConnectAsync("Пауза");
        await desk.PullAsync(id);
        var cursor = await CursorAsync(id);
        await desk.Get<PauseFeed>().ExecuteAsync(ShopsFixture.Manager, id, FeedKind.Reviews, CancellationToken.None);

        (await desk.FeedAsync(id)).State.Should().Be(FeedState.Paused);
        await RefusedAsync("feed.paused", () => desk.Get<RunFeedNow>().ExecuteAsync(ShopsFixture.Manager, id, FeedKind.Reviews, desk.Now, CancellationToken.None));
        (await desk.Get<RunFeedNow>().ExecuteAsync(ShopsFixture.Manager, id, null, desk.Now, CancellationToken.None)).Should().Be((await desk.BoardAsync(id)).Feeds.Count - 1);

        await desk.Get<ResumeFeed>().ExecuteAsync(ShopsFixture.Manager, id, FeedKind.Reviews, desk.Now, CancellationToken.None);
        (await desk.FeedAsync(id)).NextRunAt.Should().BeOnOrBefore(desk.Now);
        (await CursorAsync(id)).Should().Be(cursor);
    }

    [Fact]
    public async Task A_paused_shop_is_not_pulled_until_it_is_resumed()
    {
        var id = await desk.ConnectAsync("Отпуск");
        await desk.Get<PauseShop>().ExecuteAsync(ShopsFixture.Manager, id, CancellationToken.None);

        (await desk.BoardAsync(id)).Feeds.Should().OnlyContain(feed => feed.State == FeedState.Paused);
        await RefusedAsync("shop.paused", () => desk.PullAsync(id));
        await RefusedAsync("shop.paused", () => desk.Get<RunFeedNow>().ExecuteAsync(ShopsFixture.Manager, id, null, desk.Now, CancellationToken.None));
        await RefusedAsync("shop.alreadyPaused", () => desk.Get<PauseShop>().ExecuteAsync(ShopsFixture.Manager, id, CancellationToken.None));

        await desk.Get<ResumeShop>().ExecuteAsync(ShopsFixture.Manager, id, CancellationToken.None);
        (await desk.PullAsync(id)).ErrorCode.Should().BeNull();
    }

    [Fact]
    public async Task A_feed_whose_key_lost_its_right_stands_still_and_a_better_key_goes_on_from_its_cursor()
    {
        var id = await desk.ConnectAsync("Новый ключ");
        await desk.PullAsync(id);
        var cursor = await CursorAsync(id);
        await ChangeKeyBehindAsync(id, (await desk.Simulator.TokenAsync())[..^4] + "AAAA");

        (await desk.PullAsync(id)).ErrorCode.Should().Be(nameof(MarketplaceFailure.KeyRejected));
        var stopped = await desk.FeedAsync(id);
        (stopped.State, stopped.LastSuccessAt.HasValue).Should().Be((FeedState.Stopped, true));

        await desk.Get<ChangeShop>().ExecuteAsync(ShopsFixture.Manager, id, new ShopChange(Key: await desk.Simulator.TokenAsync()), desk.Now, CancellationToken.None);
        (await desk.FeedAsync(id)).NextRunAt.Should().BeOnOrBefore(desk.Now);
        (await CursorAsync(id)).Should().Be(cursor);
        (await desk.PullAsync(id)).ErrorCode.Should().BeNull();
    }

    [Fact]
    public async Task A_marketplace_that_fails_is_tried_again_and_its_feed_stands_still_when_that_lasts()
    {
        var id = await desk.ConnectAsync("Лимит");
        await desk.PullAsync(id, FeedKind.Questions);
        await desk.Simulator.FaultAsync("/wb/feedbacks/api/v1/questions*", "500");

        (await desk.PullAsync(id, FeedKind.Questions)).ErrorCode.Should().Be(nameof(MarketplaceFailure.Unavailable));
        await desk.Simulator.HealAsync();

        var feed = await desk.FeedAsync(id, FeedKind.Questions);
        feed.State.Should().Be(FeedState.Retrying);
        feed.NextRunAt.Should().BeAfter(desk.Now);
        (await desk.BoardAsync(id, desk.Now.AddDays(1))).Feeds.Single(f => f.Kind == FeedKind.Questions).State.Should().Be(FeedState.Stopped);
        (await desk.Get<FeedLateness>().LoadAsync(desk.Now.AddDays(1), CancellationToken.None)).StaleFeeds.Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task A_key_is_warned_of_a_fortnight_before_its_end_and_is_told_after_it()
    {
        var id = await desk.ConnectAsync("Ключ кончается", days: 20);
        var shop = await desk.BoardAsync(id);

        shop.KeyEnds(desk.Now).Should().BeFalse();
        shop.KeyEnds(desk.Now.AddDays(7)).Should().BeTrue();
        (await desk.Get<FeedLateness>().LoadAsync(desk.Now.AddDays(21), CancellationToken.None)).ExpiredKeys.Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task A_renamed_shop_keeps_its_key_and_settings()
    {
        var id = await desk.ConnectAsync("До");
        await desk.Get<ChangeShop>().ExecuteAsync(ShopsFixture.Manager, id, new ShopChange(Name: "После"), desk.Now, CancellationToken.None);

        var shop = await desk.BoardAsync(id);
        (shop.Name, shop.HasKey, shop.Settings.Count).Should().Be(("После", true, desk.Simulator.ShopSettings.Count));
    }

    [Fact]
    public async Task Old_runs_are_forgotten_and_young_ones_kept()
    {
        var id = await desk.ConnectAsync("Память");
        await using var db = desk.Data.Open();
        db.Add(FeedRun.Begin(id, FeedKind.Reviews, desk.Now));
        await db.SaveChangesAsync();
        var old = desk.Now.AddDays(-31);
        await desk.Database.ExecuteAsync($"""
            insert into feed_runs (id, shop_id, kind, started_at, read_count, new_count, changed_count, unchanged_count, set_aside_count)
            values ('{Guid.CreateVersion7(old)}', '{id}', 'Reviews', '{old:O}', 0, 0, 0, 0, 0)
            """);

        (await desk.Get<ForgetFeedRunsJob>().RunAsync(CancellationToken.None)).Should().BeTrue();
        (await db.FeedRuns.CountAsync(run => run.ShopId == id)).Should().Be(1);
        (await desk.Get<ForgetFeedRunsJob>().RunAsync(CancellationToken.None)).Should().BeFalse();
    }

    [Fact]
    public async Task A_shop_that_was_connected_by_an_older_version_gets_the_feeds_of_this_one()
    {
        var id = await desk.ConnectAsync("Старый");
        await desk.Database.ExecuteAsync($"delete from feeds where shop_id = '{id}' and kind = 'Questions'");

        await desk.Get<OfferNewFeeds>().ExecuteAsync(desk.Now, CancellationToken.None);

        (await desk.BoardAsync(id)).Feeds.Select(feed => feed.Kind).Should().Contain(FeedKind.Questions);
        (await desk.Get<OfferNewFeeds>().ExecuteAsync(desk.Now, CancellationToken.None)).Should().Be(0);
    }

    /// <summary>The marketplace revokes a key without telling the desk.</summary>
    private async Task ChangeKeyBehindAsync(ShopId id, string key)
    {
        await using var db = desk.Data.Open();
        (await db.Shops.SingleAsync(s => s.Id == id)).UseKey(desk.Get<IKeyVault>().Protect(key), null, null);
        await db.SaveChangesAsync();
    }

    private Task<string> CursorAsync(ShopId id) => desk.Database.ReadAsync<string>($"select cursor from feeds where shop_id = '{id}' and kind = 'Reviews'");

    private static async Task RefusedAsync(string code, Func<Task> act) => (await act.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);
}
