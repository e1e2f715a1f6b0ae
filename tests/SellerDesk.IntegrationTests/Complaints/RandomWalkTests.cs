using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Complaints;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Complaints;

/// <summary>
/// Eight clients move the same cases about at random until so many moves were accepted: a thousand in the usual run; <c>SELLERDESK_CASE_MOVES=100000</c> for
/// the whole walk.
/// </summary>
public sealed class RandomWalkTests(CaseFixture desk, ITestOutputHelper output) : IClassFixture<CaseFixture>
{
    private const int Clients = 8;
    private const int Orders = 24;
    private const int PiecesOfOrder = 3;
    private const int MostAttempts = 4;

    /// <summary>Accepted deeds, each with how often: the trail has to name exactly these.</summary>
    private readonly ConcurrentDictionary<ComplaintDeed, int> deeds = new();

    /// <summary>Accepted disputes: a case that is disputed already only takes another ground, which is no move to another stage.</summary>
    private int grounds;

    private int attempts;
    private int done;

    [Fact]
    public async Task Random_walks_leave_no_illegal_state_nothing_in_excess_and_every_move_in_the_trail()
    {
        var moves = int.TryParse(Environment.GetEnvironmentVariable("SELLERDESK_CASE_MOVES"), CultureInfo.InvariantCulture, out var wanted) ? wanted : 1_000;
        var (shop, product) = await ShopAsync();
        var cases = await CasesAsync(shop, product);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => WalkAsync(client, moves, shop, product, cases)));
        output.WriteLine($"{attempts} attempts by {Clients} clients on {cases.Count} cases: {done} accepted, {attempts - done} refused, {watch.Elapsed.TotalSeconds:0.0} s, {done / watch.Elapsed.TotalSeconds:0} accepted a second");
        output.WriteLine(string.Join(", ", deeds.OrderByDescending(deed => deed.Value).Select(deed => $"{deed.Key} {deed.Value}")));
        done.Should().BeGreaterThanOrEqualTo(moves);
        done.Should().BeLessThan(attempts, "what is not allowed was tried too, and refused");
        await CheckAsync(shop);
    }

    private async Task WalkAsync(int client, int moves, Shop shop, ProductId product, List<ComplaintId> cases)
    {
        var dice = new Random(client + 1);
        while (Volatile.Read(ref done) < moves)
        {
            Interlocked.Increment(ref attempts).Should().BeLessThan(moves * MostAttempts, "most moves are legal");
            try
            {
                var deed = await StepAsync(dice, Pick(dice, cases), shop, product, cases);
                deeds.AddOrUpdate(deed, 1, (_, count) => count + 1);
                Interlocked.Increment(ref done);
            }
            catch (RuleException)
            {
                // Not allowed, or somebody else was quicker: nothing of it may be found afterwards.
            }
        }
    }

    private async Task<ComplaintDeed> StepAsync(Random dice, ComplaintId id, Shop shop, ProductId product, List<ComplaintId> cases)
    {
        switch (dice.Next(40))
        {
            case 0:
                Add(cases, await desk.OpenAsync(Form(shop, product, dice)));
                return ComplaintDeed.Opened;
            case 1:
                await new MergeComplaints(desk.Scoped(), desk.Clock).ExecuteAsync(CaseFixture.Support, id, [Pick(dice, cases)], null, CancellationToken.None);
                return ComplaintDeed.Merged;
            case 2:
                Add(cases, await new SplitComplaint(desk.Scoped(), desk.Clock).ExecuteAsync(CaseFixture.Support, id, new Dictionary<int, int> { [1] = 1 }, null, CancellationToken.None));
                return ComplaintDeed.Split;
            case 3 or 4:
                await desk.UndoAsync(id, await CountAsync($"select max(id) from complaint_moves where complaint_id = '{id}'"));
                return ComplaintDeed.Undone;
            default:
                var move = WalkDice.Choose(dice, await PlaceAsync(id));
                await desk.MoveAsync(id, move);
                if (move is CaseMove.Arbitrate)
                {
                    Interlocked.Increment(ref grounds);
                }

                return DeedOf(move);
        }
    }

    private static ComplaintDeed DeedOf(CaseMove move) => move switch
    {
        CaseMove.Explain or CaseMove.Judge or CaseMove.PassBall => ComplaintDeed.Explained,
        CaseMove.Resolve => ComplaintDeed.Resolved,
        CaseMove.CarryOut => ComplaintDeed.CarriedOut,
        CaseMove.Close => ComplaintDeed.Closed,
        CaseMove.Reopen => ComplaintDeed.Reopened,
        CaseMove.Tick => ComplaintDeed.Ticked,
        CaseMove.Write => ComplaintDeed.Written,
        _ => ComplaintDeed.Moved,
    };

    private async Task<WalkPlace> PlaceAsync(ComplaintId id)
    {
        await using var db = desk.Data.Open();
        return await db.Complaints.Where(c => c.Id == id)
            .Select(c => new WalkPlace(c.Stage, c.ReasonCode != null && c.CauseCode != null, c.Resolution != null, c.CarriedOut != null, c.Verdict != null)).SingleAsync();
    }

    private async Task CheckAsync(Shop shop)
    {
        (await CountAsync($"select count(*) from complaint_lines where shop_id = '{shop.Id}' and (quantity < 0 or amount < 0 or quantity > asked_quantity)")).Should().Be(0);
        (await CountAsync($"""
            select count(*) from order_lines l join (select order_id, order_line_number, sum(quantity) q, sum(amount) a from complaint_lines where shop_id = '{shop.Id}' group by 1, 2) t
              on t.order_id = l.order_id and t.order_line_number = l.line_number where t.q > l.quantity or t.a > l.quantity * l.unit_price + l.delivery_price
            """)).Should().Be(0, "nobody gave more than was bought");
        (await CountAsync($"""
            select count(*) from complaints c where c.shop_id = '{shop.Id}' and c.stage is distinct from
              (select m.to_stage from complaint_moves m where m.shop_id = c.shop_id and m.complaint_id = c.id order by m.id desc limit 1)
            """)).Should().Be(0, "the trail ends where the case stands");
        (await CountAsync($"""
            select count(*) from (select from_stage, lag(to_stage) over (partition by complaint_id order by id) as before from complaint_moves where shop_id = '{shop.Id}') t
            where before is not null and before <> from_stage
            """)).Should().Be(0, "the trail has no hole");
        (await CountAsync($"select count(*) from complaints c join work_items w on w.id = c.id and w.shop_id = c.shop_id where c.shop_id = '{shop.Id}' and (c.stage = 'Closed') <> (w.state = 'Closed')")).Should().Be(0);
        (await CountAsync($"select count(*) from complaints where shop_id = '{shop.Id}'")).Should().Be(await CountAsync($"select sum(count)::bigint from complaint_counts where shop_id = '{shop.Id}'"), "counters agree");
        // Several lines of one deed (a merge, a split) carry one mark. The cases that stood there before the walk have a line each, too.
        foreach (var deed in Enum.GetValues<ComplaintDeed>())
        {
            (await CountAsync($"select count(distinct coalesce(together::text, id::text)) from complaint_moves where shop_id = '{shop.Id}' and deed = '{deed}' and not details ? 'ground'"))
                .Should().Be(deeds.GetValueOrDefault(deed) - (deed == ComplaintDeed.Moved ? grounds : 0) + (deed == ComplaintDeed.Opened ? Orders : 0), "every accepted {0} is in the trail, once, and nothing else is", deed);
        }

        (await CountAsync($"select count(*) from complaint_moves where shop_id = '{shop.Id}' and details ? 'ground'")).Should().Be(grounds);

        await using var db = desk.Data.Open();
        var moved = await db.ComplaintMoves.Where(m => m.ShopId == shop.Id && m.Deed == ComplaintDeed.Moved).Select(m => new { m.FromStage, m.ToStage }).Distinct().ToListAsync();
        moved.Should().OnlyContain(m => StageRules.IsWay(m.FromStage, m.ToStage));
    }

    private Task<long> CountAsync(string sql) => desk.Database.ReadAsync<long>(sql);

    private static ComplaintId Pick(Random dice, List<ComplaintId> cases)
    {
        lock (cases)
        {
            return cases[dice.Next(cases.Count)];
        }
    }

    private static void Add(List<ComplaintId> cases, ComplaintId id)
    {
        lock (cases)
        {
            cases.Add(id);
        }
    }

    private async Task<(Shop Shop, ProductId Product)> ShopAsync()
    {
        var shop = await desk.AddShopAsync("Прогулка");
        for (var order = 0; order < Orders; order++)
        {
            await desk.OrderAsync(shop, $"o{order}", ("148203771", PiecesOfOrder, 500m));
        }

        return (shop, new ProductId(await desk.Database.ReadAsync<Guid>($"select id from products where shop_id = '{shop.Id}'")));
    }

    private async Task<List<ComplaintId>> CasesAsync(Shop shop, ProductId product)
    {
        var (cases, dice) = (new List<ComplaintId>(), new Random(7));
        for (var order = 0; order < Orders; order++)
        {
            cases.Add(await desk.OpenAsync(Form(shop, product, dice) with { OrderNumber = $"o{order}" }));
        }

        return cases;
    }

    private static ComplaintForm Form(Shop shop, ProductId product, Random dice) =>
        CaseFixture.Form(shop, $"o{dice.Next(Orders)}", new FormLine(product, dice.Next(1, PiecesOfOrder))) with { Reason = "defect", Cause = "supplier.defect" };
}
