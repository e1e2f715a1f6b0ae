using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Buyers;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Segments;

public sealed class SegmentTests(SegmentTrial trial) : IClassFixture<SegmentTrial>
{
    private static readonly RuleGroup Silent = new(GroupKind.All, [new SequenceRule([new DeedStep(Deed.Ordered), new DeedStep(Deed.ReviewedBadly)], Deed.Ordered, 20)]);

    private static CancellationToken None => CancellationToken.None;

    private static int Trees => int.TryParse(Environment.GetEnvironmentVariable("SELLERDESK_TREES"), out var many) ? many : 80;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_statement_finds_whom_a_plain_look_at_every_buyer_finds(bool oneShop)
    {
        Shop[] seen = oneShop ? [trial.One] : [];
        var buyers = await PlainBuyer.ReadAsync(trial.Desk.Data, seen, SegmentTrial.Now);
        buyers.Should().HaveCountGreaterThan(150);
        var (rules, counting, met) = (new RandomRules(new Random(oneShop ? 5 : 6), [trial.One, trial.Other]), trial.Counting(seen), 0);
        for (var n = 0; n < Trees; n++)
        {
            var rule = rules.Next();
            var wanted = buyers.Where(buyer => buyer.Meets(rule, SegmentTrial.Now)).Select(buyer => buyer.Id).ToList();
            var found = await counting.SampleAsync(rule, [], Role.Owner, SegmentTrial.Now, 1_000, None);
            found.Select(face => face.Id.Value).Should().BeEquivalentTo(wanted, RuleText.Write(rule));
            (await counting.CountAsync(rule, [], SegmentTrial.Now, None)).Should().Be(wanted.Count, RuleText.Write(rule));
            met += wanted.Count is > 0 and < 150 ? 1 : 0;
        }

        met.Should().BeGreaterThan(Trees / 4, "the trees tell buyers apart");
    }

    [Fact]
    public async Task Who_joins_and_who_leaves_is_found_day_by_day_and_size_is_the_rows()
    {
        var id = await SaveAsync("Давно не были", new RuleGroup(GroupKind.All, [new FigureRule(BuyerFigure.LastOrderDays, 40, 90)]));
        var (today, later) = (SegmentTrial.Now, SegmentTrial.Now.AddDays(15));
        (await trial.Refreshing(today).RunAsync(None)).Should().BeTrue();
        var before = await MembersAsync(id);
        before.Should().BeEquivalentTo(await PlainAsync(id, today)).And.NotBeEmpty();
        await trial.Refreshing(later).RunAsync(None);
        var after = await MembersAsync(id);
        after.Should().BeEquivalentTo(await PlainAsync(id, later)).And.NotBeEquivalentTo(before);

        await using var db = trial.Desk.Data.Open();
        var days = await db.SegmentDays.Where(d => d.SegmentId == id).OrderBy(d => d.Day).ToListAsync();
        days.Should().HaveCount(2);
        days[0].Should().Match<SegmentDay>(d => d.Size == before.Count && d.Joined == 0 && d.Left == 0, "nobody has joined what has just been made");
        days[1].Should().Match<SegmentDay>(d => d.Size == after.Count && d.Joined == after.Except(before).Count() && d.Left == before.Except(after).Count());
        (await db.Segments.SingleAsync(s => s.Id == id)).Size.Should().Be(after.Count);
        (await db.SegmentMembers.Where(m => m.SegmentId == id).ToListAsync()).Should().OnlyContain(m => (m.Since == today) == before.Contains(m.BuyerId.Value), "whoever stays has been there since they came");
    }

