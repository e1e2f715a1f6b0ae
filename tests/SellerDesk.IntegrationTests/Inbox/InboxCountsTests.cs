using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Inbox;

public sealed class InboxCountsTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Counters_equal_the_rows_after_any_changes_and_after_folding_beside_them()
    {
        var shop = await desk.AddShopAsync("Счётчики");
        await desk.WriteAsync(shop, [.. Enumerable.Range(1, 200).Select(n => InboxFixture.Review($"c{n}", (short)(n % 5 + 1), n % 3 == 0 ? "" : "Текст"))]);
        var ids = (await desk.List().IdsAsync(InboxFixture.Ask(shop), 1000, None)).ToList();
        using var done = new CancellationTokenSource();
        var folding = FoldUntilAsync(done.Token);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(seed => ChangeAsync(ids, seed)));
        await done.CancelAsync();
        await folding;

        await ShouldMatchAsync(shop);
        await desk.Desk.Services.GetRequiredService<FoldInboxCountsJob>().RunAsync(None);
        await ShouldMatchAsync(shop);
        (await desk.Desk.Services.GetRequiredService<FoldInboxCountsJob>().RunAsync(None)).Should().BeFalse("folded counters have nothing to fold");
    }

    /// <summary>COUNTS_OPS and COUNTS_SEED make it longer or another one: 10,000 for the figure.</summary>
    [Fact]
    public async Task Counters_are_exact_after_random_deeds_of_eight_people()
    {
        const int People = 8;
        var (deeds, seed) = (Number("COUNTS_OPS", 1_500), Number("COUNTS_SEED", 17));
        var shop = await desk.AddShopAsync("Восемь человек");
        await desk.WriteAsync(shop, [.. Enumerable.Range(1, 400).Select(n => InboxFixture.Review($"e{n}", (short)(n % 5 + 1), n % 3 == 0 ? "" : "Текст"))]);
        var ids = (await desk.List().IdsAsync(InboxFixture.Ask(shop), 1000, None)).ToList();
        using var done = new CancellationTokenSource();
        var folding = FoldUntilAsync(done.Token);

        await Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(() => DoAsync(ids, new Random(seed + person), deeds / People))));
        await done.CancelAsync();
        await folding;

        await ShouldMatchAsync(shop);
    }

    [Fact]
    public async Task Choices_beside_the_list_are_counted_with_the_rest_of_the_filter()
    {
        var shop = await desk.AddShopAsync("Грани");
        await desk.WriteAsync(shop, InboxFixture.Review("a", 1, "Плохо"), InboxFixture.Review("b", 1, ""), InboxFixture.Review("c", 5, "Хорошо"));

        var figures = await desk.Counts().LoadAsync(InboxFixture.Ask(shop, "rating=1&text=yes"), None);

        (figures.Total, figures.Capped).Should().Be((1, false));
        figures.Ratings.Should().Equal(new Dictionary<short, int> { [1] = 1, [5] = 1 });
        figures.Shops[shop.Id].Should().Be(1);
    }

    [Fact]
    public async Task What_counters_do_not_know_is_counted_from_a_slice_with_the_same_choices()
    {
        var shop = await desk.AddShopAsync("Сроки");
        await desk.WriteAsync(shop,
            InboxFixture.Review("over", 1, "Плохо", InboxFixture.Now.AddDays(-2)),
            InboxFixture.Review("due", 1, "Плохо", InboxFixture.Now),
            InboxFixture.Review("later", 5, "", InboxFixture.Now));

        async Task<int> CountAsync(string query) => (await desk.Counts().TotalAsync(InboxFixture.Ask(shop, query), None)).Total;

        (await CountAsync("due=over")).Should().BeGreaterThanOrEqualTo(1);
        (await CountAsync("q=плохой")).Should().Be(2);
        (await CountAsync("q=плохой&rating=5")).Should().Be(0);
        (await CountAsync("age=30d")).Should().Be(3);
    }

    private async Task ChangeAsync(List<WorkItemId> ids, int seed)
    {
        var random = new Random(seed);
        var counters = new InboxCounters(desk.Data, TimeProvider.System);
        var actor = DeskFixture.Somebody(Role.Support);
        for (var round = 0; round < 12; round++)
        {
            var some = ids.OrderBy(_ => random.Next()).Take(random.Next(1, 40)).ToList();
            _ = random.Next(3) switch
            {
                0 => await new AssignItems(desk.Scoped(), counters, TimeProvider.System).ExecuteAsync(actor, some, random.Next(2) == 0 ? null : actor.PersonId, null, None),
                1 => await new CloseItems(desk.Scoped(), counters, TimeProvider.System).ExecuteAsync(actor, some, null, None),
                _ => await new ReopenItems(desk.Scoped(), counters, TimeProvider.System).ExecuteAsync(actor, some, null, None),
            };
        }
    }

    private async Task DoAsync(List<WorkItemId> ids, Random random, int deeds)
    {
        var counters = new InboxCounters(desk.Data, TimeProvider.System);
        var actor = DeskFixture.Somebody(Role.Support);
        for (var deed = 0; deed < deeds; deed++)
        {
            WorkItemId[] one = [ids[random.Next(ids.Count)]];
            _ = random.Next(5) switch
            {
                0 => await new AssignItems(desk.Scoped(), counters, TimeProvider.System).ExecuteAsync(actor, one, random.Next(2) == 0 ? null : actor.PersonId, null, None),
                1 or 2 => await new CloseItems(desk.Scoped(), counters, TimeProvider.System).ExecuteAsync(actor, one, null, None),
                3 => await new SnoozeItems(desk.Scoped(), counters, TimeProvider.System).ExecuteAsync(actor, one, DateTimeOffset.UtcNow.AddDays(1), SnoozeWake.Day, null, None),
                _ => await new ReopenItems(desk.Scoped(), counters, TimeProvider.System).ExecuteAsync(actor, one, null, None),
            };
        }
    }

    private static int Number(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : otherwise;

    private async Task FoldUntilAsync(CancellationToken stop)
    {
        var job = desk.Desk.Services.GetRequiredService<FoldInboxCountsJob>();
        while (!stop.IsCancellationRequested)
        {
            await job.RunAsync(None);
        }
    }

    private async Task ShouldMatchAsync(Shop shop)
    {
        await using var db = desk.Data.Open();
        var items = await db.WorkItems.AsNoTracking().Where(i => i.ShopId == shop.Id).ToListAsync();
        foreach (var query in new[] { "", "state=closed", "state=all", "rating=1,2", "rating=4&text=no", "assignee=none", "state=all&photo=no", "reply=none" })
        {
            var ask = InboxFixture.Ask(shop, query);
            var figures = await desk.Counts().LoadAsync(ask, None);
            var rows = (await desk.List().IdsAsync(ask, 1000, None)).Count;
            figures.Total.Should().Be(rows, "the counters of «{0}» count the rows that it lists", query);
        }

        var states = (await desk.Counts().LoadAsync(InboxFixture.Ask(shop), None)).States;
        states.Should().Equal(items.GroupBy(i => i.State).ToDictionary(group => group.Key, group => group.Count()));
    }
}
