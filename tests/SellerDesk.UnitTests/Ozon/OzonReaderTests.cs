using FluentAssertions;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Reviews;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Ozon;
using Xunit;

namespace SellerDesk.UnitTests.Ozon;

/// <summary>The traps between Ozon's description and what it sends.</summary>
public sealed class OzonReaderTests
{
    [Theory]
    [InlineData("\"148200001\"")]
    [InlineData("148200001")]
    public void Numbers_come_as_numbers_or_as_text(string sku)
    {
        var review = OzonExamples.Read(OzonExamples.Review.Replace("\"148200001\"", sku, StringComparison.Ordinal), row => ReviewReader.Read(row, "$"));

        review.Product!.Number.Should().Be("148200001");
        review.CreatedAt.Should().Be(new DateTimeOffset(2026, 3, 2, 20, 15, 40, TimeSpan.Zero).AddTicks(1_234_560));
        review.Author.Should().BeNull();
    }

    [Theory]
    [InlineData("\"id\":\"0199-aa\"", "\"id\":null", "$.id: missing")]
    [InlineData("\"rating\":4", "\"rating\":0", "$.rating: 0 is not 1 to 5")]
    [InlineData("\"published_at\":\"2026-03-02T20:15:40.123456789Z\"", "\"published_at\":\"вчера\"", "$.published_at: not a time")]
    public void A_review_without_number_stars_or_time_is_told_by_its_field(string from, string to, string problem)
    {
        var read = () => OzonExamples.Read(OzonExamples.Review.Replace(from, to, StringComparison.Ordinal), row => ReviewReader.Read(row, "$"));

        read.Should().Throw<FieldException>().WithMessage(problem);
    }

    [Theory]
    [InlineData(true, false, "", AnswerState.Published)]
    [InlineData(true, true, "Ссылка", AnswerState.Rejected)]
    [InlineData(false, true, "Ссылка", AnswerState.Rejected)]
    [InlineData(false, false, "", AnswerState.InModeration)]
    public void Two_flags_and_a_reason_make_the_state_of_a_comment(bool published, bool rejected, string reason, AnswerState state)
    {
        var json = $$"""
            [{"id":"1","text":"Чужой","is_owner":false,"is_published":true,"published_at":"2026-03-05T00:00:00Z"},
             {"id":"2","text":"Наш","is_owner":"true","is_published":{{(published ? "true" : "false")}},"is_rejected":{{(rejected ? "true" : "false")}},"deviation_reason":"{{reason}}","published_at":"2026-03-04T00:00:00Z"}]
            """;

        var answer = OzonExamples.Read(json, list => ReviewReader.Answer(list.EnumerateArray()));

        (answer!.Text, answer.State, answer.Editable).Should().Be(("Наш", state, false));
    }

    [Theory]
    [InlineData("PUBLISHED", AnswerState.Published)]
    [InlineData("AWAITING_MODERATION", AnswerState.InModeration)]
    [InlineData("MODERATION_FAILED", AnswerState.Rejected)]
    [InlineData("DUPLICATE", AnswerState.Rejected)]
    [InlineData("", AnswerState.Unread)]
    [InlineData("LATER_WORD", AnswerState.Unread)]
    public void Words_of_an_answers_publication(string word, AnswerState state)
    {
        QuestionAnswer[] answers = [new("Марина", "Чужой", "PUBLISHED", DateTimeOffset.UnixEpoch.AddDays(2), null), new("ЗВУК", "Наш", word, DateTimeOffset.UnixEpoch, null)];

        var answer = QuestionReader.Answer(answers, "Звук", "VIEWED");

        (answer!.Text, answer.State, answer.StateRaw).Should().Be(("Наш", state, word));
        QuestionReader.Answer(answers[..1], "Звук", "VIEWED").Should().BeNull();
        QuestionReader.Answer(answers[..1], null, "PROCESSED")!.Text.Should().Be("Чужой", "the question counts as dealt with");
    }

    [Fact]
    public void Of_a_posting_the_buyers_data_are_not_read()
    {
        var order = OzonExamples.Read(OzonExamples.Fbs, row => PostingReader.ReadFbs(row, "RUB", "$"));

        order.Number.Should().Be("0132112277-0101-1");
        (order.Status, order.Stage, order.Scheme).Should().Be(("delivering/posting_on_way_to_city", OrderStage.InTransit, "FBS"));
        (order.Carrier, order.TrackingNumber, order.Warehouse).Should().Be(("Доставка Ozon", "TR-1", "Софьино"));
        order.ShipBy.Should().Be(new DateTimeOffset(2026, 3, 31, 9, 0, 0, TimeSpan.Zero));
        order.Lines.Should().ContainSingle().Which.Should().Match<Application.Marketplaces.IncomingOrderLine>(line => line.Quantity == 2 && line.UnitPrice == 1530m && line.Currency == "RUB" && line.Product!.Article == "SK-58");
        (order.Buyer, order.BuyerNumber).Should().Be((null, null));
        System.Text.Json.JsonSerializer.Serialize(order).Should().NotContain("12345678").And.NotContain("9031234567").And.NotContain("\\u041F\\u0435\\u0442\\u0440\\u043E\\u0432");
    }

