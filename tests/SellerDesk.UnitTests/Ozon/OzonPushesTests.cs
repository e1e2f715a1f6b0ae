using System.Text.Json;
using FluentAssertions;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Ozon;
using Xunit;

namespace SellerDesk.UnitTests.Ozon;

/// <summary>What is answered to a push, and what is pulled because of it.</summary>
public sealed class OzonPushesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly OzonPushes pushes = new();

    [Fact]
    public void A_ping_is_answered_with_name_version_and_time_and_forgotten()
    {
        var receipt = pushes.Receive("""{"message_type":"TYPE_PING","time":"2026-03-01T12:00:00Z"}""", Now);

        var answer = JsonDocument.Parse(receipt.AnswerJson).RootElement;
        (receipt.Type, receipt.Keep, receipt.Status).Should().Be(("TYPE_PING", false, 200));
        answer.GetProperty("time").GetString().Should().Be("2026-03-01T12:00:00.000Z");
        answer.GetProperty("name").GetString().Should().Be("SellerDesk");
        answer.GetProperty("version").GetString().Should().NotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("TYPE_NEW_POSTING", "Orders")]
    [InlineData("TYPE_POSTING_CANCELLED", "Orders,Returns")]
    [InlineData("TYPE_STATE_CHANGED", "Orders")]
    [InlineData("TYPE_CUTOFF_DATE_CHANGED", "Orders")]
    [InlineData("TYPE_DELIVERY_DATE_CHANGED", "Orders")]
    [InlineData("TYPE_FBO_POSTING_NEW", "Orders")]
    [InlineData("TYPE_FBO_POSTING_CANCELLED", "Orders,Returns")]
    [InlineData("TYPE_FBO_POSTING_STATE_CHANGED", "Orders")]
    [InlineData("TYPE_FBO_POSTING_DELIVERY_DATE_CHANGED", "Orders")]
    [InlineData("TYPE_ORDER_NEW", "Orders")]
    [InlineData("TYPE_ORDER_CANCELLED", "Orders,Returns")]
    [InlineData("TYPE_ORDER_STATE_CHANGED", "Orders")]
    [InlineData("TYPE_CREATE_OR_UPDATE_ITEM", "Products")]
    [InlineData("TYPE_NEW_MESSAGE", "Chats")]
    [InlineData("TYPE_UPDATE_MESSAGE", "Chats")]
    [InlineData("TYPE_CHAT_CLOSED", "Chats")]
    [InlineData("TYPE_MESSAGE_READ", "")]
    [InlineData("TYPE_STOCKS_CHANGED", "")]
    [InlineData("TYPE_OF_NEXT_YEAR", "")]
    public void Each_type_makes_its_feeds_due_and_names_the_account(string type, string feeds)
    {
        var receipt = pushes.Receive($$"""{"message_type":"{{type}}","posting_number":"1-1-1","seller_id":15}""", Now);

        (receipt.Type, receipt.Keep, receipt.Status, receipt.AnswerJson, receipt.Account).Should().Be((type, true, 200, """{"result":true}""", "15"));
        receipt.Feeds.Should().Equal(feeds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<FeedKind>));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("not json")]
    [InlineData("{\"x\":1}")]
    public void What_cannot_be_read_is_accepted_and_kept(string raw)
    {
        var receipt = pushes.Receive(raw, Now);

        (receipt.Type, receipt.Keep, receipt.Status).Should().Be(("?", true, 200));
        receipt.Feeds.Should().BeEmpty();
    }

    [Fact]
    public void A_seller_id_in_quotes_is_the_same_account() => pushes.Receive("""{"message_type":"TYPE_NEW_MESSAGE","seller_id":"7"}""", Now).Account.Should().Be("7");
}
