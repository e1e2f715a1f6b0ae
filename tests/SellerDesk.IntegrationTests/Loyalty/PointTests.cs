using FluentAssertions;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Complaints;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Loyalty;

public sealed class PointTests(PointTrial trial) : IClassFixture<PointTrial>, IAsyncLifetime
{
    private static readonly Domain.Team.Role Manager = Role.Manager;

    public Task InitializeAsync()
    {
        trial.Clock.Set(CaseFixture.Start);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => (await trial.ProveAsync()).Should().Match<PointProof>(proof => proof.Holds, "whatever happened, the ledger adds up");

    [Fact]
    public async Task An_order_earns_once_waits_for_its_time_and_is_taken_back_by_the_rules_it_was_earned_by()
    {
        var shop = await ShopAsync("Один раз");
        await trial.OrderAsync(shop, "e-1", "79990000001", 500, quantity: 2, category: "Кружки");
        await trial.SettleAsync();
        var buyer = await trial.BuyerAsync(shop, "e-1");
        (await trial.BalanceAsync(buyer)).Should().Be((200, 0, 0));

        // The same order again, changed in passing; other rules meanwhile.
        await trial.OrderAsync(shop, "e-1", "79990000001", 900, quantity: 2, category: "Кружки");
        await trial.SettleAsync();
        (await trial.BalanceAsync(buyer)).Should().Be((200, 0, 0), "a repeated pull never earns twice");
        (await EventsAsync(buyer)).Should().Equal("PointsEarned");

        trial.Clock.Advance(TimeSpan.FromDays(12));
        await trial.AgeAsync();
        (await trial.BalanceAsync(buyer)).Should().Be((0, 200, 0));

        trial.Clock.Advance(TimeSpan.FromMinutes(1));
        await trial.PullAsync(shop, Return("e-r", "e-1", 1));
        await trial.SettleAsync();
        (await trial.BalanceAsync(buyer)).Should().Be((0, 100, 0), "one of two pieces came back");
        await trial.PullAsync(shop, Return("e-r", "e-1", 1));
        await trial.SettleAsync();
        (await trial.BalanceAsync(buyer)).Should().Be((0, 100, 0));

        await trial.OrderAsync(shop, "e-1", "79990000001", 900, quantity: 2, stage: OrderStage.Returned, category: "Кружки");
        await trial.SettleAsync();
        (await trial.BalanceAsync(buyer)).Should().Be((0, 0, 0));
        (await trial.Database.ListAsync<string>($"select kind || ' v' || rule_version from point_transactions where buyer_id = '{buyer}' order by at, id")).Should()
            .Equal("Earned v1", "Matured v1", "Reversed v1", "Reversed v1");
        (await EventsAsync(buyer)).Should().Equal("PointsEarned", "PointsReversed", "PointsReversed");
    }

    [Fact]
    public async Task What_was_spent_before_its_order_came_back_is_owed_and_paid_by_what_is_earned_later()
    {
        var shop = await ShopAsync("Долг");
        await trial.OrderAsync(shop, "d-1", "79990000002", 1_000);
        await trial.SettleAsync();
        var buyer = await trial.BuyerAsync(shop, "d-1");
        trial.Clock.Advance(TimeSpan.FromDays(15));
        await trial.AgeAsync();
        await trial.BurnAsync(buyer, 80);
        await trial.OrderAsync(shop, "d-1", "79990000002", 1_000, stage: OrderStage.Cancelled);
        await trial.SettleAsync();
        (await trial.BalanceAsync(buyer)).Should().Be((0, 0, 80));

        await trial.OrderAsync(shop, "d-2", "79990000002", 1_000);
        await trial.SettleAsync();
        (await trial.BalanceAsync(buyer)).Should().Be((100, 0, 80), "what waits pays nothing yet");
        await trial.AgeAsync();
        (await trial.BalanceAsync(buyer)).Should().Be((0, 20, 0));
    }

    [Fact]
    public async Task Points_that_end_are_told_of_in_time_and_then_end()
    {
        var shop = await ShopAsync("Сгорают");
        await trial.OrderAsync(shop, "x-1", "79990000003", 400, daysAgo: 14);
        await trial.SettleAsync();
        await trial.AgeAsync();
        var buyer = await trial.BuyerAsync(shop, "x-1");
        (await trial.BalanceAsync(buyer)).Should().Be((0, 40, 0));
        foreach (var day in new[] { 31, 54, 59.5, 61 })
        {
            trial.Clock.Set(CaseFixture.Start.AddDays(day));
            await trial.AgeAsync();
        }

        (await trial.Database.ListAsync<string>($"select kind || coalesce(' ' || (\"values\" ->> 'days'), '') from buyer_events where buyer_id = '{buyer}' and kind like 'PointsExp%' order by id")).Should()
            .Equal("PointsExpiring 30", "PointsExpiring 7", "PointsExpiring 1", "PointsExpired");
        (await trial.BalanceAsync(buyer)).Should().Be((0, 0, 0));
    }

    [Fact]
    public async Task A_compensation_of_a_complaint_is_credited_once_and_goes_when_the_move_is_undone()
    {
        var shop = await ShopAsync("Компенсация");
        await trial.OrderAsync(shop, "c-1", "79990000004", 600, stage: OrderStage.InTransit);
        var id = await trial.OpenAsync(CaseFixture.Form(shop, "c-1", new FormLine(null, 1)));
        await trial.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.Analysing));
        await trial.MoveAsync(id, new CaseMove.Explain("defect.broken", "supplier.defect"));
        await trial.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.Deciding));
        await trial.MoveAsync(id, new CaseMove.Resolve(new ResolutionWish(ResolutionKind.Compensation, Points: 250)));
        await trial.MoveAsync(id, new CaseMove.ToStage(ComplaintStage.CarryingOut));
        await trial.SettleAsync();
        var buyer = await trial.BuyerAsync(shop, "c-1");
        (await trial.BalanceAsync(buyer)).Should().Be((0, 0, 0), "a decision alone gives nothing");

        var carried = await trial.MoveAsync(id, new CaseMove.CarryOut(CarryingOut.Desk, "начислены баллы"));
        await trial.SettleAsync();
        await trial.SettleAsync();
        (await trial.BalanceAsync(buyer)).Should().Be((0, 250, 0));
        await trial.UndoAsync(id, carried);
        await trial.SettleAsync();
        (await trial.BalanceAsync(buyer)).Should().Be((0, 0, 0));
        await trial.MoveAsync(id, new CaseMove.CarryOut(CarryingOut.Desk, "всё же начислены"));
        await trial.SettleAsync();
        (await trial.BalanceAsync(buyer)).Should().Be((0, 250, 0));
    }

    [Fact]
    public async Task Points_follow_a_person_through_a_merge_and_back()
    {
        var shop = await ShopAsync("Слияние баллов");
        await trial.OrderAsync(shop, "g-1", "79990000005", 300, daysAgo: 20);
        await trial.OrderAsync(shop, "g-2", "79990000006", 700, daysAgo: 20);
        await trial.SettleAsync();
        await trial.AgeAsync();
        var (one, two) = (await trial.BuyerAsync(shop, "g-1"), await trial.BuyerAsync(shop, "g-2"));
        await Get<AdjustPoints>().ExecuteAsync(DeskFixture.Somebody(Manager), one, 5, "за помощь", Guid.NewGuid(), CancellationToken.None);
        var move = await Get<MergeBuyers>().ExecuteAsync(DeskFixture.Somebody(Manager), one, two, null, CancellationToken.None);
        await trial.SettleAsync();
        (await trial.BalanceAsync(one), await trial.BalanceAsync(two)).Should().Be(((0, 0, 0), (0, 105, 0)));
        await Get<UndoBuyerMove>().ExecuteAsync(DeskFixture.Somebody(Manager), move, CancellationToken.None);
        await trial.SettleAsync();
        (await trial.BalanceAsync(one), await trial.BalanceAsync(two)).Should().Be(((0, 35, 0), (0, 70, 0)));
    }

    [Fact]
    public async Task An_adjustment_needs_a_manager_and_a_reason_and_is_done_once()
    {
        var shop = await ShopAsync("Вручную");
        await trial.OrderAsync(shop, "a-1", "79990000007", 100);
        var (buyer, deed) = (await trial.BuyerAsync(shop, "a-1"), Guid.NewGuid());
        await Refused(() => Get<AdjustPoints>().ExecuteAsync(DeskFixture.Somebody(Role.Seller), buyer, 10, "подарок", deed, CancellationToken.None), "role.needed");
        await Refused(() => Get<AdjustPoints>().ExecuteAsync(DeskFixture.Somebody(Manager), buyer, 10, " ", deed, CancellationToken.None), "points.reason");
        await Refused(() => Get<AdjustPoints>().ExecuteAsync(DeskFixture.Somebody(Manager), buyer, -10, "ошибка", deed, CancellationToken.None), "points.notEnough");
        (await Get<AdjustPoints>().ExecuteAsync(DeskFixture.Somebody(Manager), buyer, 10, "подарок", deed, CancellationToken.None)).Should().BeTrue();
        (await Get<AdjustPoints>().ExecuteAsync(DeskFixture.Somebody(Manager), buyer, 10, "подарок", deed, CancellationToken.None)).Should().BeFalse();
        (await trial.BalanceAsync(buyer)).Available.Should().Be(10);
        await Get<EraseBuyer>().ExecuteAsync(DeskFixture.Somebody(Manager), buyer, "письмо", CaseFixture.Start.AddDays(-1), CancellationToken.None);
        (await trial.Database.ReadAsync<string>($"select text from point_notes where buyer_id = '{buyer}'")).Should().Be("•••");
    }

    [Fact]
    public async Task The_last_piece_goes_to_one_of_eight_who_ask_at_once_and_taking_it_back_returns_the_points()
    {
        var shop = await ShopAsync("Вознаграждения");
        var buyers = new List<BuyerId>();
        foreach (var n in Enumerable.Range(0, 8))
        {
            await trial.OrderAsync(shop, $"w-{n}", $"7999000010{n}", 1_000, daysAgo: 20);
            buyers.Add(await trial.BuyerAsync(shop, $"w-{n}"));
        }

        await trial.SettleAsync();
        await trial.AgeAsync();
        var manager = DeskFixture.Somebody(Manager);
        var reward = await Get<SaveReward>().ExecuteAsync(manager, null, new RewardWish("Код", RewardKind.FreeDelivery, 60, Stock: 3, Codes: CodeSource.Imported), CancellationToken.None);
        (await Get<SaveReward>().ImportAsync(manager, reward, "A-1\nA-2\nA-1\nA-3\nA-4", CancellationToken.None)).Should().Be(4);
        var asked = await Task.WhenAll(buyers.Select(buyer => Task.Run(async () =>
        {
            var id = Guid.NewGuid();
            try
            {
                var code = await Get<IssueReward>().ExecuteAsync(manager, reward, buyer, id, CancellationToken.None);
                (await Get<IssueReward>().ExecuteAsync(manager, reward, buyer, id, CancellationToken.None)).Should().Be(code, "asked again it is the same one");
                return (Buyer: buyer, Issue: id, Code: (string?)code);
            }
            catch (RuleException none)
            {
                none.Code.Should().Be("reward.none");
                return (Buyer: buyer, Issue: id, Code: null);
            }
        })));
        var given = asked.Where(one => one.Code is not null).ToList();
        given.Should().HaveCount(3).And.OnlyHaveUniqueItems(one => one.Code);
        (await trial.BalanceAsync(given[0].Buyer)).Should().Be((0, 40, 0));
        (await trial.BalanceAsync(asked.First(one => one.Code is null).Buyer)).Should().Be((0, 100, 0), "whoever got nothing paid nothing");

        await Get<EndReward>().UseAsync(manager, given[0].Issue, CancellationToken.None);
        await Refused(() => Get<EndReward>().CancelAsync(manager, given[0].Issue, CancellationToken.None), "reward.notOpen");
        await Get<EndReward>().CancelAsync(manager, given[1].Issue, CancellationToken.None);
        (await trial.BalanceAsync(given[1].Buyer)).Should().Be((0, 100, 0));
    }

    [Fact]
    public async Task Last_year_is_replayed_under_rules_that_nobody_meets_and_it_is_said()
    {
        var shop = await ShopAsync("Прошлый год");
        await trial.OrderAsync(shop, "y-1", "79990000020", 1_000);
        await trial.OrderAsync(shop, "y-2", "79990000020", 3_000);
        await Get<Application.Buyers.RemakeBuyersJob>().RunAsync(CancellationToken.None);
        var report = await ReplayAsync(PointTrial.Rules with { Rates = [new("RUB", 10, 1, 1_000_000)] });
        report.Nobody.Should().BeTrue();
        report.Now.Points.Should().BeGreaterThanOrEqualTo(400);
        (report.Then.Points, report.Fewer).Should().Be((0, report.Now.EarningBuyers));
        var doubled = await ReplayAsync(PointTrial.Rules with { Rates = [new("RUB", 5, 1)] });
        doubled.Everybody.Should().BeTrue();
        doubled.Then.Points.Should().Be(doubled.Now.Points * 2);
        (await Refused(() => ReplayAsync(PointTrial.Rules with { Multipliers = [new("а", 2, ["1"], [], "б"), new("б", 2, ["2"], [], "а")] }), "points.multiplier.cycle")).Arguments[0].Should().Be("а → б → а");
    }

    private async Task<ReplayReport> ReplayAsync(EarningRules rules)
    {
        var desk = Get<ReplayDesk>();
        var id = await desk.AskAsync(DeskFixture.Somebody(Manager), rules, CancellationToken.None);
        await new ReplayRulesJob(trial.Source, trial.Clock, Get<Microsoft.Extensions.Logging.ILogger<ReplayRulesJob>>()).RunAsync(CancellationToken.None);
        return ReplayReport.Read((await desk.FindAsync(id, CancellationToken.None))!.Report!);
    }

    private T Get<T>() where T : notnull => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(trial.Desk.Services);

    private Task<Shop> ShopAsync(string name) => trial.AddShopAsync(name, marketplace: Marketplace.Kaspi);

    private Task<List<string>> EventsAsync(BuyerId buyer) => trial.Database.ListAsync<string>($"select kind from buyer_events where buyer_id = '{buyer}' and kind like 'Points%' order by id");

    private static IncomingReturn Return(string number, string order, int pieces) => CaseFixture.Claim(number, order, pieces) with { Kind = ReturnKind.Return, Stage = ReturnStage.Received, Product = new IncomingProduct("p-1", "Кружка"), Decisions = [] };

    private static async Task<RuleException> Refused(Func<Task> deed, string code)
    {
        var refused = (await deed.Should().ThrowAsync<RuleException>()).Which;
        refused.Code.Should().Be(code);
        return refused;
    }
}
