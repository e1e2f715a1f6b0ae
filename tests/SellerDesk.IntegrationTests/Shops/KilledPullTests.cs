using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Shops;

/// <summary>A pull that is killed ten times at random moments ends where an undisturbed one does.</summary>
public sealed class KilledPullTests : DeskFixture
{
    private const int Kills = 10;

    protected override IEnumerable<string> Settings => ["--Pull:Lease=00:00:01"];

    [Fact]
    public async Task A_pull_killed_ten_times_ends_like_an_undisturbed_one()
    {
        await using var simulator = await Simulated.StartAsync(reviews: 12_000);
        var token = await simulator.TokenAsync();
        var killed = await AddShopAsync("Прерванный", token, simulator.ShopSettings);
        await simulator.FaultAsync("/wb/feedbacks/*", "slow", seconds: 0.2);
        var random = new Random(20261121);
        var cut = 0;
        for (var round = 0; round < Kills; round++)
        {
            using var process = DeskProcess.Start(Database.ConnectionString, new Dictionary<string, string> { ["Pull__Lease"] = "00:00:01" });
            await PullsAsync(killed);
            await Task.Delay(random.Next(20, 900));
            cut += await RunningAsync(killed) > 0 ? 1 : 0;
            process.Kill();
            await Task.Delay(TimeSpan.FromSeconds(1.1));
        }

        cut.Should().BeGreaterThan(2, "the kills hit pulls that were running");
        await simulator.HealAsync();
        var whole = await AddShopAsync("Непрерванный", token, simulator.ShopSettings);
        await CatchUpAsync(killed);
        await CatchUpAsync(whole);

        (await CountAsync(whole)).Should().Be((await simulator.TrueReviewsAsync()).Count);
        (await CountAsync(killed)).Should().Be(await CountAsync(whole));
        (await ContentsAsync(killed)).Should().Be(await ContentsAsync(whole));
        (await CountersAsync(killed)).Should().Be(await CountersAsync(whole));
    }

    /// <summary>Waits until the process has started a pull of the shop, or has finished all there is.</summary>
    private async Task PullsAsync(Shop shop)
    {
        var before = await RunsAsync(shop);
        for (var tries = 0; tries < 300 && await RunsAsync(shop) == before; tries++)
        {
            await Task.Delay(50);
        }
    }

    private async Task CatchUpAsync(Shop shop)
    {
        var report = await Desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(shop.Id, FeedKind.Reviews, CancellationToken.None);
        report.ErrorCode.Should().BeNull(report.ErrorDetail);
    }

    private Task<long> RunsAsync(Shop shop) => Database.ReadAsync<long>($"select count(*) from feed_runs where shop_id = '{shop.Id}' and kind = 'Reviews'");

    private Task<long> RunningAsync(Shop shop) =>
        Database.ReadAsync<long>($"select count(*) from feed_runs where shop_id = '{shop.Id}' and kind = 'Reviews' and finished_at is null and started_at > now() - interval '3 seconds'");

    private Task<long> CountAsync(Shop shop) => Database.ReadAsync<long>($"select count(*) from reviews where shop_id = '{shop.Id}'");

    /// <summary>
    /// All that the pull writes. The deadline of what reads as urgent is left out: the killed desk's own job may have read some of it before it was killed, and brought that nearer.
    /// </summary>
    private Task<string> ContentsAsync(Shop shop) => Database.ReadAsync<string>($"""
        with urgent as (select x.number from clocks c join reviews x on x.id = c.subject_id and x.shop_id = c.shop_id where c.of = 'Urgent')
        select md5(string_agg(concat_ws('|', r.number, r.rating, r.text, r.pros, r.cons, r.author, r.created_at, r.answer_text, r.answer_state, p.number, w.state, w.reply_state,
          case when r.number not in (select number from urgent) then w.due_at end, w.preview, w.search), chr(10) order by r.number))
        from reviews r join work_items w on w.id = r.id left join products p on p.id = r.product_id where r.shop_id = '{shop.Id}'
        """);

    private Task<string> CountersAsync(Shop shop) => Database.ReadAsync<string>($"""
        select coalesce(string_agg(concat_ws(',', state, reply_state, rating, has_text, has_photo, n), ';' order by state, reply_state, rating, has_text, has_photo), '')
        from (select state, reply_state, rating, has_text, has_photo, sum(count) as n from inbox_counts where shop_id = '{shop.Id}' and kind = 'Review'
          group by 1, 2, 3, 4, 5 having sum(count) <> 0) as cells
        """);
}
