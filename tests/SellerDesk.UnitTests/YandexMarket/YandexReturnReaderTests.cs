using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Orders;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.YandexMarket;
using Xunit;

namespace SellerDesk.UnitTests.YandexMarket;

/// <summary>Returns, wishes to cancel and disputes as the marketplace writes them, and as the desk reads them.</summary>
public sealed class YandexReturnReaderTests
{
    private static readonly Uri Host = new("https://api.example.test/");

    [Fact]
    public void A_return_is_read_with_its_reason_photos_and_numbers()
    {
        var item = YandexPayloads.Read(YandexPayloads.Return, (element, path) => ReturnReader.Read(element, "41200202", Host, path));

        (item.Number, item.Kind, item.Stage, item.OrderNumber).Should().Be(("498123001-88123", ReturnKind.Claim, ReturnStage.AwaitsSeller, "498123001"));
        (item.Amount, item.Currency, item.ReasonRaw, item.Comment).Should().Be((900.5m, "RUB", "BAD_QUALITY/NOT_WORKING", "Хрипит левый"));
        item.PhotoUrls.Should().Equal("https://api.example.test/v2/campaigns/41200202/orders/498123001/returns/88123/decision/501/image/ab12", "https://api.example.test/v2/campaigns/41200202/orders/498123001/returns/88123/decision/501/image/cd34");
        item.Facts.Should().Contain("campaign", "41200202").And.Contain("items", "501").And.Contain("pickupPoint", "Пункт на Тихой");
        ReturnNumbers.Parse(item.Number).Should().Be((498123001L, 88123L));
        ReturnNumbers.Parse("cancel-5").Should().Be((5L, (long?)null));
    }

    [Theory]
    [InlineData("PREMODERATION_DISPUTE", ReturnStage.Disputed)]
    [InlineData("WAITING_FOR_DECISION", ReturnStage.AwaitsSeller)]
    [InlineData("REFUNDED", ReturnStage.OnTheWay)]
    [InlineData("REJECTED", ReturnStage.Refused)]
    [InlineData("CANCELLED", ReturnStage.Cancelled)]
    [InlineData("WEIGHED_BY_ORACLE", ReturnStage.Unread)]
    public void The_stage_of_a_return_is_translated_and_kept_raw(string word, ReturnStage expected)
    {
        var item = YandexPayloads.Read(YandexPayloads.Return.With("PREMODERATION_DECISION_WAITING", word), (element, path) => ReturnReader.Read(element, null, Host, path));

        (item.Stage, item.StatusRaw).Should().Be((expected, $"{word}/CREATED"));
    }

    [Fact]
    public void Goods_that_were_not_taken_are_a_return_without_a_claim()
    {
        var json = YandexPayloads.Return.With("\"refundStatus\": \"PREMODERATION_DECISION_WAITING\",", "").With("\"RETURN\"", "\"UNREDEEMED\"").With("\"shipmentStatus\": \"CREATED\"", "\"shipmentStatus\": \"READY_FOR_PICKUP\"");
        var item = YandexPayloads.Read(json, (element, path) => ReturnReader.Read(element, null, Host, path));

        (item.Kind, item.Stage, item.StatusRaw).Should().Be((ReturnKind.Return, ReturnStage.OnTheWay, "READY_FOR_PICKUP"));
    }

    [Fact]
    public void A_wish_to_cancel_has_two_days()
    {
        var since = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);
        var item = YandexPayloads.Read(YandexPayloads.Order, (element, path) => ReturnReader.ReadCancellation(element, since, TimeSpan.FromHours(48), path));

        (item.Number, item.Kind, item.Stage, item.DecideBy).Should().Be(("cancel-498123001", ReturnKind.Cancellation, ReturnStage.AwaitsSeller, since.AddDays(2)));
        item.Decisions.Select(decision => decision.Code).Should().Equal("ACCEPT", "DECLINE");
    }

    [Fact]
    public void Decisions_tell_what_has_to_come_with_them()
    {
        const string Json = """
            [{"decisionType":"REFUND_MONEY"},{"decisionType":"DECLINE_REFUND","decisionReasonTypes":["MECHANICAL_DAMAGE","CURSED"]},{"decisionType":"UNKNOWN"},
             {"decisionType":"PARTIAL_MONEY_REFUND","partialCompensationBounds":{"minAmount":{"value":50,"currencyId":"RUR"},"maxAmount":{"value":"700.5","currencyId":"RUR"},"maxPercent":70}}]
            """;
        var decisions = YandexPayloads.Read(Json, (list, _) => DecisionReader.Read(list.EnumerateArray()).ToList());

        decisions.Select(decision => decision.Code).Should().Equal("REFUND_MONEY", "DECLINE_REFUND", "PARTIAL_MONEY_REFUND");
        (decisions[1].NeedsComment, decisions[1].Reasons!.Count, decisions[1].Reasons!["CURSED"]).Should().Be((true, 2, "CURSED"));
        (decisions[2].NeedsAmount, decisions[2].AmountMin, decisions[2].AmountMax).Should().Be((true, 50m, 700.5m));
    }

    [Fact]
    public void A_dispute_is_a_chat_with_an_arbiter_in_it()
    {
        var chat = YandexPayloads.Read(YandexPayloads.Chat, ChatReader.Read);
        var message = YandexPayloads.Read("""{"messageId":"12","createdAt":"2026-03-08T12:00:00+03:00","sender":"SUPPORT","payload":[{"name":"акт.pdf","url":"https://example.test/a","size":10}]}""", (element, path) => ChatReader.Message(element, chat.Kind, path));

        (chat.Number, chat.Kind, chat.OrderNumber, chat.ReturnNumber, chat.BuyerNumber).Should().Be(("4981230013", ChatKind.Arbitration, "498123001", "498123001-88123", "a1b2c3"));
        (message.Sender, message.Text).Should().Be((ChatSender.Arbiter, ""));
        message.Files.Should().Equal(new IncomingFile("акт.pdf", "https://example.test/a", "document", 10));
    }

    [Fact]
    public void A_message_that_could_not_be_read_can_be_read_again_as_a_chat()
    {
        var wrapped = YandexPayloads.Read("""{"messageId":12,"sender":"CUSTOMER","createdAt":"2026-03-08T12:00:00+03:00","message":"Алло"}""", (element, _) => ChatReader.Wrapped("77", element));

        var chat = YandexPayloads.Read(wrapped, ChatReader.Read);

        (chat.Number, chat.Messages[0].Text).Should().Be(("77", "Алло"));
    }
}
