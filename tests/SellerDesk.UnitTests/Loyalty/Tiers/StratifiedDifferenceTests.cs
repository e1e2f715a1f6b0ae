using FluentAssertions;
using SellerDesk.Domain.Loyalty.Tiers;
using Xunit;

namespace SellerDesk.UnitTests.Loyalty.Tiers;

/// <summary>Members against comparable others, against a table worked out by hand.</summary>
public sealed class StratifiedDifferenceTests
{
    [Fact]
    public void Two_strata_give_the_means_and_the_interval_that_a_pencil_gives()
    {
        // Stratum A: 40 members of whom 24 bought again (mean 0.6), 20 others of whom 8 did (0.4). Stratum B: 10 members of whom 2 did (0.2), 30 others of whom 6 did (0.2).
        // Weights 40/50 and 10/50: members 0.8·0.6 + 0.2·0.2 = 0.52; others as members fill the strata 0.8·0.4 + 0.2·0.2 = 0.36; difference 0.16.
        // Within strata, members: (24 − 24²/40) + (2 − 2²/10) = 9.6 + 1.6 = 11.2 over 48 = 0.233333; others: (8 − 8²/20) + (6 − 6²/30) = 4.8 + 4.8 = 9.6 over 48 = 0.2.
        // Shares: members 0.64/40 + 0.04/10 = 0.02; others 0.64/20 + 0.04/30 = 0.0333333. Variance 0.02·0.233333 + 0.0333333·0.2 = 0.01133333, its root 0.106458, times 1.959964 = 0.208654.
        var result = StratifiedDifference.Of([new Stratum(40, 24, 24, 20, 8, 8), new Stratum(10, 2, 2, 30, 6, 6)]);
        result.Members.Should().BeApproximately(0.52, 1e-12);
        result.Others.Should().BeApproximately(0.36, 1e-12);
        result.Difference.Should().BeApproximately(0.16, 1e-12);
        result.Low.Should().BeApproximately(0.16 - 0.208654, 1e-5);
        result.High.Should().BeApproximately(0.16 + 0.208654, 1e-5);
        (result.MemberCount, result.OtherCount, result.LeftOut, result.Verdict).Should().Be((50, 50, 0, DifferenceVerdict.NotMeasurable));
    }

    [Fact]
    public void A_difference_beyond_its_interval_is_higher_one_way_and_lower_the_other()
    {
        StratifiedDifference.Of([new Stratum(1_000, 700, 700, 1_000, 400, 400)]).Verdict.Should().Be(DifferenceVerdict.Higher);
        StratifiedDifference.Of([new Stratum(1_000, 400, 400, 1_000, 700, 700)]).Verdict.Should().Be(DifferenceVerdict.Lower);
    }

    [Fact]
    public void Whoever_is_better_before_the_programme_does_not_make_it_look_better()
    {
        // In each stratum members and others are alike; members are mostly in the better one. A plain comparison of means would say 0.56 against 0.24.
        var result = StratifiedDifference.Of([new Stratum(900, 540, 540, 100, 60, 60), new Stratum(100, 20, 20, 900, 180, 180)]);
        result.Difference.Should().BeApproximately(0, 1e-12);
        result.Verdict.Should().Be(DifferenceVerdict.NotMeasurable);
    }

    [Theory]
    [InlineData(29, 100)]
    [InlineData(100, 29)]
    public void Below_thirty_on_either_side_nothing_is_said(int members, int others) =>
        StratifiedDifference.Of([new Stratum(members, members, members, others, 0, 0)]).Verdict.Should().Be(DifferenceVerdict.TooFew);

    [Fact]
    public void Members_whom_nobody_is_like_are_left_out_and_counted()
    {
        var result = StratifiedDifference.Of([new Stratum(40, 20, 20, 40, 20, 20), new Stratum(7, 7, 7, 0, 0, 0), new Stratum(0, 0, 0, 9, 9, 9)]);
        (result.MemberCount, result.OtherCount, result.LeftOut).Should().Be((40, 40, 7));
    }

    [Fact]
    public void Strata_of_one_buyer_each_tell_nothing_of_how_much_buyers_differ() =>
        StratifiedDifference.Of([.. Enumerable.Range(0, 50).Select(_ => new Stratum(1, 1, 1, 1, 0, 0))]).Verdict.Should().Be(DifferenceVerdict.TooFew);
}
