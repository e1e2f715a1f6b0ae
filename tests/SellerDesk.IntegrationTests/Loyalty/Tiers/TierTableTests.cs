using FluentAssertions;
using Npgsql;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Buyers;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Loyalty.Tiers;

/// <summary>Another table: what it would do, done, and undone.</summary>
public sealed class TierTableTests(BuyerTrial trial) : TierCase(trial), IClassFixture<BuyerTrial>
{
    [Fact]
    public async Task A_preview_says_exactly_what_applying_does_and_undoing_gives_everything_back()
    {
        var shop = await BeginAsync("Правка");
        await Trial.OrdersAsync(shop, [.. Crowd(120)]);
        await MoveAsync(40);
        var before = await TiersAsync();
        var bronze = Step("Бронза", 2_000);
        var other = Table with { Steps = [bronze, Silver with { Rise = Silver.Rise with { Spend = new Dictionary<string, decimal> { ["RUB"] = 9_000 } } }, Gold with { Rise = Gold.Rise with { Spend = new Dictionary<string, decimal> { ["RUB"] = 13_000 } } }], GraceDays = 0 };
        var preview = await Preview(40).LoadAsync(Manager, other, None);
        (await TiersAsync()).Should().Equal(before, "a preview saves nothing");
        preview.Members.Should().Be(before.Count);
        preview.Sum(TierTurn.Rises).Should().BePositive();
        preview.Sum(TierTurn.Falls).Should().BePositive();
        var who = await Preview(40).WhoAsync(Manager, other, TierTurn.Falls, null, 1_000, None);
        who.Should().HaveCount(preview.Sum(TierTurn.Falls));

        var version = await Tiers(40).PublishAsync(Manager, other, true, None);
        await RefusedAsync("tier.running", () => Tiers(40).PublishAsync(Manager, Table, true, None));
        await MoveAsync(40);
        var after = await TiersAsync();
        var moved = before.Where(one => after[one.Key] != one.Value).GroupBy(one => (one.Value, after[one.Key])).ToDictionary(group => group.Key, group => group.Count());
        moved.Should().Equal(preview.Shifts.Where(shift => shift.From != shift.To).GroupBy(shift => (shift.From?.Value, shift.To?.Value)).ToDictionary(group => group.Key, group => group.Sum(shift => shift.Members)));
        who.Should().OnlyContain(one => after[one.Buyer.Value] == (one.To == null ? null : one.To.Value.Value));
        var run = (await Trial.Get<TierBoard>().LoadAsync(None)).Run;
        run.Should().Match<TierRun>(r => r.EndedAt != null && r.Rose == preview.Sum(TierTurn.Rises) && r.Fell == preview.Sum(TierTurn.Falls) && r.Done == before.Count);

        await RefusedAsync("tier.same", () => Tiers(40).PublishAsync(Manager, other, true, None));
        await Tiers(40).UndoAsync(Manager, version, false, None);
        await MoveAsync(40);
        (await TiersAsync()).Should().Equal(before);
        await CountersAreRightAsync();
    }

    [Fact]
    public async Task A_rule_that_nobody_or_everybody_meets_is_said()
    {
        var shop = await BeginAsync("Крайности");
        await Trial.OrdersAsync(shop, Order("e-1", "e", 6_000, 10));
        await MoveAsync(0);
        var preview = await Preview(0).LoadAsync(Manager, Table with { Steps = [Silver with { Rise = TierRule.Everybody }, Step("Никто", 900_000_000)] }, None);
        preview.ForNobody.Should().Equal(1);
        preview.ForEverybody.Should().Equal(0);
    }
}
