using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Tiers;
using Xunit;

namespace SellerDesk.UnitTests.Loyalty.Tiers;

public sealed class TierCalculationTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly TierStep Silver = Step("Silver", 5_000, 2);
    private static readonly TierStep Gold = Step("Gold", 15_000, 4);
    private static readonly TierStep Platinum = Step("Platinum", 40_000, 7);
    private static readonly TierTable Table = new([Silver, Gold, Platinum], new TierWindow(TierWindowKind.Sliding, 100), 30, new Dictionary<Guid, Guid?>());

    [Theory]
    [InlineData("", -1)]
    [InlineData("10:4999", -1)]
    [InlineData("10:5000", 0)]
    [InlineData("10:100 20:100", 0)]
    [InlineData("10:15000", 1)]
    [InlineData("10:1 20:1 30:1 40:1", 1)]
    [InlineData("10:60000", 2)]
    [InlineData("99:5000", 0)]
    [InlineData("100:5000", -1)]
    public void A_buyer_rises_to_the_highest_tier_whose_rule_the_window_meets(string bought, int tier) => Look(TierStanding.New, bought).Tier.Should().Be(tier);

    [Fact]
    public void Who_falls_short_keeps_the_tier_for_the_grace_and_then_goes_down_one_tier_at_a_time()
    {
        var standing = new TierStanding(Platinum.Id, null, null, null);
        var first = Look(standing, "");
        first.Should().Match<TierVerdict>(v => v.Tier == 2 && v.ShortSince == Today && v.FallsOn == Today.AddDays(30) && v.RecheckOn == Today.AddDays(30));
        Look(standing with { ShortSince = Today.AddDays(-29) }, "").Tier.Should().Be(2, "the last day of the grace is theirs");
        var fallen = Look(standing with { ShortSince = Today.AddDays(-30) }, "");
        fallen.Should().Match<TierVerdict>(v => v.Tier == 1 && v.ShortSince == Today && v.FallsOn == Today.AddDays(30), "the next tier has a grace of its own");
        Look(standing with { ShortSince = Today.AddDays(-90) }, "").Tier.Should().Be(-1, "a job that comes late finds what it would have found");
        Look(standing with { ShortSince = Today.AddDays(-29) }, "1:40000").Should().Match<TierVerdict>(v => v.Tier == 2 && v.ShortSince == null, "whoever buys in time loses nothing");
    }

    [Fact]
    public void Without_a_grace_the_fall_is_at_once() =>
        TierCalculation.Of(Table with { GraceDays = 0 }, new TierStanding(Platinum.Id, null, null, null), [], Today).Should().Match<TierVerdict>(v => v.Tier == -1 && v.ShortSince == null && v.FallsOn == null);

    [Fact]
    public void A_tier_given_by_hand_holds_to_its_last_day_and_never_hides_a_higher_one()
    {
        var standing = new TierStanding(null, null, Gold.Id, Today);
        Look(standing, "").Should().Match<TierVerdict>(v => v.Tier == 1 && v.IsManual && v.Held == -1 && v.RecheckOn == Today.AddDays(1));
        Look(standing with { ManualUntil = Today.AddDays(-1) }, "").Tier.Should().Be(-1);
        Look(standing, "1:50000").Should().Match<TierVerdict>(v => v.Tier == 2 && !v.IsManual);
    }

    [Fact]
    public void All_parts_or_any_of_them_and_currencies_are_never_added_up()
    {
        var rule = new TierRule(new Dictionary<string, decimal> { ["RUB"] = 1_000, ["KZT"] = 6_000 }, 3, true);
        rule.IsMetBy(new TierFigures(3, new Dictionary<string, decimal> { ["RUB"] = 999, ["KZT"] = 5_999 })).Should().BeFalse();
        rule.IsMetBy(new TierFigures(2, new Dictionary<string, decimal> { ["RUB"] = 5_000 })).Should().BeFalse();
        rule.IsMetBy(new TierFigures(3, new Dictionary<string, decimal> { ["KZT"] = 6_000 })).Should().BeTrue();
        (rule with { All = false }).IsMetBy(new TierFigures(3, new Dictionary<string, decimal>())).Should().BeTrue();
        TierRule.Everybody.IsMetBy(TierFigures.Nothing).Should().BeTrue();
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-01", "2027-01-01")]
    [InlineData("2026-12-31", "2026-01-01", "2027-01-01")]
    [InlineData("2028-02-29", "2028-01-01", "2029-01-01")]
    public void A_calendar_year_begins_on_the_first_of_january_and_ends_there(string day, string first, string leaves)
    {
        var window = new TierWindow(TierWindowKind.CalendarYear, 0);
        window.FirstDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture));
        window.LeavesOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(DateOnly.Parse(leaves, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-11-19T20:59:59Z", "2026-11-19")]
    [InlineData("2026-11-19T21:00:00Z", "2026-11-20")]
    public void A_day_is_that_of_the_programmes_zone(string moment, string day) =>
        (LoyaltyProgramme.Off with { Zone = "Europe/Moscow" }).Today(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Buyers_of_a_tier_that_is_gone_go_on_in_the_tier_below()
    {
        var two = (Table with { Steps = [Silver, Platinum] }).After(Table);
        two.Place(Gold.Id).Should().Be(0);
        two.Direction(Gold.Id, 0).Should().Be(-1);
        var one = (two with { Steps = [Platinum] }).After(two);
        one.Place(Gold.Id).Should().Be(TierTable.None, "the one in which they went on is gone, too");
        (one with { Steps = [Silver, Gold, Platinum] }).After(one).Place(Gold.Id).Should().Be(1);
    }

    [Fact]
    public void Progress_says_what_is_missing_to_the_next_tier()
    {
        var progress = TierProgress.Of(Table, new TierFigures(3, new Dictionary<string, decimal> { ["RUB"] = 6_000 }), 0);
        progress.Should().Match<TierProgress>(p => p.Next == Gold && p.Share == 0.75m && p.Spend["RUB"] == 9_000 && p.Orders == 1);
        TierProgress.Of(Table, TierFigures.Nothing, 2).Next.Should().BeNull();
    }

    [Fact]
    public void A_table_that_nobody_could_use_is_refused()
    {
        Refusal(Table with { Steps = [] }).Should().Be("tier.count");
        Refusal(Table with { Steps = [Gold, Silver] }).Should().Be("tier.easier");
        Refusal(Table with { Steps = [Silver, Gold with { Name = " silver " }] }).Should().Be("tier.twice");
        Refusal(Table with { GraceDays = 367 }).Should().Be("tier.grace");
        Refusal(Table with { Window = new TierWindow(TierWindowKind.Sliding, 3) }).Should().Be("tier.window");
        Refusal(Table with { Steps = [Silver with { Rise = Silver.Rise with { Spend = new Dictionary<string, decimal> { ["rub"] = 1 } } }] }).Should().Be("tier.spend");
        Refusal(Table with { Steps = [Silver with { Rise = Silver.Rise with { Orders = 0 } }] }).Should().Be("tier.orders");
        Table.Checked().Should().Be(Table);
    }

    private static string Refusal(TierTable table) => ((Action)(() => table.Checked())).Should().Throw<RuleException>().Which.Code;

    private static TierVerdict Look(TierStanding standing, string bought) => TierCalculation.Of(Table, standing, Purchases(bought), Today);

    private static List<TierPurchase> Purchases(string bought) =>
        [.. bought.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(':')).Select(one => new TierPurchase(Today.AddDays(-int.Parse(one[0], System.Globalization.CultureInfo.InvariantCulture)), "RUB", decimal.Parse(one[1], System.Globalization.CultureInfo.InvariantCulture), 1))];

    internal static TierStep Step(string name, decimal roubles, int orders) => new(TierId.New(), name, new TierRule(new Dictionary<string, decimal> { ["RUB"] = roubles }, orders, false), "", null, "", 0);
}
