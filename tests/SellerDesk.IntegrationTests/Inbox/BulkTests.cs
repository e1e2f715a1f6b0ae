using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Inbox;

public sealed class BulkTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private readonly InboxCounters counters = new(desk.Data, TimeProvider.System);

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Closing_many_closes_what_is_open_names_what_was_not_and_is_taken_back_whole()
    {
        var (_, ids) = await ItemsAsync("Закрыть", 5);
        var close = new CloseItems(desk.Scoped(), counters, TimeProvider.System);
        await close.ExecuteAsync(DeskFixture.Somebody(Role.Support), [ids[0]], null, None);

        var outcome = await close.ExecuteAsync(DeskFixture.Somebody(Role.Support), [.. ids, WorkItemId.From(Guid.NewGuid())], null, None);

        outcome.Items.Should().BeEquivalentTo(ids.Skip(1));
        outcome.Skipped.Select(skipped => skipped.Rule).Should().BeEquivalentTo("workItem.alreadyClosed", "workItem.unknown");
        var back = await new ReopenItems(desk.Scoped(), counters, TimeProvider.System).ExecuteAsync(DeskFixture.Somebody(Role.Support), outcome.Items, null, None);
        back.Done.Should().HaveCount(4);
        (await StatesAsync(ids)).Should().Equal(new Dictionary<WorkItemState, int> { [WorkItemState.Open] = 4, [WorkItemState.Closed] = 1 });
    }

    [Fact]
    public async Task Undoing_an_assignment_gives_each_item_back_to_whom_it_belonged()
    {
        var (_, ids) = await ItemsAsync("Назначить", 3);
        var (first, second) = (PersonId.New(), PersonId.New());
        var assign = new AssignItems(desk.Scoped(), counters, TimeProvider.System);
        var actor = DeskFixture.Somebody(Role.Support);
        await assign.ExecuteAsync(actor, [ids[0]], first, null, None);

        var outcome = await assign.ExecuteAsync(actor, ids, second, null, None);
        await assign.RestoreAsync(actor, outcome, None);

        await using var db = desk.Data.Open();
        (await db.WorkItems.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.AssigneeId))
            .Should().BeEquivalentTo(new Dictionary<WorkItemId, PersonId?> { [ids[0]] = first, [ids[1]] = null, [ids[2]] = null });
    }

    [Fact]
    public async Task People_with_overlapping_choices_do_not_wait_in_a_circle()
    {
        var (_, ids) = await ItemsAsync("Вместе", 250);
        var rounds = Enumerable.Range(0, 6).Select(n => new AssignItems(desk.Scoped(), counters, TimeProvider.System)
            .ExecuteAsync(DeskFixture.Somebody(Role.Support), n % 2 == 0 ? ids : [.. ids.Reverse<WorkItemId>()], PersonId.New(), null, None));

        var outcomes = await Task.WhenAll(rounds);

        outcomes.Should().OnlyContain(outcome => outcome.Done.Count == 250 && outcome.Skipped.Count == 0);
    }

    [Fact]
    public async Task Whoever_may_only_look_changes_nothing()
    {
        var (_, ids) = await ItemsAsync("Смотреть", 1);
        var viewer = DeskFixture.Somebody(Role.Viewer);

        await FluentActions.Awaiting(() => new CloseItems(desk.Scoped(), counters, TimeProvider.System).ExecuteAsync(viewer, ids, null, None))
            .Should().ThrowAsync<RuleException>().Where(refused => refused.Code == "role.needed");
        await new MarkRead(desk.Scoped()).ExecuteAsync(viewer, ids[0], None);
        (await desk.List().LoadAsync(ids, None))[0].Unread.Should().BeTrue();
        await new MarkRead(desk.Scoped()).ExecuteAsync(DeskFixture.Somebody(Role.Support), ids[0], None);
        (await desk.List().LoadAsync(ids, None))[0].Unread.Should().BeFalse();
    }

    private async Task<(Shop Shop, List<WorkItemId> Ids)> ItemsAsync(string shopName, int count)
    {
        var shop = await desk.AddShopAsync(shopName);
        await desk.WriteAsync(shop, [.. Enumerable.Range(1, count).Select(n => InboxFixture.Review($"b{n}", 2, "Текст"))]);
        return (shop, [.. await desk.List().IdsAsync(InboxFixture.Ask(shop), 1000, None)]);
    }

    private async Task<Dictionary<WorkItemState, int>> StatesAsync(List<WorkItemId> ids)
    {
        await using var db = desk.Data.Open();
        return await db.WorkItems.Where(i => ids.Contains(i.Id)).GroupBy(i => i.State).ToDictionaryAsync(group => group.Key, group => group.Count());
    }
}
