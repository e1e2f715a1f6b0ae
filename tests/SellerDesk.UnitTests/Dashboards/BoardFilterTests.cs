using FluentAssertions;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Dashboards;
using Xunit;

namespace SellerDesk.UnitTests.Dashboards;

public sealed class BoardFilterTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    public static TheoryData<BoardFilter> Filters => new(
        new BoardFilter(),
        new BoardFilter { Period = "quarter", Compare = BoardCompare.Year, Marketplace = Marketplace.Ozon, Step = FigureStep.Week },
        new BoardFilter { From = new DateOnly(2026, 1, 5), To = new DateOnly(2026, 2, 7), Shop = new ShopId(Guid.CreateVersion7()), Currency = "KZT" },
        new BoardFilter { Shop = new ShopId(Guid.CreateVersion7()), Dimension = FigureDimension.Region, Key = "" },
        new BoardFilter { Compare = BoardCompare.None, Dimension = FigureDimension.Carrier, Key = "Почта & Ко" });

    [Theory]
    [MemberData(nameof(Filters))]
    public void What_is_chosen_stands_in_the_address(BoardFilter filter) => BoardFilter.Read("http://desk" + filter.On("/dashboards")).Should().Be(filter);

    [Fact]
    public void Days_end_yesterday_and_months_are_compared_day_by_day()
    {
        var days = new BoardFilter { Period = "7" }.Ask(Today);
        (days.Filter.From, days.Filter.To, days.Before!.From, days.Before.To).Should().Be((new DateOnly(2026, 11, 15), new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 8), new DateOnly(2026, 11, 14)));
        var month = new BoardFilter { Period = "month" }.Ask(Today);
        (month.Filter.From, month.Before!.From, month.Before.To).Should().Be((new DateOnly(2026, 11, 1), new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 21)));
    }

    [Theory]
    [InlineData("?from=1990-01-01&to=2050-01-01")]
    [InlineData("?from=2026-02-01&to=2026-01-01")]
    [InlineData("?period=nonsense&compare=7&step=9&marketplace=nowhere&shop=x")]
    [InlineData("?from=2010-01-01&to=2030-01-01")]
    public void A_strange_address_asks_for_something_sensible(string query) => BoardFilter.Read("http://desk/dashboards" + query).Ask(Today).Filter.Days.Should().BeInRange(1, FigureFilter.MostDays);
}
