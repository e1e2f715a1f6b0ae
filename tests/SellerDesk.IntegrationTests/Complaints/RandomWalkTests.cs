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
/// Eight clients move the same cases about at random. A few thousand moves in the usual run; <c>SELLERDESK_CASE_MOVES=100000</c> for the whole walk.
/// </summary>
public sealed class RandomWalkTests(CaseFixture desk, ITestOutputHelper output) : IClassFixture<CaseFixture>
{
    private const int Clients = 8;
    private const int Orders = 12;
    private const int PiecesOfOrder = 3;

    private static readonly ComplaintStage[] Stages = Enum.GetValues<ComplaintStage>();

    private int done;
    private int refused;

    [Fact]
    public async Task Random_walks_leave_no_illegal_state_nothing_in_excess_and_every_move_in_the_trail()
    {
        var moves = int.TryParse(Environment.GetEnvironmentVariable("SELLERDESK_CASE_MOVES"), CultureInfo.InvariantCulture, out var wanted) ? wanted : 1_200;
        var (shop, product) = await ShopAsync();
        var cases = await CasesAsync(shop, product);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => WalkAsync(client, moves / Clients, shop, product, cases)));
        output.WriteLine($"{moves} moves by {Clients} clients: {done} done, {refused} refused, {watch.Elapsed.TotalSeconds:0.0} s, {moves / watch.Elapsed.TotalSeconds:0} a second");
        done.Should().BeGreaterThan(moves / 10, "the walk went somewhere");
        await CheckAsync(shop);
    }

    private async Task WalkAsync(int client, int moves, Shop shop, ProductId product, List<ComplaintId> cases)
    {
        var dice = new Random(client + 1);
        for (var step = 0; step < moves; step++)
        {
            ComplaintId id;
            lock (cases)
            {
                id = cases[dice.Next(cases.Count)];
            }

            try
            {
                await StepAsync(dice, id, shop, product, cases);
                Interlocked.Increment(ref done);
            }
            catch (RuleException)
            {
                Interlocked.Increment(ref refused);
            }
        }
    }

    private async Task StepAsync(Random dice, ComplaintId id, Shop shop, ProductId product, List<ComplaintId> cases)
    {
        switch (dice.Next(24))
        {
            case 0:
                var opened = await desk.OpenAsync(Form(shop, product, dice));
                Add(cases, opened);
                break;
            case 1:
                ComplaintId other;
                lock (cases)
                {
                    other = cases[dice.Next(cases.Count)];
                }

                await new MergeComplaints(desk.Scoped(), desk.Clock).ExecuteAsync(CaseFixture.Support, id, [other], null, CancellationToken.None);
                break;
            case 2:
                Add(cases, await new SplitComplaint(desk.Scoped(), desk.Clock).ExecuteAsync(CaseFixture.Support, id, new Dictionary<int, int> { [1] = 1 }, null, CancellationToken.None));
                break;
            case 3 or 4:
                await desk.UndoAsync(id, (await desk.TrailAsync(id))[^1].Id);
                break;
            default:
                await desk.MoveAsync(id, MoveOf(dice));
                break;
        }
    }

    private static CaseMove MoveOf(Random dice) => dice.Next(16) switch
    {
        0 => new CaseMove.Explain("defect", "supplier.defect"),
        1 or 2 => new CaseMove.Resolve(new ResolutionWish(ResolutionKind.Refund, dice.Next(3) == 0 ? dice.Next(1, 2000) : null)),
        3 => new CaseMove.Resolve(new ResolutionWish(ResolutionKind.PartialRefund, dice.Next(1, 900))),
        4 => new CaseMove.Resolve(new ResolutionWish(ResolutionKind.Rejection, Grounds: "used")),
        5 or 6 => new CaseMove.CarryOut(CarryingOut.Desk),
        7 => new CaseMove.Close(CloseReason.Done, ComplaintOutcome.Satisfied),
        8 => new CaseMove.Close(CloseReason.Withdrawn),
        9 => new CaseMove.Reopen(),
        10 => new CaseMove.Arbitrate("used"),
        11 => new CaseMove.Judge(Verdict.Partly),
        _ => new CaseMove.ToStage(Stages[dice.Next(Stages.Length)]),
    };

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
        await using var db = desk.Data.Open();
        var moved = await db.ComplaintMoves.Where(m => m.ShopId == shop.Id && m.Deed == ComplaintDeed.Moved).Select(m => new { m.FromStage, m.ToStage }).Distinct().ToListAsync();
        moved.Should().OnlyContain(m => StageRules.IsWay(m.FromStage, m.ToStage));
    }

    private Task<long> CountAsync(string sql) => desk.Database.ReadAsync<long>(sql);

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
