using FluentAssertions;
using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.IntegrationTests.Buyers;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Loyalty.Tiers;

/// <summary>What the programme brings, measured over orders whose answer is known by plain arithmetic.</summary>
public sealed class ProgrammeEffectTests(BuyerTrial trial) : TierCase(trial), IClassFixture<BuyerTrial>
{
    /// <summary>The day of measuring is the 20th of November; everybody begins on the 10th of September, so that what counts starts with October.</summary>
    private static readonly DateTimeOffset First = new(2026, 9, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Members_and_others_are_compared_from_the_month_after_joining_as_a_pencil_would()
    {
        var shop = await BeginAsync("Эффект");
        var programme = LoyaltyProgramme.Off with { IsOn = true, Joining = Joining.ByHand, StartedOn = new DateOnly(2026, 9, 1), MarginPercent = 20, PointCost = 1 };
        await Tiers(0).SaveAsync(Manager, programme, None);

        // Everybody bought once in September, a fifth of each side for 1,000, 2,000 and so on, so that the strata are even. Of 40 members 30 came back in October and spent 2,000; of 40 others 10 did and spent 1,500.
        await Trial.OrdersAsync(shop, [.. Enumerable.Range(0, 80).Select(n => At($"e-{n}", n, First.AddHours(n), 1_000 * (1 + (n % 5))))]);
        await Trial.OrdersAsync(shop, [.. Enumerable.Range(0, 30).Select(n => At($"m-{n}", n, First.AddDays(30).AddHours(n), 2_000)), .. Enumerable.Range(40, 10).Select(n => At($"m-{n}", n, First.AddDays(30).AddHours(n), 1_500))]);
        await Trial.FiguresAsync();
        foreach (var n in Enumerable.Range(0, 40))
        {
            await Trial.Database.ExecuteAsync($"""
                insert into loyalty_members (buyer_id, joined_at, how, tier_since) select buyer_id, '{First.AddDays(1):O}', 'Person', '{First.AddDays(1):O}' from buyer_links l join orders o on o.id = l.thing_id where o.number = 'e-{n}' on conflict do nothing
                """);
        }

        (await new MeasureProgrammeJob(Source, Clock(0)).RunAsync(None)).Should().BeTrue();
        var report = (await Trial.Seeing<EffectBoard>().LoadAsync(None)).Single(effect => effect.Shop == shop.Id).Report;
        (report.Members, report.Others, report.TooEarly, report.Currency).Should().Be((40, 40, 0, "RUB"));

        var again = report.Of(EffectMeasure.RepeatShare)!;
        again.Members.Should().BeApproximately(0.75, 1e-9);
        again.Others.Should().BeApproximately(0.25, 1e-9);
        again.Verdict.Should().Be(DifferenceVerdict.Higher);

        // October and November to the 20th are 50 days, 1.6427 months of 2,629,800 seconds: 30 orders by 40 members.
        const double Months = 50 * 86_400 / 2_629_800.0;
        report.Of(EffectMeasure.OrdersPerMonth)!.Members.Should().BeApproximately(0.75 / Months, 1e-3);
        report.Of(EffectMeasure.AverageOrder).Should().Match<StratifiedDifference>(d => d.Verdict == DifferenceVerdict.TooFew, "ten others are too few to speak of");
        report.Of(EffectMeasure.MarginPerMonth)!.Members.Should().BeApproximately(0.75 * 2_000 * 0.2 / Months, 0.5);
        report.Of(EffectMeasure.MarginPerMonth)!.Others.Should().BeApproximately(0.25 * 1_500 * 0.2 / Months, 0.5);
        (await new MeasureProgrammeJob(Source, Clock(0)).RunAsync(None)).Should().BeFalse("it was measured a moment ago");
    }

    private static IncomingOrder At(string number, int buyer, DateTimeOffset at, decimal price) => BuyerTrial.Order(number, $"effect-{buyer}", price: price) with { OrderedAt = at, DeliveredAt = at.AddHours(1) };
}
