using System.Globalization;
using FluentAssertions;
using SellerDesk.Web.Shell.Language;
using Xunit;

namespace SellerDesk.UnitTests.Shell;

/// <summary>The tables of the wording guide. A space in an expected value stands for the no-break space U+00A0 where the value has one.</summary>
public sealed class FormatTests
{
    private static readonly Format Russian = new(FormatWords.Of("ru"));
    private static readonly Format English = new(FormatWords.Of("en"));

    [Theory]
    [InlineData("1308", "1 308", "1,308")]
    [InlineData("0", "0", "0")]
    [InlineData("4.8", "4,8", "4.8")]
    [InlineData("1234567", "1 234 567", "1,234,567")]
    [InlineData("-12.5", "−12,5", "−12.5")]
    public void Numbers(string number, string russian, string english)
    {
        Russian.Number(Number(number)).Should().Be(Hard(russian));
        English.Number(Number(number)).Should().Be(english);
    }

    [Theory]
    [InlineData("0.048", "4,8 %", "4.8%")]
    [InlineData("1", "100 %", "100%")]
    [InlineData("-0.0031", "−0,3 %", "−0.3%")]
    public void Percents(string share, string russian, string english)
    {
        Russian.Percent(Number(share)).Should().Be(Hard(russian));
        English.Percent(Number(share)).Should().Be(english);
    }

    [Fact]
    public void Percent_points()
    {
        Russian.PercentPoints(0.003m).Should().Be(Hard("0,3 п.п."));
        English.PercentPoints(0.003m).Should().Be(Hard("0.3 pp"));
    }

    [Theory]
    [InlineData("3837", "RUB", "3 837 ₽", "3,837 ₽")]
    [InlineData("18990", "KZT", "18 990 ₸", "18,990 ₸")]
    [InlineData("1234.5", "RUB", "1 234,50 ₽", "1,234.50 ₽")]
    [InlineData("-990", "RUB", "−990 ₽", "−990 ₽")]
    [InlineData("10", "AMD", "10 AMD", "10 AMD")]
    public void Money(string amount, string currency, string russian, string english)
    {
        Russian.Money(Number(amount), currency).Should().Be(Hard(russian));
        English.Money(Number(amount), currency).Should().Be(Hard(english));
    }

    [Fact]
    public void Sums_of_two_currencies_stand_side_by_side() =>
        Russian.Money([(42650, "RUB"), (18990, "KZT")]).Should().Be("42\u00A0650\u00A0₽ и 18\u00A0990\u00A0₸");

    [Fact]
    public void A_range_has_a_dash_without_spaces() => Russian.Range(20, 27).Should().Be("20–27");

    [Theory]
    [InlineData(512, "512 Б", "512 B")]
    [InlineData(1_468_006, "1,4 МБ", "1.4 MB")]
    [InlineData(7_340_032, "7 МБ", "7 MB")]
    [InlineData(157_286_400, "150 МБ", "150 MB")]
    public void File_sizes(long bytes, string russian, string english)
    {
        Russian.FileSize(bytes).Should().Be(Hard(russian));
        English.FileSize(bytes).Should().Be(Hard(english));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Hard(string text) => text.Replace(' ', FormatWords.NoBreakSpace);
}
