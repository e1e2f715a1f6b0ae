using FluentAssertions;
using SellerDesk.Domain.Dashboards;
using Xunit;

namespace SellerDesk.UnitTests.Dashboards;

public sealed class UsualScatterTests
{
    private static readonly DateOnly First = new(2026, 9, 7);

    [Fact]
    public void Weekdays_that_differ_are_no_change()
    {
        var days = Days(28, at => at % 7 >= 5 ? 40 : 100);
        UsualScatter.IsBeyond(days, First, days, First.AddDays(-28)).Should().BeFalse();
        UsualScatter.IsBeyond(Days(28, at => at % 7 >= 5 ? 60 : 120), First, days, First.AddDays(-28)).Should().BeTrue("every day has twenty more");
    }

    [Fact]
    public void Too_few_days_say_nothing() =>
        UsualScatter.IsBeyond(Days(6, _ => 9), First, Days(6, _ => 1), First.AddDays(-6)).Should().BeNull();

    [Fact]
    public void Days_of_pure_chance_are_seldom_called_a_change()
    {
        var random = new Random(3);
        var called = Enumerable.Range(0, 400).Count(_ => UsualScatter.IsBeyond(Days(30, _ => 50 + random.Next(-20, 21)), First, Days(30, _ => 50 + random.Next(-20, 21)), First.AddDays(-30)) == true);
        called.Should().BeLessThan(400 * 9 / 100, "five in a hundred are chance's own");
    }

    [Fact]
    public void A_figure_that_drifts_for_days_on_end_needs_more_to_be_called_a_change()
    {
        var random = new Random(5);
        var called = Enumerable.Range(0, 200).Count(_ =>
        {
            decimal level = 0;
            var days = Days(60, _ => 50 + (level = (0.7m * level) + random.Next(-10, 11)));
            return UsualScatter.IsBeyond(days[30..], First, days[..30], First.AddDays(-30)) == true;
        });
        called.Should().BeLessThan(200 * 22 / 100);
    }

    private static decimal?[] Days(int count, Func<int, decimal> of) => [.. Enumerable.Range(0, count).Select(at => (decimal?)of(at))];
}
