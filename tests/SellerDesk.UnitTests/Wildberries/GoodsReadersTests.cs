using System.IO.Compression;
using System.Text;
using FluentAssertions;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Wildberries;
using Xunit;

namespace SellerDesk.UnitTests.Wildberries;

public sealed class GoodsReadersTests
{
    [Fact]
    public void A_card_is_read_whatever_type_its_values_have()
    {
        var card = CardReader.Read(Payloads.Parse(Payloads.Card), "$");

        card.Product.Should().Match<SellerDesk.Application.Marketplaces.IncomingProduct>(product => product.Number == "148200001" && product.Name == "Кружка с крышкой" && product.Article == "KR-1/белый");
        card.Characteristics!.Select(line => $"{line.Name}={line.Value}").Should().Equal("Цвет=белый, серый", "Объём=350", "Вес=0.4", "Хрупкое=да", "Состав=фарфор");
        card.Barcodes.Should().Equal("2014848863100", "2014848863101");
        card.PhotoUrls.Should().Equal("https://example.test/big/1.webp", "https://example.test/sq/2.webp");
        card.VideoUrls.Should().Equal("https://example.test/index.m3u8");
        card.Facts.Should().Contain("imtId", "131400001").And.Contain("sizes", "M (46)").And.Contain("package", "12×9.5×10 см, 0.45 кг");
    }

    [Fact]
    public void What_a_card_does_not_say_wipes_nothing()
    {
        var card = CardReader.Read(Payloads.Parse("""{"nmID":"148200001"}"""), "$");

        new object?[] { card.Description, card.PhotoUrls, card.VideoUrls, card.Barcodes, card.Characteristics, card.Rating }.Should().OnlyContain(value => value == null);
    }

    [Theory]
    [InlineData("4.7", "8.3", 4.7, 83)]
    [InlineData("0", "0", null, null)]
    [InlineData("null", "10", null, 100)]
    [InlineData("\"5\"", "120", 5.0, null)]
    public void Ratings_are_stars_of_five_and_a_mark_of_ten(string stars, string mark, double? rating, int? content)
    {
        var card = CardReader.ReadRating(Payloads.Parse($$"""{"product":{"nmId":1,"feedbackRating":{{stars}},"productRating":{{mark}} } }"""), "$");

        card.Rating.Should().Be((decimal?)rating);
        card.ContentRating.Should().Be(content);
    }

    [Fact]
    public void A_day_of_the_funnel_is_read_and_can_be_read_again_when_set_aside()
    {
        var row = Payloads.Parse("""{"product":{"nmId":148200001,"title":"Кружка"},"currency":"RUB","history":[{"date":"2026-03-04","openCount":45,"cartCount":"34","orderCount":19,"orderSum":1262},{"date":"?"}]}""");

        var days = FunnelReader.DaysOf(row).ToList();

        var day = FunnelReader.Read(days[0], "$");
        (day.Day, day.Opens, day.Carts, day.Orders, day.OrderSum).Should().Be((new DateOnly(2026, 3, 4), 45L, 34L, 19L, 1262m));
        day.Cancels.Should().BeNull();
        day.Product!.Number.Should().Be("148200001");
        var broken = () => FunnelReader.Read(days[1], "$");
        broken.Should().Throw<FieldException>().WithMessage("*date*");
        days[1].GetRawText().Should().Contain("148200001");
    }

    [Theory]
    [InlineData("nmID,dt,openCardCount,cancelCount,currency\n148200001,2026-03-04,45,2,RUB\n")]
    [InlineData("\uFEFFnmID;dt;openCardCount;cancelCount;currency\r\n\"148200001\";\"2026-03-04\";45;2;RUB\r\n\r\n")]
    public void The_report_of_a_year_is_read_with_either_separator(string text)
    {
        var lines = FunnelFile.Lines(Zip(text)).ToList();

        var day = FunnelReader.Read(lines.Should().ContainSingle().Which, "$");
        (day.Day, day.Opens, day.Cancels, day.Currency).Should().Be((new DateOnly(2026, 3, 4), 45L, 2L, "RUB"));
    }

    [Fact]
    public void What_is_no_archive_says_so()
    {
        var read = () => FunnelFile.Lines("<html>"u8.ToArray()).ToList();

        read.Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void Figures_of_the_seller_are_told_one_by_one()
    {
        var data = Payloads.Parse("""{"sellerRating":{"current":4.56},"feedbackIncrease":{"current":26,"total":116,"fiveStar":{"current":19,"total":51},"oneStar":{"current":-1,"total":7}},"items":null}""");

        var figures = QualityReader.ReadItemRating(data, new DateOnly(2026, 3, 4), 30).ToDictionary(figure => figure.Code, figure => figure.Value);

        figures.Should().Equal(new Dictionary<string, decimal>
        {
            ["seller_rating"] = 4.56m,
            ["feedbacks"] = 116,
            ["feedbacks_new"] = 26,
            ["stars_5"] = 51,
            ["stars_5_new"] = 19,
            ["stars_1"] = 7,
            ["stars_1_new"] = -1,
        });
    }

    [Theory]
    [InlineData("2026-03-04T20:30:00Z", "2026-02-27", "2026-03-04")]
    [InlineData("2026-03-04T21:30:00Z", "2026-02-27", "2026-03-04")]
    [InlineData("2026-03-04T12:00:00Z", "2026-02-26", "2026-03-04")]
    public void Days_asked_for_are_none_that_a_marketplace_with_another_clock_refuses(string now, string from, string to) =>
        FunnelDays.Of(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).Should().Be((DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd")));

    private static byte[] Zip(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var file = zip.CreateEntry("report.csv").Open();
            file.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