    [Fact]
    public async Task A_changed_rule_is_followed_at_once_and_a_broken_one_keeps_nobody_else_waiting()
    {
        var (changed, broken) = (await SaveAsync("Меняется", Orders(1)), await SaveAsync("Сломан", Orders(2)));
        var now = SegmentTrial.Now.AddDays(30);
        await trial.Refreshing(now).RunAsync(None);
        (await trial.Refreshing(now.AddSeconds(30)).RunAsync(None)).Should().BeFalse("nothing is made anew within seconds");
        var whole = (await MembersAsync(changed)).Count;

        await trial.Desk.Database.ExecuteAsync($$"""
            update segments set rule = '{"all":[{"figure":"Orders","from":3}]}', changed_at = refreshed_at + interval '1 second' where id = '{{changed.Value}}';
            update segments set rule = '{"all":[{"figure":"Points","from":3}]}', changed_at = refreshed_at + interval '1 second' where id = '{{broken.Value}}';
            alter table if exists point_accounts rename to point_accounts_away
            """);
        try
        {
            await FluentActions.Awaiting(() => trial.Refreshing(now.AddMinutes(1)).RunAsync(None)).Should().ThrowAsync<AggregateException>();
        }
        finally
        {
            await trial.Desk.Database.ExecuteAsync("alter table if exists point_accounts_away rename to point_accounts");
        }

        (await MembersAsync(changed)).Count.Should().BePositive().And.BeLessThan(whole);
        await trial.Desk.Database.ExecuteAsync($"delete from segments where id = '{broken.Value}'");
    }

    [Fact]
    public async Task Slices_of_members_together_are_all_of_them_and_somebody_of_one_shop_sees_its_buyers()
    {
        var id = await SaveAsync("Все", Orders(1));
        await trial.Refreshing(SegmentTrial.Now.AddDays(60)).RunAsync(None);
        var whole = await SlicedAsync(trial.Book(), id);
        whole.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(await MembersAsync(id));
        var part = await SlicedAsync(trial.Book(trial.Other), id);
        part.Should().NotBeEmpty().And.BeSubsetOf(whole).And.BeEquivalentTo((await PlainBuyer.ReadAsync(trial.Desk.Data, [trial.Other], SegmentTrial.Now)).Where(b => whole.Contains(b.Id)).Select(b => b.Id));

        // The same people by the filter of the list.
        var listed = await trial.Desk.Table().LoadAsync(new BuyerFilter { Segment = id }, Role.Owner, SegmentTrial.Now, null, 1_000, None);
        listed.Rows.Select(row => row.Id.Value).Should().BeEquivalentTo(whole);
        (await trial.Book().OfAsync(new BuyerId(whole[0]), null, None)).Should().Contain(segment => segment.Id == id);
    }

    [Fact]
    public async Task Cells_of_the_grid_are_the_buyers_behind_them_and_money_is_that_of_ones_own_shops()
    {
        var grid = await new RfmGrid(trial.Desk.Scoped()).LoadAsync(None);
        await using var db = trial.Desk.Data.Open();
        grid.Cells.Sum(cell => cell.Buyers).Should().Be(await db.Buyers.CountAsync(b => b.MergedInto == null && b.Orders > 0));
        foreach (var cell in grid.Cells)
        {
            var behind = await trial.Desk.Table().LoadAsync(new BuyerFilter { Cell = new RfmPlace(cell.Recency, cell.Frequency) }, Role.Owner, SegmentTrial.Now, null, 1_000, None);
            behind.Rows.Should().HaveCount(cell.Buyers);
            behind.Rows.Min(row => row.Orders).Should().Be(cell.FewestOrders);
        }

        grid.Cells.SelectMany(cell => cell.Spent).Where(sum => sum.Currency == "RUB").Sum(sum => sum.Amount).Should().Be(await db.BuyerMoney.Where(m => m.Currency == "RUB").SumAsync(m => m.Spent));
        var cells = await db.RfmCells.Where(c => c.ShopId == trial.Other.Id).ToListAsync();
        cells.Sum(cell => cell.Buyers).Should().Be(await db.BuyerFigures.CountAsync(f => f.ShopId == trial.Other.Id && f.Orders > 0)).And.BePositive();
    }

    [Fact]
    public async Task Ones_own_segment_is_ones_own_and_everybodys_are_for_those_who_lead()
    {
        var me = DeskFixture.Somebody(Role.Support);
        var save = trial.Desk.Get<SaveSegment>();
        var own = await save.ExecuteAsync(me, null, new SegmentForm("Мой", "", Orders(1), false), None);
        await RefusedAsync(() => save.ExecuteAsync(me, null, new SegmentForm("Общий", "", Orders(1), true), None), "role.needed");
        await RefusedAsync(() => save.ExecuteAsync(DeskFixture.Somebody(Role.Owner), own, new SegmentForm("Чужой", "", Orders(1), false), None), "segment.notYours");
        (await trial.Book().FindAsync(own, PersonId.New(), None)).Should().BeNull();

        // Somebody of one shop makes segments of its figures, and changes none of the whole desk's.
        var limited = me with { Role = Role.Manager, Scope = Application.Data.ShopScope.Of([trial.Other.Id]) };
        var narrow = await save.ExecuteAsync(limited, null, new SegmentForm("Мой магазин", "", Orders(1), true), None);
        (await trial.Book().FindAsync(narrow, null, None))!.Shops.Should().Equal(trial.Other.Id.Value);
        await RefusedAsync(() => save.ExecuteAsync(limited, own, new SegmentForm("Мой", "", Orders(1), false), None), "shop.notYours");
        await trial.Desk.Get<DeleteSegment>().ExecuteAsync(limited, narrow, None);
    }

