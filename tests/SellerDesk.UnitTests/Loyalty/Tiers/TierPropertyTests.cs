using FluentAssertions;
using SellerDesk.Domain.Loyalty.Tiers;
using Xunit;

namespace SellerDesk.UnitTests.Loyalty.Tiers;

/// <summary>What holds for any purchases: days are gone through one by one, as the job would.</summary>
public sealed class TierPropertyTests
{
    private const int Histories = 400;
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly TierTable Table = new(
        [TierCalculationTests.Step("Silver", 3_000, 3), TierCalculationTests.Step("Gold", 8_000, 6), TierCalculationTests.Step("Platinum", 20_000, 12)],
        new TierWindow(TierWindowKind.Sliding, 60), 20, new Dictionary<Guid, Guid?>());

    [Fact]
    public void More_spent_never_means_a_lower_tier()
    {
        var dice = new Random(1);
        for (var history = 0; history < Histories; history++)
        {
            var (bought, standing, today) = (Purchases(dice, 200), Standing(dice), Start.AddDays(dice.Next(200)));
            var more = bought.ConvertAll(one => one with { Amount = one.Amount + dice.Next(2_000), Orders = one.Orders + dice.Next(2) });
            var (less, much) = (TierCalculation.Of(Table, standing, bought, today), TierCalculation.Of(Table, standing, more, today));
            much.Tier.Should().BeGreaterThanOrEqualTo(less.Tier);
            much.Held.Should().BeGreaterThanOrEqualTo(much.Earned, "a grace is never a loss");
        }
    }

    [Fact]
    public void A_tier_that_was_reached_is_held_for_the_grace_at_least_and_lost_by_one_step_a_day()
    {
        var dice = new Random(2);
        for (var history = 0; history < Histories / 4; history++)
        {
            var bought = Purchases(dice, 150);
            var (standing, shortDays, before) = (TierStanding.New, 0, TierTable.None);
            for (var day = Start; day < Start.AddDays(300); day = day.AddDays(1))
            {
                var verdict = TierCalculation.Of(Table, standing, [.. bought.Where(one => one.Day <= day)], day);
                if (verdict.Held < before)
                {
                    (before - verdict.Held).Should().Be(1);
                    shortDays.Should().BeGreaterThanOrEqualTo(Table.GraceDays);
                    shortDays = 0;
                }

                shortDays = verdict.Earned < verdict.Held ? shortDays + 1 : 0;
                (standing, before) = (Next(standing, verdict), verdict.Held);
            }
        }
    }

    [Fact]
    public void Looking_only_on_the_days_on_which_something_changes_by_itself_finds_what_looking_daily_finds()
    {
        var dice = new Random(3);
        for (var history = 0; history < Histories / 4; history++)
        {
            var bought = Purchases(dice, 100);
            var (daily, seldom, due) = (TierStanding.New, TierStanding.New, (DateOnly?)Start);
            for (var day = Start; day < Start.AddDays(300); day = day.AddDays(1))
            {
                List<TierPurchase> known = [.. bought.Where(one => one.Day <= day)];
                var verdict = TierCalculation.Of(Table, daily, known, day);
                daily = Next(daily, verdict);
                if (day >= due || bought.Exists(one => one.Day == day))
                {
                    var look = TierCalculation.Of(Table, seldom, known, day);
                    (seldom, due) = (Next(seldom, look), look.RecheckOn);
                }

                seldom.Should().Be(daily);
            }
        }
    }

    [Fact]
    public void Looking_twice_changes_nothing()
    {
        var dice = new Random(4);
        for (var history = 0; history < Histories; history++)
        {
            var (bought, standing, today) = (Purchases(dice, 200), Standing(dice), Start.AddDays(dice.Next(200)));
            var once = TierCalculation.Of(Table, standing, bought, today);
            TierCalculation.Of(Table, Next(standing, once), bought, today).Should().BeEquivalentTo(once);
        }
    }

    private static TierStanding Next(TierStanding standing, TierVerdict verdict) => standing with { Held = Table.At(verdict.Held)?.Id, ShortSince = verdict.ShortSince };

    private static TierStanding Standing(Random dice) => new(
        dice.Next(4) is var held && held == 3 ? null : Table.Steps[held].Id, dice.Next(2) == 0 ? null : Start.AddDays(dice.Next(100)), dice.Next(3) == 0 ? Table.Steps[dice.Next(3)].Id : null, Start.AddDays(dice.Next(250)));

    private static List<TierPurchase> Purchases(Random dice, int days) =>
        [.. Enumerable.Range(0, dice.Next(25)).Select(_ => new TierPurchase(Start.AddDays(dice.Next(days)), "RUB", 100 + dice.Next(3_000), 1))];
}
