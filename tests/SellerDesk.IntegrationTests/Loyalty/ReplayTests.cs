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

public sealed class ReplayTests(PointTrial trial) : PointCase(trial), IClassFixture<PointTrial>
{
    [Fact]
    public async Task Last_year_is_replayed_under_rules_that_nobody_meets_and_it_is_said()
    {
        var shop = await ShopAsync("Прошлый год");
        await Trial.OrderAsync(shop, "y-1", "79990000020", 1_000);
        await Trial.OrderAsync(shop, "y-2", "79990000020", 3_000);
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
        await new ReplayRulesJob(Trial.Source, Trial.Clock, Get<Microsoft.Extensions.Logging.ILogger<ReplayRulesJob>>()).RunAsync(CancellationToken.None);
        return ReplayReport.Read((await desk.FindAsync(id, CancellationToken.None))!.Report!);
    }
}
