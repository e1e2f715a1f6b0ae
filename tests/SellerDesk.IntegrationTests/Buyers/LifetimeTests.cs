using FluentAssertions;
using SellerDesk.Application.Buyers.Lifetimes;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Buyers.Lifetimes;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.IntegrationTests.Buyers;

public sealed class LifetimeTests(BuyerTrial trial) : IClassFixture<BuyerTrial>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).DateTime);

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Every_night_a_shop_learns_who_came_back_who_may_have_left_and_what_leaves_with_them()
    {
        var shop = await trial.ShopAsync("Возвращаются", Marketplace.Other);
        await trial.OrdersAsync(shop, [.. Crowd(600, 3)]);
        // Ten days apart six times, then silence for a hundred; a smaller last order and a bad review after it.
        await trial.OrdersAsync(shop, [.. new[] { 150, 140, 130, 120, 110, 100 }.Select(ago => Order($"silent-{ago}", "silent", ago, ago == 100 ? 300 : 2_000))]);
        await trial.OrdersAsync(shop, [.. new[] { 52, 42, 32, 22, 12, 2 }.Select(ago => Order($"faithful-{ago}", "faithful", ago, 2_000))]);
        await trial.ReviewsAsync(shop, BuyerTrial.Review("bad", 1, "silent-100"));
        (await trial.Get<FitLifetimesJob>().RunAsync(None)).Should().BeTrue();

        var (made, report) = await Leaving().ModelAsync(shop.Id, None);
        made!.Day.Should().Be(Today.AddDays(-1));
        report!.Fit!.Verdict.Should().Be(FitVerdict.Sound);
        report.Held!.Bands.Sum(band => band.Buyers).Should().BeGreaterThan(400);
        (report.Counts.Once + report.Counts.Back).Should().Be(602);

        var silent = await LifeAsync(shop, "silent-100");
        silent.Should().Match<BuyerLifetime>(l => l.Repeats == 5 && l.UsualGap == 10 && l.IsSlower && l.IsSmaller && l.HasBadExperience && l.LastDay == Today.AddDays(-100));
        silent.Alive.Should().BeApproximately(report.Fit.Model.ProbabilityAlive(new PurchaseHistory(5, 50, 149)), 1e-6).And.BeLessThan(0.3);
        silent.AtRisk.Should().BePositive();
        var faithful = await LifeAsync(shop, "faithful-2");
        faithful.Alive.Should().BeGreaterThan(0.8);
        faithful.Should().Match<BuyerLifetime>(l => !l.IsSlower && !l.IsSmaller && !l.HasBadExperience && l.AtRisk == 0 && l.Value > 0);
    }

    [Fact]
    public async Task Slices_put_together_are_all_who_show_a_sign_once_and_what_they_take_along_falls()
    {
        var shop = await trial.ShopAsync("Срезы", Marketplace.Other);
        await trial.OrdersAsync(shop, [.. Crowd(300, 4)]);
        await trial.Get<FitLifetimesJob>().RunAsync(None);
        var (_, report) = await Leaving().ModelAsync(shop.Id, None);
        foreach (var (sign, count) in new[] { (LeavingSign.Any, report!.Counts.Leaving), (LeavingSign.Slower, report.Counts.Slower), (LeavingSign.Smaller, report.Counts.Smaller) })
        {
            var (all, next) = (new List<LeavingBuyer>(), (LeavingPlace?)null);
            do
            {
                (var rows, next) = await Leaving().SliceAsync(shop.Id, sign, next, 7, None);
                all.AddRange(rows);
            }
            while (next is not null);
            all.Should().HaveCount((int)count).And.OnlyHaveUniqueItems(row => row.Life.BuyerId).And.BeInDescendingOrder(row => row.Life.AtRisk);
        }
    }

    [Fact]
    public async Task A_shop_whose_buyers_are_not_recognised_is_said_to_have_nobody_who_came_back()
    {
        var shop = await trial.ShopAsync("Без лица", Marketplace.Wildberries);
        await trial.OrdersAsync(shop, BuyerTrial.Order("w-1", daysAgo: 20), BuyerTrial.Order("w-2", daysAgo: 10));
        await trial.Get<FitLifetimesJob>().RunAsync(None);
        (await Leaving().ModelAsync(shop.Id, None)).Report.Should().Match<LifetimeReport>(report => report.Fit == null && report.Counts.Back == 0);
        (await trial.Get<FitLifetimesJob>().RunAsync(None)).Should().BeFalse("nothing is worked out again within minutes");
    }

    private LeavingBuyers Leaving() => trial.Seeing<LeavingBuyers>();

    private async Task<BuyerLifetime> LifeAsync(Shop shop, string order)
    {
        var buyer = await trial.IdAsync(await trial.BuyerOfAsync(shop, "orders", order));
        return (await Leaving().OfAsync(new(buyer), None)).Should().ContainSingle().Subject;
    }

    /// <summary>Buyers with rates of their own over half a year, of whom many leave.</summary>
    private static IEnumerable<IncomingOrder> Crowd(int count, int seed)
    {
        var dice = new Random(seed);
        for (var n = 0; n < count; n++)
        {
            var (at, pause, leaves, sum) = (30 + dice.Next(150), 4 + (dice.NextDouble() * 40), dice.NextDouble() * 0.6, 500 + dice.Next(3_000));
            for (var order = 0; at > 0; order++)
            {
                yield return Order($"c{seed}-{n}-{order}", $"crowd-{seed}-{n}", at, sum + dice.Next(200));
                if (dice.NextDouble() < leaves)
                {
                    break;
                }

                at -= 1 + (int)(-Math.Log(1 - dice.NextDouble()) * pause);
            }
        }
    }

    /// <summary>At noon in the shop's zone, so many days ago.</summary>
    private static IncomingOrder Order(string number, string buyer, int daysAgo, decimal price)
    {
        var noon = new DateTimeOffset(Today.AddDays(-daysAgo).ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        return BuyerTrial.Order(number, buyer, price: price) with { OrderedAt = noon };
    }
}
