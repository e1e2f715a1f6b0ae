using FluentAssertions;
using SellerDesk.Application.Imports.Rows;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Orders;
using Xunit;

namespace SellerDesk.UnitTests.Imports;

public sealed class RowTests
{
    private const string ReviewColumns = "review_number,order_number,sku,rating,title,text,created_at,answered_at";
    private const string OrderColumns = "order_number,status,ordered_at,handed_over_at,delivered_at,line_no,sku,quantity,unit_price,delivery_price,currency";

    [Theory]
    [InlineData(",o,s,5,,,2026-01-01,", "review_number", "import.required")]
    [InlineData("1,o,s,,,,2026-01-01,", "rating", "import.required")]
    [InlineData("1,o,s,6,,,2026-01-01,", "rating", "import.wholeNumber")]
    [InlineData("1,o,s,0,,,2026-01-01,", "rating", "import.wholeNumber")]
    [InlineData("1,o,s,4.5,,,2026-01-01,", "rating", "import.wholeNumber")]
    [InlineData("1,o,s,пять,,,2026-01-01,", "rating", "import.wholeNumber")]
    [InlineData("1,o,s,5,,,,", "created_at", "import.required")]
    [InlineData("1,o,s,5,,,завтра,", "created_at", "import.time")]
    [InlineData("1,o,s,5,,,2026-01-01,скоро", "answered_at", "import.time")]
    [InlineData("1,o,s,5,,2026-01-01", "", "import.cells")]
    [InlineData("1,o,s,5,,,2026-01-01,,лишнее", "", "import.cells")]
    public void A_bad_line_of_reviews_is_refused_with_its_column_and_reason(string line, string column, string code)
    {
        var row = Row(ImportKind.Reviews, ReviewColumns, line);

        (row.Refusal is null ? ReviewRows.Read(row) : null).Should().BeNull();
        row.Refusal!.Column.Should().Be(column);
        row.Refusal.Code.Should().Be(code);
    }

    [Theory]
    [InlineData(",delivered,2026-01-01,,,1,s,1,10,,RUB", "order_number", "import.required")]
    [InlineData("o,delivered,32.01.2026,,,1,s,1,10,,RUB", "ordered_at", "import.time")]
    [InlineData("o,delivered,2026-01-01,,,0,s,1,10,,RUB", "line_no", "import.wholeNumber")]
    [InlineData("o,delivered,2026-01-01,,,1,s,0,10,,RUB", "quantity", "import.wholeNumber")]
    [InlineData("o,delivered,2026-01-01,,,1,s,-2,10,,RUB", "quantity", "import.wholeNumber")]
    [InlineData("o,delivered,2026-01-01,,,1,s,1,,,RUB", "unit_price", "import.required")]
    [InlineData("o,delivered,2026-01-01,,,1,s,1,-10,,RUB", "unit_price", "import.price")]
    [InlineData("o,delivered,2026-01-01,,,1,s,1,10,дорого,RUB", "delivery_price", "import.price")]
    [InlineData("o,delivered,2026-01-01,,,1,s,1,10,,рубли", "currency", "import.currency")]
    [InlineData("o,delivered,2026-01-01,,,,,1,10,,RUB", "quantity", "import.lineWithoutSku")]
    public void A_bad_line_of_orders_is_refused_with_its_column_and_reason(string line, string column, string code)
    {
        var row = Row(ImportKind.Orders, OrderColumns, line);

        OrderRows.Read(row, "RUB").Should().BeNull();
        row.Refusal!.Column.Should().Be(column);
        row.Refusal.Code.Should().Be(code);
    }

    [Fact]
    public void A_number_beyond_the_limit_is_refused_and_shown_in_part()
    {
        var row = Row(ImportKind.Reviews, ReviewColumns, new string('7', 5_000) + ",o,s,5,,,2026-01-01,");

        ReviewRows.Read(row).Should().BeNull();
        row.Refusal!.Code.Should().Be("import.tooLong");
        row.Refusal.Value!.Length.Should().BeLessThan(300);
    }

