using FluentAssertions;
using SellerDesk.Application.Complaints;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Complaints;

public sealed class CaseMoveTests(CaseFixture desk) : IClassFixture<CaseFixture>
{
    [Fact]
    public async Task A_case_goes_from_its_first_word_to_its_end_and_every_step_stays_in_the_trail()
    {
        var (shop, product) = await BoughtAsync("Весь путь", 2);
        var id = await desk.OpenAsync(CaseFixture.Form(shop, "o1", new FormLine(product, 1)));
        await desk.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.Analysing));
        await Refused(() => desk.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.Deciding)), "complaint.needs.reason");
        await desk.MoveAsync(id, new CaseMove.Explain("defect.broken", "supplier.defect"));
        await desk.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.Deciding));
        await Refused(() => desk.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.CarryingOut)), "complaint.needs.resolution");
        await desk.MoveAsync(id, new CaseMove.Resolve(new ResolutionWish(ResolutionKind.Refund)));
        await desk.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.CarryingOut));
        await desk.MoveAsync(id, new CaseMove.CarryOut(CarryingOut.Cabinet, "вернули в кабинете"));
        await desk.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.FollowingUp));
        await Refused(() => desk.MoveAsync(id, new CaseMove.Close(CloseReason.Done)), "complaint.needs.outcome");
        await desk.MoveAsync(id, new CaseMove.Close(CloseReason.Done, ComplaintOutcome.Satisfied));
        var complaint = await desk.CaseAsync(id);
        (complaint.Stage, complaint.Amount, complaint.Lines[0].Quantity).Should().Be((ComplaintStage.Closed, 500m, 1));
        (await desk.ItemAsync(id)).State.Should().Be(WorkItemState.Closed);
        (await desk.TrailAsync(id)).Select(m => m.Deed).Should().Equal(
            ComplaintDeed.Opened, ComplaintDeed.Moved, ComplaintDeed.Explained, ComplaintDeed.Moved, ComplaintDeed.Resolved, ComplaintDeed.Moved, ComplaintDeed.CarriedOut, ComplaintDeed.Moved, ComplaintDeed.Closed);
    }

    [Fact]
    public async Task Two_cases_together_never_give_more_than_was_paid()
    {
        var (shop, product) = await BoughtAsync("Больше оплаченного", 2);
        var first = await DecidingAsync(shop, product);
        var second = await DecidingAsync(shop, product);
        await desk.MoveAsync(first, new CaseMove.Resolve(new ResolutionWish(ResolutionKind.Refund, 500)));
        await Refused(() => desk.MoveAsync(second, new CaseMove.Resolve(new ResolutionWish(ResolutionKind.Refund, 500.01m))), "complaint.moreThanPaid");
        await Refused(() => desk.OpenAsync(CaseFixture.Form(shop, "o1", new FormLine(product, 1))), "complaint.moreThanBought");
    }

    [Fact]
    public async Task The_database_refuses_what_two_people_give_at_the_same_moment()
    {
        var (shop, product) = await BoughtAsync("Одновременно", 1);
        async Task<bool> TryAsync()
        {
            try
            {
                await desk.OpenAsync(CaseFixture.Form(shop, "o1", new FormLine(product, 1)));
                return true;
            }
            catch (RuleException refused) when (refused.Code is "complaint.moreThanBought" or "complaint.boughtByOthers")
            {
                return false;
            }
        }

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryAsync()));
        opened.Count(done => done).Should().Be(1, "one piece was bought");
        (await desk.Database.ReadAsync<long>($"select sum(quantity)::bigint from complaint_lines where shop_id = '{shop.Id}'")).Should().Be(1);
    }

    [Fact]
    public async Task Whoever_is_second_is_told_that_the_case_was_moved()
    {
        var (shop, product) = await BoughtAsync("Вдвоём", 1);
        var id = await desk.OpenAsync(CaseFixture.Form(shop, "o1", new FormLine(product, 1)));
        var seen = (await desk.CardAsync(id)).Version;
        await desk.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.Analysing), seen);
        await Refused(() => desk.MoveAsync(id, new CaseMove.Explain("defect", "supplier"), seen), "complaint.movedMeanwhile");
    }

    [Fact]
    public async Task Boxes_that_are_ticked_in_one_moment_are_all_ticked()
    {
        var shop = await desk.AddShopAsync("Сразу");
        var id = await desk.OpenAsync(CaseFixture.Form(shop));
        string[] points = ["order", "messages", "buyer-photos", "weight"];
        await Task.WhenAll(points.Select(point => desk.MoveAsync(id, new CaseMove.Tick(point, true))));
        (await desk.CaseAsync(id)).Evidence.Keys.Should().BeEquivalentTo(points);
        (await desk.TrailAsync(id)).Count(move => move.Deed == ComplaintDeed.Ticked).Should().Be(points.Length);
    }

    [Fact]
    public async Task A_move_is_taken_back_whole_and_only_while_it_is_the_last()
    {
        var (shop, product) = await BoughtAsync("Отмена", 1);
        var id = await DecidingAsync(shop, product);
        var first = await desk.MoveAsync(id, new CaseMove.Resolve(new ResolutionWish(ResolutionKind.PartialRefund, 100)));
        var close = await desk.MoveAsync(id, new CaseMove.Close(CloseReason.Withdrawn));
        await Refused(() => desk.UndoAsync(id, first), "complaint.notLast");
        await desk.UndoAsync(id, close);
        var complaint = await desk.CaseAsync(id);
        (complaint.Stage, complaint.Amount, complaint.Lines[0].Quantity, complaint.ClosedAt).Should().Be((ComplaintStage.Deciding, 100m, 1, null));
        (await desk.ItemAsync(id)).State.Should().Be(WorkItemState.Open);
        await Refused(() => desk.UndoAsync(id, close), "complaint.notLast");
    }

    [Fact]
    public async Task Merged_cases_go_on_as_one_and_come_apart_again()
    {
        var (shop, product) = await BoughtAsync("Слияние", 3);
        var (main, other) = (await DecidingAsync(shop, product), await DecidingAsync(shop, product));
        var move = await new MergeComplaints(desk.Scoped(), desk.Clock).ExecuteAsync(CaseFixture.Support, main, [other], null, CancellationToken.None);
        var merged = await desk.CaseAsync(other);
        (merged.Stage, merged.MergedInto, merged.Lines[0].Quantity).Should().Be((ComplaintStage.Closed, main, 0));
        await desk.UndoAsync(main, move);
        merged = await desk.CaseAsync(other);
        (merged.Stage, merged.MergedInto, merged.Lines[0].Quantity).Should().Be((ComplaintStage.Deciding, null, 1));
    }

    [Fact]
    public async Task A_case_splits_into_two_with_as_many_pieces_as_before()
    {
        var (shop, product) = await BoughtAsync("Раздел", 3);
        var id = await desk.OpenAsync(CaseFixture.Form(shop, "o1", new FormLine(product, 3)));
        var part = await new SplitComplaint(desk.Scoped(), desk.Clock).ExecuteAsync(CaseFixture.Support, id, new Dictionary<int, int> { [1] = 2 }, null, CancellationToken.None);
        ((await desk.CaseAsync(id)).Lines[0].Quantity, (await desk.CaseAsync(part)).Lines[0].Quantity).Should().Be((1, 2));
        (await desk.ItemAsync(part)).State.Should().Be(WorkItemState.Open);
        await desk.UndoAsync(id, (await desk.TrailAsync(id))[^1].Id);
        ((await desk.CaseAsync(id)).Lines[0].Quantity, (await desk.CaseAsync(part)).MergedInto).Should().Be((3, id));
    }

    [Fact]
    public async Task A_stage_that_changes_without_its_line_in_the_trail_is_refused()
    {
        var (shop, product) = await BoughtAsync("Без следа", 1);
        var id = await desk.OpenAsync(CaseFixture.Form(shop, "o1", new FormLine(product, 1)));
        var change = () => desk.Database.ExecuteAsync($"update complaints set stage = 'Deciding' where id = '{id}'");
        (await change.Should().ThrowAsync<Npgsql.PostgresException>()).Which.MessageText.Should().Be("complaint.noTrail");
    }

    [Fact]
    public async Task Counters_know_every_stage_and_lists_show_what_the_filter_says()
    {
        var (shop, product) = await BoughtAsync("Счётчики", 5);
        await DecidingAsync(shop, product);
        var id = await desk.OpenAsync(CaseFixture.Form(shop, "o1", new FormLine(product, 1)));
        var filter = new ComplaintFilter { Shop = shop.Id };
        var counts = new ComplaintCounts(desk.Scoped());
        (await counts.LoadAsync(filter, CancellationToken.None)).Should().BeEquivalentTo(new Dictionary<ComplaintStage, int> { [ComplaintStage.Collecting] = 1, [ComplaintStage.Deciding] = 1 });
        (await counts.LoadAsync(filter with { Cause = "supplier" }, CancellationToken.None)).Should().BeEquivalentTo(new Dictionary<ComplaintStage, int> { [ComplaintStage.Deciding] = 1 }, "branches count too");
        (await counts.LoadAsync(filter with { Search = "протекает" }, CancellationToken.None))[ComplaintStage.Collecting].Should().Be(1);
        var list = new ComplaintList(desk.Scoped());
        var first = await list.LoadAsync(filter, null, 1, CancellationToken.None);
        var second = await list.LoadAsync(filter, first.Next, 1, CancellationToken.None);
        first.Rows.Concat(second.Rows).Should().HaveCount(2).And.OnlyHaveUniqueItems(row => row.Id);
        second.Next.Should().BeNull();
        (await list.LoadAsync(filter with { Stage = ComplaintStage.Collecting }, null, 10, CancellationToken.None)).Rows.Should().ContainSingle(row => row.Id == id);
        var streamed = 0;
        await foreach (var row in list.StreamAsync(filter with { State = ComplaintState.All }, CancellationToken.None))
        {
            streamed++;
        }

        streamed.Should().Be(2);
    }

    private async Task<(Shop Shop, ProductId Product)> BoughtAsync(string name, int quantity)
    {
        var shop = await desk.AddShopAsync(name);
        await desk.OrderAsync(shop, "o1", ("148203771", quantity, 500m));
        return (shop, new ProductId(await desk.Database.ReadAsync<Guid>($"select id from products where shop_id = '{shop.Id}'")));
    }

    private async Task<ComplaintId> DecidingAsync(Shop shop, ProductId product)
    {
        var id = await desk.OpenAsync(CaseFixture.Form(shop, "o1", new FormLine(product, 1)) with { Reason = "defect", Cause = "supplier.defect" });
        await desk.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.Analysing));
        await desk.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.Deciding));
        return id;
    }

    private static async Task Refused(Func<Task> deed, string code) => (await deed.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);
}
