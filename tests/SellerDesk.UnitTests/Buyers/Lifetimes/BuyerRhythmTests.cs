using FluentAssertions;
using SellerDesk.Domain.Buyers.Lifetimes;
using Xunit;

namespace SellerDesk.UnitTests.Buyers.Lifetimes;

public sealed class BuyerRhythmTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    [Fact]
    public void Silence_is_a_sign_only_when_it_is_longer_than_every_gap_before_and_twice_the_usual_one()
    {
        Of(First.AddDays(60), (0, 100), (10, 100), (20, 100)).Should().Match<BuyerRhythm>(r => r.IsSlower && r.UsualGap == 10 && r.Silence == 40);
        Of(First.AddDays(60), (0, 100), (45, 100), (50, 100)).IsSlower.Should().BeFalse("they were silent for longer before");
        Of(First.AddDays(38), (0, 100), (10, 100), (20, 100)).IsSlower.Should().BeFalse("eighteen days are not yet twice ten");
    }

    [Fact]
    public void Two_purchases_are_no_rhythm()
    {
        Of(First.AddDays(300), (0, 100), (10, 10)).Should().Match<BuyerRhythm>(r => !r.IsSlower && !r.IsSmaller && r.UsualGap == null && r.UsualSum == 100);
    }

    [Fact]
    public void A_last_purchase_below_half_of_the_usual_one_is_a_sign()
    {
        Of(First.AddDays(21), (0, 100), (10, 120), (20, 50)).Should().Match<BuyerRhythm>(r => r.IsSmaller && r.UsualSum == 110 && r.LastSum == 50);
        Of(First.AddDays(21), (0, 100), (10, 120), (20, 60)).IsSmaller.Should().BeFalse();
    }

    [Fact]
    public void A_bad_review_counts_until_they_have_bought_again()
    {
        (DateOnly, decimal)[] days = [(First, 100), (First.AddDays(10), 100)];
        BuyerRhythm.Of(days, First.AddDays(12), First.AddDays(20)).HasBadExperience.Should().BeTrue();
        BuyerRhythm.Of(days, First.AddDays(9), First.AddDays(20)).HasBadExperience.Should().BeFalse();
        BuyerRhythm.Of(days, null, First.AddDays(20)).HasBadExperience.Should().BeFalse();
    }

    private static BuyerRhythm Of(DateOnly today, params (int Day, decimal Sum)[] days) => BuyerRhythm.Of([.. days.Select(day => (First.AddDays(day.Day), day.Sum))], null, today);
}