    [Fact]
    public async Task The_desk_brings_segments_along_once_and_they_hold_buyers()
    {
        var defaults = new DefaultSegments(trial.Desk.Data, new FixedClock(SegmentTrial.Now));
        await trial.Desk.Database.ExecuteAsync("delete from plays; delete from segments");
        await defaults.EnsureAsync(None);
        await defaults.EnsureAsync(None);
        await trial.Refreshing(SegmentTrial.Now.AddSeconds(1)).RunAsync(None);
        await using var db = trial.Desk.Data.Open();
        var ready = await db.Segments.OrderBy(s => s.CreatedAt).ToListAsync();
        ready.Select(s => s.ReadyMade).Should().BeEquivalentTo(ReadyMade.All.Select(one => one.Code));
        ready.Where(s => s.ReadyMade is "new" or "active" or "atrisk" or "dormant" or "lost").Sum(s => s.Size).Should().Be(await db.Buyers.CountAsync(b => b.MergedInto == null && b.Orders > 0), "they part all who ordered");
    }

    [Fact]
    public async Task A_sequence_is_the_one_that_was_asked_for()
    {
        var buyers = await PlainBuyer.ReadAsync(trial.Desk.Data, [], SegmentTrial.Now);
        var wanted = buyers.Where(b => b.Deeds.Any(bad => bad.Kind == BuyerThing.Review && bad.Stars <= 2 && bad.At <= SegmentTrial.Now.AddDays(-20)
            && b.Deeds.Any(order => order.Kind == BuyerThing.Order && order.At < bad.At) && !b.Deeds.Any(order => order.Kind == BuyerThing.Order && order.At > bad.At))).Select(b => b.Id).ToList();
        wanted.Should().NotBeEmpty();
        (await trial.Counting().SampleAsync(Silent, [], Role.Owner, SegmentTrial.Now, 1_000, None)).Select(face => face.Id.Value).Should().BeEquivalentTo(wanted);
    }

    private static RuleGroup Orders(int least) => new(GroupKind.All, [new FigureRule(BuyerFigure.Orders, least, null)]);

    private Task<SegmentId> SaveAsync(string name, RuleGroup rule) => new SaveSegment(trial.Desk.Data, new FixedClock(SegmentTrial.Now.AddDays(-1))).ExecuteAsync(Actor.Desk, null, new SegmentForm(name, "", rule, true), None);

    private async Task<List<Guid>> MembersAsync(SegmentId id)
    {
        await using var db = trial.Desk.Data.Open();
        return (await db.SegmentMembers.Where(m => m.SegmentId == id).ToListAsync()).ConvertAll(m => m.BuyerId.Value);
    }

    private async Task<List<Guid>> PlainAsync(SegmentId id, DateTimeOffset now)
    {
        var rule = RuleText.Read((await trial.Book().FindAsync(id, null, None))!.Rule);
        return [.. (await PlainBuyer.ReadAsync(trial.Desk.Data, [], now)).Where(buyer => buyer.Meets(rule, now)).Select(buyer => buyer.Id)];
    }

    private static async Task<List<Guid>> SlicedAsync(SegmentBook book, SegmentId id)
    {
        var (all, after) = (new List<Guid>(), (MemberPlace?)null);
        do
        {
            (var rows, after) = await book.MembersAsync(id, Role.Owner, after, 17, None);
            all.AddRange(rows.Select(row => row.Buyer.Id.Value));
        }
        while (after is not null);
        return all;
    }

    private static async Task RefusedAsync(Func<Task> deed, string code) => (await FluentActions.Awaiting(deed).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);
}