    [Theory]
    [InlineData("awaiting_packaging", OrderStage.Received)]
    [InlineData("awaiting_deliver", OrderStage.Packed)]
    [InlineData("acceptance_in_progress", OrderStage.HandedOver)]
    [InlineData("driver_pickup", OrderStage.InTransit)]
    [InlineData("client_arbitration", OrderStage.InTransit)]
    [InlineData("delivered", OrderStage.Delivered)]
    [InlineData("cancelled", OrderStage.Cancelled)]
    [InlineData("cancelled_from_split_pending", OrderStage.Cancelled)]
    [InlineData("not_accepted", null)]
    [InlineData("some_later_word", null)]
    public void Stages_of_a_posting(string status, OrderStage? stage)
    {
        var order = OzonExamples.Read(OzonExamples.Fbs.Replace("\"delivering\"", $"\"{status}\"", StringComparison.Ordinal), row => PostingReader.ReadFbs(row, "RUB", "$"));

        order.Stage.Should().Be(stage);
        order.Status.Should().StartWith(status);
    }

    [Fact]
    public void A_return_keeps_its_word_and_its_posting()
    {
        var item = OzonExamples.Read(OzonExamples.Return, row => ReturnReader.Read(row, "$"));

        (item.Number, item.Kind, item.Stage, item.StatusRaw).Should().Be(("return-1000015552", ReturnKind.Return, ReturnStage.InProgress, "ArrivedAtReturnPlace"));
        (item.OrderNumber, item.Amount, item.Currency, item.Quantity).Should().Be(("58544282-0057-1", 3318m, "RUB", 1));
        item.Facts["storageCost"].Should().Be("12.5 RUB");
    }

    [Fact]
    public void What_may_be_decided_on_a_claim_is_told_with_what_has_to_come_with_it()
    {
        var claim = OzonExamples.Read(OzonExamples.WholeClaim, whole => ClaimReader.With(OzonExamples.Read(OzonExamples.Claim, row => ClaimReader.Read(row, "$")), whole));

        (claim.Number, claim.Stage, claim.Comment, claim.ReasonRaw).Should().Be(("rfbs-8000123456", ReturnStage.AwaitsSeller, "Не работает", "Брак"));
        claim.Decisions.Select(decision => (decision.Code, decision.NeedsComment, decision.NeedsAmount)).Should().Equal(("1000", false, false), ("1020", false, true), ("-1", true, false));
        claim.Decisions[2].Reasons.Should().Equal(new Dictionary<string, string> { ["11"] = "Следы носки" });
        System.Text.Json.JsonSerializer.Serialize(claim).Should().NotContain("\\u041F\\u0451\\u0442\\u0440");
    }

    [Theory]
    [InlineData("Customer", ChatSender.Buyer)]
    [InlineData("\u0421ustomer", ChatSender.Buyer)]
    [InlineData("Seller", ChatSender.Seller)]
    [InlineData("Courier", ChatSender.Marketplace)]
    [InlineData("NotificationUser", ChatSender.Marketplace)]
    [InlineData("Robot", ChatSender.Unread)]
    public void Who_wrote_whatever_letters_the_word_has(string word, ChatSender sender)
    {
        var message = OzonExamples.Read(
            $$"""{"message_id":"30000000001280042740","created_at":"2026-03-01T10:00:00Z","data":["Вот ![](https://api-seller.ozon.ru/v2/chat/file/a.png)","и [чек](https://api-seller.ozon.ru/v2/chat/file/b.pdf), см. [сайт](https://ozon.ru)"],"is_image":true,"moderate_image_status":"MODERATION","user":{"id":"115568","type":"{{word}}"} }""",
            row => ChatReader.Message(row, "$"));

        (message.Sender, message.SenderRaw, message.Number).Should().Be((sender, word, "30000000001280042740"));
        message.Text.Should().Be("Вот\nи , см. [сайт](https://ozon.ru)");
        message.Files.Select(file => (file.Name, file.Kind, file.State)).Should().Equal(("a.png", "image", "MODERATION"), ("чек", "image", "MODERATION"));
        System.Text.Json.JsonSerializer.Serialize(message).Should().NotContain("115568");
    }

    [Theory]
    [InlineData("BUYER_SELLER", ChatKind.Buyer)]
    [InlineData("Buyer_Seller", ChatKind.Buyer)]
    [InlineData("BUYER_SELLER_SELECT", ChatKind.Buyer)]
    [InlineData("SELLER_SUPPORT", ChatKind.Support)]
    [InlineData("SELLER_API_UPDATES", ChatKind.Support)]
    [InlineData("UNSPECIFIED", ChatKind.Support)]
    public void Only_chats_with_buyers_are_buyers(string type, ChatKind kind) => OzonExamples.Read(
        $$"""{"chat":{"chat_id":"5e76","chat_type":"{{type}}","chat_status":"OPENED","created_at":"2022-07-22T08:07:19.581Z"} }""", row => ChatReader.Read(row, "$")).Kind.Should().Be(kind);

    [Fact]
    public void Prints_of_chats_survive_being_kept_as_text()
    {
        var prints = ChatPrints.Parse("");
        var known = Enumerable.Range(0, 500).Select(i => ChatPrints.Of($"chat-{i}", "3000000000118021931", "OPENED")).ToList();
        known.ForEach(prints.Add);

        var again = ChatPrints.Parse(prints.ToString());

        known.Should().OnlyContain(print => again.Has(print));
        again.Has(ChatPrints.Of("chat-1", "3000000000118021932", "OPENED")).Should().BeFalse();
        ChatPrints.Parse("not base64!").ToString().Should().BeEmpty();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"v\":99}")]
    [InlineData("[]")]
    public void A_bookmark_of_another_version_begins_anew(string text)
    {
        OzonCursor.Parse(text).Should().BeNull();
        ChatCursor.Parse(text).HistoryDone.Should().BeFalse();
        PartsCursor.Parse(text).Parts.Should().BeEmpty();
        FunnelCursor.Parse(text).Window.Should().BeNull();
    }
}
