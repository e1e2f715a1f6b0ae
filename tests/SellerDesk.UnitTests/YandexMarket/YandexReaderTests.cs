using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Reviews;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.YandexMarket;
using Xunit;

namespace SellerDesk.UnitTests.YandexMarket;

public sealed class YandexReaderTests
{
    private static readonly Uri Host = new("https://api.example.test/");

    [Fact]
    public void A_review_is_read_whole_with_its_order()
    {
        var review = YandexPayloads.Read(YandexPayloads.Feedback, FeedbackReader.Read);

        (review.Number, review.Rating, review.OrderNumber, review.Author).Should().Be(("6521904", (short)4, "498123001", "Анна Л."));
        review.CreatedAt.Should().Be(new DateTimeOffset(2026, 3, 2, 20, 15, 40, TimeSpan.Zero));
        (review.Pros, review.Cons, review.Text).Should().Be(("Звук", "Провод", "Хорошо, но провод короткий"));
        review.Product.Should().Be(new IncomingProduct("TZ-1/чёрный", null, "TZ-1/чёрный"));
        review.PhotoUrls.Should().HaveCount(2);
        review.VideoUrl.Should().Be("https://example.test/v.mp4");
        review.Facts.Should().Contain("comments", "2").And.Contain("needReaction", "true").And.Contain("paid", "100");
    }

    [Theory]
    [InlineData("\"feedbackId\": 6521904, ", "", "$.feedbackId: missing")]
    [InlineData("\"rating\": 4", "\"rating\": 6", "$.statistics.rating: 6 is not 1 to 5")]
    [InlineData("\"rating\": 4", "\"rating\": null", "$.statistics.rating: missing")]
    [InlineData("2026-03-02T23:15:40+03:00", "вчера", "$.createdAt: not a time")]
    public void What_a_review_cannot_do_without_is_named_with_its_place(string old, string fresh, string reason)
    {
        var read = () => YandexPayloads.Read(YandexPayloads.Feedback.With(old, fresh), FeedbackReader.Read);

        read.Should().Throw<FieldException>().WithMessage(reason);
    }

    [Fact]
    public void Numbers_as_texts_nulls_and_arrays_for_objects_are_read()
    {
        var review = YandexPayloads.Read("""{"feedbackId":"77","createdAt":"2026-03-02T20:15:40Z","identifiers":[{"offerId":12}],"description":null,"media":null,"statistics":{"rating":"5","commentsCount":"0"}}""", FeedbackReader.Read);

        (review.Number, review.Rating, review.Text, review.Product!.Number, review.OrderNumber).Should().Be(("77", (short)5, "", "12", null));
        review.Facts.Should().NotContainKey("comments");
    }

    [Fact]
    public void The_shops_answer_is_the_comment_to_the_review_itself()
    {
        var (answer, buyers) = YandexPayloads.Read(YandexPayloads.Comments, (comments, _) =>
            (FeedbackReader.Answer(FeedbackReader.OwnComment(comments.EnumerateArray())), FeedbackReader.BuyersComment(comments.EnumerateArray())));

        answer.Should().Be(new IncomingAnswer("Спасибо за отзыв!", AnswerState.Published, "PUBLISHED", true, null));
        buyers.Should().Be("А длиннее есть?");
    }

    [Theory]
    [InlineData("UNMODERATED", AnswerState.InModeration)]
    [InlineData("BANNED", AnswerState.Rejected)]
    [InlineData("ON_REVIEW_BY_ROBOT", AnswerState.Unread)]
    [InlineData("РUBLISHED", AnswerState.Published)]
    public void The_state_of_an_answer_is_translated_and_kept_raw(string word, AnswerState expected)
    {
        var answer = YandexPayloads.Read(YandexPayloads.Comments.With("\"PUBLISHED\", \"feedbackId\": 6521904},\n  {\"id\": 2", $"\"{word}\", \"feedbackId\": 6521904}},\n  {{\"id\": 2"), (comments, _) => FeedbackReader.Answer(FeedbackReader.OwnComment(comments.EnumerateArray())))!;

        (answer.State, answer.StateRaw).Should().Be((expected, YandexWords.Plain(word)));
    }

    [Fact]
    public void A_deleted_answer_is_none() =>
        YandexPayloads.Read("""[{"id":1,"text":"Спасибо","author":{"type":"BUSINESS"},"status":"DELETED"}]""", (comments, _) => FeedbackReader.OwnComment(comments.EnumerateArray())).Should().BeNull();

    [Fact]
    public void An_order_is_read_whole_and_nothing_personal_with_it()
    {
        var order = YandexPayloads.Read(YandexPayloads.Order, (element, path) => OrderReader.Read(element, "RUB", path));

        (order.Number, order.Status, order.Stage, order.Scheme, order.Whole).Should().Be(("498123001", "PROCESSING/READY_TO_SHIP", OrderStage.Packed, "DBS", true));
        order.ShipBy.Should().Be(new DateTimeOffset(2026, 3, 2, 20, 59, 59, TimeSpan.Zero), "a day without an hour lasts to its end in Moscow");
        order.PromisedAt.Should().Be(new DateTimeOffset(2026, 3, 5, 15, 0, 0, TimeSpan.Zero));
        (order.BuyerCity, order.BuyerRegion, order.Carrier, order.TrackingNumber, order.Warehouse).Should().Be(("Казань", "Республика Татарстан", "Своя доставка", "RA123", "Казань"));
        order.Lines.Should().ContainSingle().Which.Should().Be(new IncomingOrderLine(1, new IncomingProduct("TZ-1/чёрный", "Наушники", "TZ-1/чёрный"), null, 2, 1000, 0, "RUB"));
        order.Facts.Should().Contain("cancelRequested", "true").And.Contain("test", "true").And.Contain("campaign", "41200202");
        order.Buyer.Should().BeNull();
        JsonSerializer.Serialize(order).Should().NotContain("Тихая").And.NotContain("000-00").And.NotContain("Анне");
    }

