using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Bulk;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Orders.Packing;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Inbox;
using Xunit;

namespace SellerDesk.IntegrationTests.Orders;

/// <summary>Deeds on many orders are runs like those of the inbox: a row each, refused with a reason, taken back whole.</summary>
public sealed class OrderBulkTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private static readonly DateTimeOffset Now = InboxFixture.Now;

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Sheets_are_ticked_off_for_many_orders_and_undo_takes_back_what_the_run_ticked_and_nothing_else()
    {
        var actor = await HiredAsync("Упаковщица");
        var (shop, orders) = await OrderedAsync("Много", OrderStage.Received, OrderStage.Assembled, OrderStage.Delivered);
        var first = (await SheetAsync(orders[0])).Rules[0].Point;
        await new TickPacking(new PackingSheets(desk.Scoped()), desk.Scoped(), TimeProvider.System).ExecuteAsync(actor, orders[0], PackingTick.WholeOrder, first, "Раньше", done: true, None);

        var ended = await RunAsync(actor, BulkVerb.Pack, "", orders);

        (ended.Total, ended.Done, ended.Refused).Should().Be((3, 2, 1));
        var rows = await new BulkRuns(desk.Scoped()).RowsAsync(ended.Id, null, -1, 10, None);
        rows.Select(row => row.Order).Should().Equal("b0", "b1", "b2");
        rows[2].Reason!.Code.Should().Be("packing.notHere");
        foreach (var order in orders[..2])
        {
            (await SheetAsync(order)).Open.Should().BeEmpty();
        }

        (await SheetAsync(orders[1])).Rules.Should().OnlyContain(rule => rule.Tick!.Text.StartsWith("слова ") && rule.Tick.PersonId == actor.PersonId!.Value.Value);

        await EndAsync(await desk.Desk.Services.GetRequiredService<ChangeBulkRun>().UndoAsync(actor, ended.Id, None));
        (await SheetAsync(orders[0])).Rules.Where(rule => rule.Tick is not null).Select(rule => rule.Tick!.Text).Should().Equal("Раньше");
        (await SheetAsync(orders[1])).Done.Should().Be(0);
    }

    [Fact]
    public async Task Late_ones_are_given_to_somebody_and_tagged_the_rest_says_that_it_is_not_late()
    {
        var actor = await HiredAsync("Разбирающая");
        var (shop, orders) = await OrderedAsync("Опоздавшие", OrderStage.InTransit, OrderStage.InTransit);
        await desk.Database.ExecuteAsync($"""
            insert into work_items (id, shop_id, kind, state, created_at, due_at, has_text, has_photo, unread, preview, reply_state)
            values ('{orders[0].Value}', '{shop.Id.Value}', 'LateOrder', 'Open', now(), now(), false, false, true, 'b0', 'None')
            """);

        var ended = await RunAsync(actor, BulkVerb.Assign, MacroStep.Me, orders);
        await RunAsync(actor, BulkVerb.Tag, "Срочно", orders);

        (ended.Done, ended.Refused).Should().Be((1, 1));
        (await new BulkRuns(desk.Scoped()).RowsAsync(ended.Id, BulkItemState.Refused, -1, 10, None)).Should().ContainSingle().Which.Should().Match<BulkRow>(row => row.Order == "b1" && row.Reason!.Code == "order.noItem");
        await using var db = desk.Data.Open();
        var late = WorkItemId.From(orders[0].Value);
        (await db.WorkItems.SingleAsync(i => i.Id == late)).Should().Match<WorkItem>(item => item.AssigneeId == actor.PersonId && item.Tags.Contains("срочно"));
    }

    [Fact]
    public async Task Orders_of_other_peoples_shops_are_not_taken()
    {
        var actor = await HiredAsync("Чужая");
        var (_, orders) = await OrderedAsync("Не её", OrderStage.Received);
        var start = new StartBulkRun(desk.Scoped(ShopScope.Nothing), desk.List(), desk.Desk.Services.GetRequiredService<RunBulkJob>(), TimeProvider.System);
        (await FluentActions.Awaiting(() => start.ExecuteAsync(actor, Wish(BulkVerb.Pack, "", orders), None)).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("bulk.nothing");
    }

    private static BulkWish Wish(BulkVerb verb, string value, IReadOnlyList<OrderId> orders) => BulkWish.One(verb, value, null, InboxFixture.Ask("")) with
    {
        Orders = orders,
        Words = Enum.GetValues<Marketplace>().SelectMany(PackingRules.Of).Distinct().ToDictionary(code => code, code => $"слова {code}"),
    };

    private async Task<BulkRunCard> RunAsync(Actor actor, BulkVerb verb, string value, IReadOnlyList<OrderId> orders) => await EndAsync(
        await new StartBulkRun(desk.Scoped(), desk.List(), desk.Desk.Services.GetRequiredService<RunBulkJob>(), TimeProvider.System).ExecuteAsync(actor, Wish(verb, value, orders), None));

    private async Task<BulkRunCard> EndAsync(BulkRunId run)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            await desk.Desk.Services.GetRequiredService<RunBulkJob>().RunAsync(None);
            if (await new BulkRuns(desk.Scoped()).LoadAsync(run, None) is { IsActive: false } card)
            {
                return card;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The run did not end.");
    }

    private async Task<Actor> HiredAsync(string name)
    {
        var added = await desk.UseAsync<AddPerson, AddedPerson>(add => add.ExecuteAsync(Actor.Desk, name, $"{Guid.NewGuid():N}@example.test", Role.Support, ShopScope.Everything, DateTimeOffset.UtcNow, None));
        return new Actor(new PersonId(added.Id.Value), name, Role.Support, ShopScope.Everything);
    }

    private async Task<(Shop Shop, List<OrderId> Orders)> OrderedAsync(string name, params OrderStage[] stages)
    {
        var shop = await desk.AddShopAsync(name);
        await desk.WriteAsync(shop, Now, OrderWriter.WriteAsync,
            [.. stages.Select((stage, i) => new IncomingOrder { Number = $"b{i}", Status = "any", Stage = stage, OrderedAt = Now.AddHours(-i), Lines = [new IncomingOrderLine(1, new IncomingProduct("m1", "Термокружка"), "Кружки", 1, 990, 0, "RUB")] })]);
        await using var db = desk.Data.Open();
        return (shop, await db.Orders.Where(o => o.ShopId == shop.Id).OrderByDescending(o => o.OrderedAt).Select(o => o.Id).ToListAsync());
    }

    private async Task<PackingSheet> SheetAsync(OrderId order) => (await new PackingSheets(desk.Scoped()).FindAsync(order, None))!;
}
