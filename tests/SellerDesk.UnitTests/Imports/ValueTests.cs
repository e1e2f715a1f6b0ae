using System.Globalization;
using FluentAssertions;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Orders;
using Xunit;

namespace SellerDesk.UnitTests.Imports;

public sealed class ValueTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    [Theory]
    [InlineData("2026-11-21 10:30:00", "2026-11-21T07:30:00Z")]
    [InlineData("2026-11-21T10:30", "2026-11-21T07:30:00Z")]
    [InlineData("2026-11-21", "2026-11-20T21:00:00Z")]
    [InlineData("21.11.2026 10:30", "2026-11-21T07:30:00Z")]
    [InlineData(" 1.2.2026 ", "2026-01-31T21:00:00Z")]
    [InlineData("2026-11-21T10:30:00Z", "2026-11-21T10:30:00Z")]
    [InlineData("2026-11-21T10:30:00+05:00", "2026-11-21T05:30:00Z")]
    [InlineData("2026-11-21 10:30:00.123456+03", "2026-11-21T07:30:00.123456Z")]
    public void A_time_without_a_zone_is_in_the_shops_and_one_with_a_zone_is_that_moment(string text, string expected) =>
        TimeText.Read(text, Moscow).Should().Be(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("вчера")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30 10:00:00")]
    [InlineData("0001-01-01")]
    [InlineData("3026-01-01")]
    [InlineData("46347")]
    [InlineData("11/21/2026")]
    public void What_is_no_plausible_time_is_not_guessed(string text) => TimeText.Read(text, Moscow).Should().BeNull();

    [Fact]
    public void A_time_that_the_clocks_skipped_lands_as_much_later()
    {
        // In São Paulo the clocks went from 00:00 to 01:00 on 15 October 2017.
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo");

        TimeText.Read("2017-10-15 00:00:00", zone).Should().Be(new DateTimeOffset(2017, 10, 15, 3, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_time_that_the_clocks_showed_twice_is_the_first()
    {
        // In Berlin 02:30 came at 00:30 and at 01:30 UTC on 25 October 2026.
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        TimeText.Read("2026-10-25 02:30:00", zone).Should().Be(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("1234.5", "1234.5")]
    [InlineData("1234,5", "1234.5")]
    [InlineData("1 234,50", "1234.50")]
    [InlineData("1\u00A0234\u202F567,5", "1234567.5")]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("1.234,50", "1234.50")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("−7", "-7")]
    public void Numbers_are_read_with_a_dot_or_a_comma(string text, string expected) =>
        DecimalText.Read(text).Should().Be(decimal.Parse(expected, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("сто")]
    [InlineData("12 ₽")]
    [InlineData("1e5")]
    [InlineData("0x10")]
    public void What_is_no_number_is_not_guessed(string text) => DecimalText.Read(text).Should().BeNull();

    [Theory]
    [InlineData("created", OrderStage.Received)]
    [InlineData("invoiced", OrderStage.Received)]
    [InlineData("Shipped", OrderStage.HandedOver)]
    [InlineData("in_transit", OrderStage.InTransit)]
    [InlineData("доставлен", OrderStage.Delivered)]
    [InlineData("unavailable", OrderStage.Cancelled)]
    [InlineData("canceled", OrderStage.Cancelled)]
    public void A_status_word_tells_the_stage(string word, OrderStage stage) => OrderStatusWords.StageOf(word, true, true, false).Should().Be(stage);

    [Theory]
    [InlineData(false, false, false, OrderStage.Received)]
    [InlineData(true, false, false, OrderStage.HandedOver)]
    [InlineData(true, true, false, OrderStage.Delivered)]
    [InlineData(true, true, true, OrderStage.Cancelled)]
    public void An_unknown_status_leaves_what_the_times_tell(bool handedOver, bool delivered, bool cancelled, OrderStage stage) =>
        OrderStatusWords.StageOf("у курьера дома", handedOver, delivered, cancelled).Should().Be(stage);

    [Fact]
    public void Headers_of_other_programs_are_matched_by_their_names()
    {
        var found = HeaderSuggestion.For(ImportKind.Reviews, ["ID отзыва", "Артикул продавца", "Кол-во звёзд", "Оценка", "Текст отзыва", "Дата", "Чек"]);

        found.Should().Contain("review_number", "ID отзыва").And.Contain("sku", "Артикул продавца").And.Contain("rating", "Оценка")
            .And.Contain("text", "Текст отзыва").And.Contain("created_at", "Дата");
        found.Values.Should().OnlyHaveUniqueItems();
    }
}
