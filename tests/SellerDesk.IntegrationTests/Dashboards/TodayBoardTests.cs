using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Dashboards;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Inbox;
using Xunit;

namespace SellerDesk.IntegrationTests.Dashboards;

public sealed class TodayBoardTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private static readonly PersonId Me = PersonId.New();

    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_number_counts_exactly_the_rows_that_its_link_lists(int seed)
    {
        var random = new Random(seed);
        var shops = new[] { await FilledShopAsync($"Первый {seed}", random), await FilledShopAsync($"Второй {seed}", random) };

        await ShouldListWhatItCountsAsync(ShopScope.Everything);
        await ShouldListWhatItCountsAsync(ShopScope.Of([shops[0].Id]));
        await ShouldListWhatItCountsAsync(ShopScope.Everything, shops[1].Id);
        (await LoadAsync(ShopScope.Of([shops[0].Id]), shops[1].Id)).Counts.Should().OnlyContain(count => count.Count == 0, "a shop that somebody does not see has nothing for them");
    }

    [Fact]
    public async Task It_begins_with_the_first_rows_of_the_list_that_it_leads_to()
    {
        var shop = await FilledShopAsync("Начало", new Random(3));
        var scope = ShopScope.Of([shop.Id]);

        var today = await LoadAsync(scope);

        today.First.Filter.Should().Be(new InboxFilter { Due = InboxDue.Today });
        var listed = await desk.List(scope).IdsAsync(Ask(today.First.Filter), TodayBoard.Rows, None);
        today.First.Rows.Select(row => row.Id).Should().Equal(listed).And.HaveCount(TodayBoard.Rows);
    }

    [Fact]
    public async Task When_nothing_is_urgent_it_goes_on_with_what_is_due_next()
    {
        var shop = await desk.AddShopAsync("Спокойный");
        await desk.WriteAsync(shop, InboxFixture.Review("calm", 5, "Хорошо"));
        await desk.Database.ExecuteAsync($"update work_items set due_at = timestamptz '{InboxFixture.Now.AddDays(2):O}' where shop_id = '{shop.Id}'");

        var today = await LoadAsync(ShopScope.Of([shop.Id]));

        (today.Urgent.Count, today.Waiting.Count, today.Reviews.Rest).Should().Be((0, 1, 1));
        today.First.Filter.Should().Be(InboxFilter.Default);
        today.First.Rows.Should().ContainSingle();
    }

    [Fact]
    public async Task Somebody_without_shops_sees_nothing_of_anybodys()
    {
        await FilledShopAsync("Чужой", new Random(4));

        var today = await LoadAsync(ShopScope.Nothing);

        today.Counts.Should().OnlyContain(count => count.Count == 0);
        (today.First.Rows.Count, today.Shops.Count, today.AnyShops).Should().Be((0, 0, true));
    }

    private async Task ShouldListWhatItCountsAsync(ShopScope scope, ShopId? shop = null)
    {
        var today = await LoadAsync(scope, shop);
        today.Counts.Sum(count => count.Count).Should().BeGreaterThan(100, "the test looked at something");
        foreach (var count in today.Counts)
        {
            // What the link carries is what the inbox reads out of the address.
            var query = InboxQuery.Write(count.Filter);
            var rows = await desk.List(scope).IdsAsync(Ask(InboxQuery.Read(query)), 10_000, None);
            (count.Count, count.Capped).Should().Be((rows.Count, false), "of «{0}»", query);
        }

        foreach (var queue in new[] { today.Reviews, today.Questions })
        {
            (queue.Over.Count + queue.Soon + queue.Rest).Should().Be(queue.All.Count, "the bar's parts make the whole");
        }
    }

    private Task<Today> LoadAsync(ShopScope scope, ShopId? shop = null)
    {
        var counts = new InboxCounts(new InboxCounters(desk.Data, new FixedClock(InboxFixture.Now)), new Eyes(scope));
        return new TodayBoard(desk.List(scope), counts, desk.Names(), new SyncBoard(desk.Scoped(scope))).LoadAsync(Me, shop, InboxFixture.Now, TimeZoneInfo.Utc, None);
    }

    private static InboxAsk Ask(InboxFilter filter) => new(filter, Me, InboxFixture.Now, TimeZoneInfo.Utc);

    /// <summary>Items of both kinds in every state that the page tells apart.</summary>
    private async Task<Shop> FilledShopAsync(string name, Random random)
    {
        var shop = await desk.AddShopAsync(name);
        await desk.WriteAsync(shop, [.. Enumerable.Range(1, 150).Select(n =>
            InboxFixture.Review($"r{n}", (short)random.Next(1, 6), random.Next(3) == 0 ? "" : "Текст", InboxFixture.Now.AddMinutes(-random.Next(6000))))]);
        await using var db = desk.Data.Open();
        foreach (var id in await db.WorkItems.Where(i => i.ShopId == shop.Id).Select(i => i.Id).ToListAsync())
        {
            var question = random.Next(3) == 0;
            var (state, reply) = random.Next(7) switch
            {
                0 => (WorkItemState.Open, ReplyState.Rejected),
                1 => (WorkItemState.Open, ReplyState.Failed),
                2 => (WorkItemState.Answering, ReplyState.InModeration),
                3 => (WorkItemState.Closed, ReplyState.Published),
                _ => (WorkItemState.Open, ReplyState.None),
            };
            var due = InboxFixture.Now.AddMinutes(random.Next(-1500, 3000));
            var assignee = random.Next(3) == 0 ? $"'{Me.Value}'" : "null";
            await desk.Database.ExecuteAsync($"""
                update work_items set kind = '{(question ? WorkItemKind.Question : WorkItemKind.Review)}', rating = {(question ? "null" : "rating")},
                  state = '{state}', reply_state = '{reply}', due_at = timestamptz '{due:O}', assignee_id = {assignee},
                  closed_at = {(state == WorkItemState.Closed ? "created_at" : "null")}
                where id = '{id.Value}'
                """);
        }

        return shop;
    }

    private sealed class Eyes(ShopScope scope) : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(scope);
    }
}