    [Fact]
    public void A_good_line_of_reviews_is_read_whole()
    {
        var review = ReviewRows.Read(Row(ImportKind.Reviews, ReviewColumns, " 77 ,o1,s1,4,Тема,\0Текст\u0007 🎉\uD83D,2026-01-01 03:00:00,2026-01-02 03:00:00"))!;

        review.Number.Should().Be("77");
        review.Rating.Should().Be(4);
        review.Text.Should().Be("Текст 🎉\uFFFD", "what the database cannot hold is taken out");
        review.CreatedAt.Should().Be(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        review.Answer!.AnsweredAt.Should().Be(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
        review.Product!.Number.Should().Be("s1");
    }

    [Fact]
    public void What_is_empty_is_unknown_or_the_stated_default()
    {
        var order = OrderRows.Read(Row(ImportKind.Orders, OrderColumns, "o,,,,,,s,,9.99,,"), "KZT")!;

        order.Head.Should().Be(new OrderHead());
        order.Line.Should().BeEquivalentTo(new { LineNumber = (int?)null, Quantity = 1, UnitPrice = 9.99m, DeliveryPrice = 0m, Currency = "KZT" });
    }

    [Fact]
    public void An_order_may_have_no_line() => OrderRows.Read(Row(ImportKind.Orders, OrderColumns, "o,canceled,2026-01-01,,,,,,,,RUB"), "RUB")!.Line.Should().BeNull();

    [Fact]
    public void Times_that_contradict_one_another_are_taken() =>
        OrderRows.Read(Row(ImportKind.Orders, OrderColumns, "o,delivered,2026-01-03,2026-01-05,2026-01-01,1,s,1,1,,RUB"), "RUB").Should().NotBeNull();

    [Fact]
    public void Lines_of_one_order_go_together_wherever_they_stood()
    {
        var parts = Parts(out var refusals, (2, "o,shipped,2026-01-01,,,2,s2,1,20,,RUB"), (9, "o,shipped,,2026-01-02,,1,s1,3,10,,RUB"), (30, "o,,,,,,s3,1,5,,RUB"));

        refusals.Should().BeEmpty();
        var order = parts.ToOrder();
        order.Stage.Should().Be(OrderStage.HandedOver);
        order.HandedOverAt.Should().NotBeNull("a later line adds what the first did not know");
        order.Lines.Select(line => (line.LineNumber, line.Product!.Number)).Should().Equal((2, "s2"), (1, "s1"), (3, "s3"));
    }

    [Fact]
    public void A_line_that_contradicts_its_order_is_refused_naming_the_other()
    {
        Parts(out var refusals, (2, "o,shipped,2026-01-01,,,1,s,1,20,,RUB"), (9, "o,delivered,2026-01-01,,,2,s,1,20,,RUB"));

        refusals.Should().ContainSingle().Which.Should().BeEquivalentTo(new Refusal("status", "delivered", "import.orderDiffers", "2", "shipped"));
    }

    [Fact]
    public void A_line_number_that_repeats_is_refused_naming_the_first()
    {
        var parts = Parts(out var refusals, (2, "o,,,,,1,s,1,20,,RUB"), (9, "o,,,,,1,other,1,20,,RUB"));

        refusals.Should().ContainSingle().Which.Should().BeEquivalentTo(new Refusal("line_no", "1", "import.repeatedLine", "2"));
        parts.Lines.Should().Be(1);
    }

    [Fact]
    public void All_missing_columns_are_named_at_once() =>
        FluentActions.Invoking(() => ColumnMap.Of(ImportKind.Reviews, ["text", "Rating"], null)).Should().Throw<RuleException>()
            .Which.Arguments.Should().Equal("review_number, created_at", "text, Rating");

    [Fact]
    public void A_used_header_that_stands_twice_is_refused_and_an_unused_one_is_not()
    {
        FluentActions.Invoking(() => ColumnMap.Of(ImportKind.Reviews, ["review_number", "rating", "created_at", "Rating"], null)).Should().Throw<RuleException>()
            .Which.Code.Should().Be("import.duplicateHeader");
        ColumnMap.Of(ImportKind.Reviews, ["review_number", "rating", "created_at", "x", "x"], null).Ignored.Should().Equal("x", "x");
    }

    [Fact]
    public void A_preset_says_which_header_fills_which_field()
    {
        var chosen = new Dictionary<string, string> { ["review_number"] = "Номер", ["rating"] = "Оценка", ["created_at"] = "Дата" };
        var row = new RowCells(ColumnMap.Of(ImportKind.Reviews, ["Дата", "Оценка", "Номер", "rating"], chosen), TimeZoneInfo.Utc);
        row.Use(["2026-01-01", "9", "n1", "5"]);

        ReviewRows.Read(row).Should().BeNull();
        row.Refusal!.Column.Should().Be("Оценка", "messages name the file's own header");
    }

    private static OrderParts Parts(out List<Refusal> refusals, params (int Line, string Cells)[] lines)
    {
        var parts = new OrderParts(ColumnMap.Of(ImportKind.Orders, OrderColumns.Split(','), null));
        refusals = [.. lines.Select(line => parts.Add(line.Line, OrderRows.Read(Row(ImportKind.Orders, OrderColumns, line.Cells), "RUB")!)).OfType<Refusal>()];
        return parts;
    }

    private static RowCells Row(ImportKind kind, string columns, string line)
    {
        var row = new RowCells(ColumnMap.Of(kind, columns.Split(','), null), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow"));
        row.Use(line.Split(','));
        return row;
    }
}
