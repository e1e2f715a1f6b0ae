using FluentAssertions;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Inbox;
using Xunit;

namespace SellerDesk.IntegrationTests.Notifications;

/// <summary>What the desk tells people by itself, what each of them sees of it at the bell, and what they do not want to hear of.</summary>
public sealed class AlertTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Bad_reviews_of_a_product_are_told_once_an_hour_to_everybody_and_praise_is_not()
    {
        var (shop, me) = (await ShopAsync("Плохие отзывы"), await HiredAsync());
        await desk.WriteAsync(shop, Now, ReviewWriter.WriteAsync, Written("a", 1, "Сломалось"), Written("b", 2, "Протекает"), Written("c", 5, "Хорошо"));

        await WatchAsync();
        await WatchAsync();

        var told = await ListAsync(me, shop);
        told.Should().ContainSingle().Which.Should().Match<AlertRow>(alert => alert.Kind == AlertKind.BadReview && alert.Severity == AlertSeverity.Warning && !alert.Seen);
        (told[0].Arguments["rating"], told[0].Arguments["text"], told[0].Arguments["shop"]).Should().Be(("1", "Сломалось", "Плохие отзывы"));
        told[0].Link.Should().StartWith("/inbox?state=all&item=");
    }

    [Fact]
    public async Task A_clock_that_runs_out_is_told_to_whoever_has_the_item_first_near_and_then_over()
    {
        var (shop, me, other) = (await ShopAsync("Часы"), await HiredAsync(), await HiredAsync());
        await desk.WriteAsync(shop, Now, ReviewWriter.WriteAsync, Written("a", 4, "Когда ответите?"));
        await desk.Database.ExecuteAsync($"""
            update work_items set assignee_id = '{me.PersonId!.Value.Value}' where shop_id = '{shop.Id}';
            update clocks set started_at = now() - interval '9 hours', minutes = 600, working = false, due_at = now() + interval '1 hour', next_warning_at = now() where shop_id = '{shop.Id}'
            """);
        await WatchClocksAsync();
        (await ListAsync(me, shop)).Should().ContainSingle().Which.Kind.Should().Be(AlertKind.DueSoon);

        await desk.Database.ExecuteAsync($"update clocks set started_at = now() - interval '11 hours', due_at = now() - interval '1 hour', next_warning_at = now() where shop_id = '{shop.Id}'");
        await WatchClocksAsync();
        await WatchClocksAsync();

        (await ListAsync(me, shop)).Select(alert => alert.Kind).Should().BeEquivalentTo([AlertKind.DueSoon, AlertKind.Overdue]);
        (await ListAsync(other, shop)).Should().BeEmpty("it is not theirs");
    }

    [Fact]
    public async Task A_feed_that_stays_broken_is_told_once_a_day_and_a_paused_one_not_at_all()
    {
        var (shop, me) = (await ShopAsync("Поломки"), await HiredAsync());
        await desk.Database.ExecuteAsync($"update feeds set error_code = 'KeyRefused', failures = {WatchDeskJob.BrokenAfter} where shop_id = '{shop.Id}' and kind in ('Reviews', 'Questions')");
        await desk.Database.ExecuteAsync($"update feeds set paused = true where shop_id = '{shop.Id}' and kind = 'Questions'");

        await WatchAsync();
        await WatchAsync();

        (await ListAsync(me, shop)).Should().ContainSingle().Which.Should().Match<AlertRow>(alert => alert.Kind == AlertKind.FeedBroken && alert.Severity == AlertSeverity.Critical && alert.Arguments["feed"] == "Reviews");
    }

    [Fact]
    public async Task The_bell_counts_what_is_unseen_goes_on_by_slices_and_forgets_what_was_seen()
    {
        var (shop, me, other) = (await ShopAsync("Колокол"), await HiredAsync(), await HiredAsync());
        await RaiseAsync(shop, null, 5);
        await RaiseAsync(shop, other.PersonId, 1);

        (await List().CountAsync(me, None)).Should().BeGreaterThanOrEqualTo(5);
        var first = (await List().LoadAsync(me, null, 3, unseen: false, None)).ToList();
        var next = await List().LoadAsync(me, first[^1], 200, unseen: false, None);
        first.Concat(next).Select(alert => alert.Id).Should().OnlyHaveUniqueItems();
        first.Concat(next).Where(alert => alert.ShopId == shop.Id).Should().HaveCount(5, "what is for another person is theirs alone");

        var seen = new MarkAlertsSeen(desk.Scoped(), TimeProvider.System);
        var before = await List().CountAsync(me, None);
        await seen.OneAsync(me, first[0].Id, None);
        (await List().CountAsync(me, None)).Should().Be(before - 1);
        (await List().LoadAsync(me, null, 1, unseen: false, None))[0].Seen.Should().BeTrue();
        await seen.AllAsync(me, None);
        (await List().CountAsync(me, None)).Should().Be(0);
        (await List().CountAsync(other, None)).Should().BeGreaterThanOrEqualTo(6, "each sees for themselves");
    }

    [Fact]
    public async Task A_kind_that_somebody_does_not_want_is_gone_from_their_bell_alone_and_comes_back()
    {
        var (shop, me, other) = (await ShopAsync("Выбор"), await HiredAsync(), await HiredAsync());
        await RaiseAsync(shop, null, 2);
        var choose = new ChooseAlerts(desk.Scoped());
        (await choose.LoadAsync(me, None)).Should().BeEquivalentTo(Enum.GetValues<AlertKind>());

        await choose.ExecuteAsync(me, Enum.GetValues<AlertKind>().Except([AlertKind.ReviewBurst]).ToHashSet(), null, None);

        (await ListAsync(me, shop)).Should().BeEmpty();
        (await ListAsync(other, shop)).Should().HaveCount(2);
        await choose.ExecuteAsync(me, Enum.GetValues<AlertKind>().ToHashSet(), null, None);
        (await ListAsync(me, shop)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_person_of_one_shop_hears_nothing_of_another()
    {
        var (mine, foreign, me) = (await ShopAsync("Свой"), await ShopAsync("Не свой"), await HiredAsync());
        await RaiseAsync(mine, null, 1);
        await RaiseAsync(foreign, null, 1);

        var list = new AlertList(desk.Scoped(Application.Data.ShopScope.Of([mine.Id])), TimeProvider.System);

        (await list.LoadAsync(me, null, 200, unseen: true, None)).Should().OnlyContain(alert => alert.ShopId == mine.Id).And.NotBeEmpty();
    }

    private static Application.Marketplaces.IncomingReview Written(string number, short rating, string text) => InboxFixture.Review(number, rating, text, Now.AddMinutes(-5));

    private AlertList List() => new(desk.Scoped(), TimeProvider.System);

    private async Task<List<AlertRow>> ListAsync(Actor person, Shop shop) => [.. (await List().LoadAsync(person, null, 200, unseen: true, None)).Where(alert => alert.ShopId == shop.Id)];

    private Task<bool> WatchAsync() => new WatchDeskJob(desk.Data, TimeProvider.System).RunAsync(None);

    private Task<bool> WatchClocksAsync() => new WatchClocksJob(desk.Data, TimeProvider.System).RunAsync(None);

    /// <summary>Connected before what is written now.</summary>
    private async Task<Shop> ShopAsync(string name)
    {
        var shop = await desk.AddShopAsync(name);
        await desk.Database.ExecuteAsync($"update shops set created_at = now() - interval '1 day' where id = '{shop.Id}'");
        return shop;
    }

    private async Task RaiseAsync(Shop shop, PersonId? person, int count)
    {
        await using var db = desk.Data.Open();
        db.AddRange(Enumerable.Range(1, count).Select(n => new Alert
        {
            Id = AlertId.New(),
            PersonId = person,
            ShopId = shop.Id,
            Kind = AlertKind.ReviewBurst,
            Subject = $"{n}",
            CreatedAt = DateTimeOffset.UtcNow.AddMilliseconds(n),
        }));
        await db.SaveChangesAsync();
    }

    // What was told before somebody came is not news to them: the tests' people came yesterday.
    private async Task<Actor> HiredAsync()
    {
        var added = await desk.UseAsync<AddPerson, AddedPerson>(add => add.ExecuteAsync(Actor.Desk, "Слушающая", $"{Guid.NewGuid():N}@example.test", Role.Support, Application.Data.ShopScope.Everything, Now.AddDays(-1), None));
        return new Actor(new PersonId(added.Id.Value), "Слушающая", Role.Support, Application.Data.ShopScope.Everything);
    }
}
