using FluentAssertions;
using SellerDesk.Domain.Conversations;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Wildberries;
using Xunit;

namespace SellerDesk.UnitTests.Wildberries;

public sealed class ChatReaderTests
{
    [Fact]
    public void A_message_brings_its_chat_order_files_and_time()
    {
        var chat = ChatReader.ReadEvent(Payloads.Parse(Payloads.ChatEvent), "$");

        chat.Number.Should().Be("1:0c5d");
        chat.OrderNumber.Should().Be("ec20504c30c43e726cc56eb6045d982c");
        chat.Product!.Number.Should().Be("148200001");
        chat.BuyerName.Should().Be("Алёна");
        chat.Facts["replySign"].Should().Be("1:0c5d:1:ff");
        chat.StartedAt.Should().Be(new DateTimeOffset(2026, 3, 4, 8, 0, 0, 250, TimeSpan.Zero));
        var message = chat.Messages.Should().ContainSingle().Which;
        message.Sender.Should().Be(ChatSender.Buyer);
        message.SentAt.Should().Be(chat.StartedAt);
        message.Files.Should().SatisfyRespectively(
            image => (image.Kind, image.Address, image.Name).Should().Be(("image", "img-1", "a.jpg")),
            file => (file.Kind, file.Address, file.Name, file.Size).Should().Be(("document", "doc-1", "Чек.pdf", 1046143L)));
    }

    [Theory]
    [InlineData("\"eventType\":\"refund\"", "[refund]")]
    [InlineData("\"eventType\":\"message\"", "")]
    [InlineData("\"eventType\":null", "")]
    public void An_event_of_another_kind_is_kept_and_says_its_kind(string type, string text)
    {
        var chat = ChatReader.ReadEvent(Payloads.Parse($$"""{"chatID":"1:0c5d","eventID":"e1",{{type}},"addTimestamp":1772611200250,"sender":"robot"}"""), "$");

        var message = chat.Messages.Should().ContainSingle().Which;
        message.Text.Should().Be(text);
        message.Sender.Should().Be(ChatSender.Unread);
        message.SenderRaw.Should().Be("robot");
    }

    [Theory]
    [InlineData("\"addTimestamp\":1772611200")]
    [InlineData("\"addTimestamp\":\"1772611200000\"")]
    [InlineData("\"addTimestamp\":0,\"addTime\":\"2026-03-04T08:00:00Z\"")]
    [InlineData("\"addTime\":\"2026-03-04T08:00:00\"")]
    public void Seconds_milliseconds_and_text_are_all_times(string time) =>
        ChatReader.ReadEvent(Payloads.Parse($$"""{"chatID":"1:0c5d","eventID":"e1",{{time}}}"""), "$").Messages[0].SentAt.Should().Be(new DateTimeOffset(2026, 3, 4, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("""{"eventID":"e1","addTimestamp":1772611200000}""", "chatID")]
    [InlineData("""{"chatID":"1:0c5d","addTimestamp":1772611200000}""", "eventID")]
    [InlineData("""{"chatID":"1:0c5d","eventID":"e1"}""", "addTime")]
    public void What_has_no_number_or_time_cannot_be_read(string item, string field)
    {
        var read = () => ChatReader.ReadEvent(Payloads.Parse(item), "$");

        read.Should().Throw<FieldException>().Which.Message.Should().Contain(field);
    }

    [Fact]
    public void Events_of_one_chat_become_one_and_wipe_nothing()
    {
        var first = ChatReader.ReadEvent(Payloads.Parse(Payloads.ChatEvent), "$");
        var second = ChatReader.ReadEvent(Payloads.Parse("""{"chatID":"1:0c5d","eventID":"e2","addTimestamp":1772611300000,"sender":"seller","message":{"text":"Отправили"}}"""), "$");

        var merged = ChatReader.Merge([first, second, second]).Should().ContainSingle().Which;

        merged.Messages.Select(message => message.Number).Should().Equal("e1", "e2");
        merged.OrderNumber.Should().Be(first.OrderNumber);
        merged.Facts.Should().ContainKey("replySign");
    }
}