    [Theory]
    [InlineData("PENDING", "AWAIT_CONFIRMATION", OrderStage.Received)]
    [InlineData("PROCESSING", "SHIPPED", OrderStage.HandedOver)]
    [InlineData("DELIVERY", "ROBOT_IN_TRANSIT", OrderStage.InTransit)]
    [InlineData("PICKUP", "PICKUP_SERVICE_RECEIVED", OrderStage.InTransit)]
    [InlineData("PARTIALLY_RETURNED", null, OrderStage.Delivered)]
    [InlineData("RETURNED", null, OrderStage.Returned)]
    [InlineData("CANCELLED", "USER_CHANGED_MIND", OrderStage.Cancelled)]
    [InlineData("UNKNOWN", null, null)]
    [InlineData("TELEPORTED", null, null)]
    public void The_stage_of_an_order_is_told_by_two_words(string status, string? substatus, OrderStage? expected) => OrderReader.StageOf(status, substatus).Should().Be(expected);

    [Theory]
    [InlineData("""{"rows":[{"day":"03","month":"3","year":"2026","offerId":"A","shows":"1 234","clicks":12,"toCart":"3","orderItems":"2","orderItemsTotalAmount":"1 999,50","orderItemsDeliveredCount":1}]}""")]
    [InlineData("""[{"sheet":"one","data":[{"day":"2026-03-03","offerId":"A","shows":1234,"clicks":"12","toCart":3,"orderItems":2,"orderItemsTotalAmount":1999.5,"orderItemsDeliveredCount":"1"}]}]""")]
    [InlineData("""{"rows":[{"dау":3,"month":3,"year":2026,"оfferId":"A","Shows":"1234","сlicks":"12","tоCart":"3","оrderItems":"2","orderItemsTotalAmount":"1999.50","orderItemsDeliveredCount":"1"}]}""")]
    public void A_report_is_read_whatever_its_structure_numbers_and_alphabet(string json)
    {
        var (days, unreadable) = FunnelReader.Read(Zip(json), new FunnelRange(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 30)), "RUB");

        unreadable.Should().BeEmpty();
        var day = days.Should().ContainSingle().Subject;
        (day.Day, day.Product!.Number, day.Shows, day.Opens, day.Carts, day.Orders, day.OrderSum, day.Buyouts, day.Cancels).Should().Be((new DateOnly(2026, 3, 3), "A", 1234, 12, 3, 2, 1999.5m, 1, null));
    }

    [Fact]
    public void A_row_without_a_day_is_set_aside_unless_the_report_is_of_one_day()
    {
        var json = """[{"offerId":"A","shows":1}]"""u8.ToArray();
        var day = new DateOnly(2026, 3, 1);

        FunnelReader.Read(json, new FunnelRange(day, day.AddDays(1)), "RUB").Unreadable.Should().ContainSingle().Which.Reason.Should().Be("$.day: not a day");
        FunnelReader.Read(json, new FunnelRange(day, day), "RUB").Days.Should().ContainSingle().Which.Day.Should().Be(day);
    }

    [Fact]
    public void A_card_is_put_together_from_two_sources()
    {
        const string Mapping = """{"offer":{"offerId":"A","name":"Наушники","pictures":["https://example.test/1"],"mediaFiles":{"pictures":[{"url":"https://example.test/kept"}]},"vendor":"Звон","barcodes":["46"],"basicPrice":{"value":990,"currencyId":"RUR"},"cardStatus":"HAS_CARD_CAN_UPDATE","weightDimensions":{"length":10,"width":5,"height":2,"weight":0.3}},"mapping":{"marketSku":5,"marketCategoryName":"Аудио"}}""";
        const string Content = """{"offerId":"A","mapping":{"marketCategoryId":9},"contentRating":70,"parameterValues":[{"parameterId":1,"value":"да"},{"parameterId":1,"value":"нет"},{"parameterId":2,"value":"5"}],"recommendations":[{"type":"HAS_VIDEO","percent":0,"remainingRatingPoints":30}],"errors":[{"message":"ERR","comment":"Нет фото"}]}""";

        var mapping = YandexPayloads.Read(Mapping, CardReader.ReadMapping);
        var content = YandexPayloads.Read(Content, CardReader.ReadContent);

        mapping.PhotoUrls.Should().Equal("https://example.test/kept");
        (mapping.Price, mapping.Currency, mapping.Product.Brand, mapping.Product.Category).Should().Be((990m, "RUB", "Звон", "Аудио"));
        content.ContentRating.Should().Be(70);
        content.Advice.Should().Equal(new CardAdvice("HAS_VIDEO", "0 %", 30), new CardAdvice("ERROR", "Нет фото", null));
        CardReader.Named(content.Characteristics!, new Dictionary<string, string> { ["1"] = "Микрофон" }).Should().Equal(new CardCharacteristic("Микрофон", "да, нет"));
    }

    private static byte[] Zip(string json)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("report.json").Open();
            entry.Write(Encoding.UTF8.GetBytes(json));
        }

        return memory.ToArray();
    }
}
