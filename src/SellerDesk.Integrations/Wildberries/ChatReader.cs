using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>From the list of chats and the feed of events to our chats.</summary>
internal static class ChatReader
{
    /// <summary>What a message must carry to be taken.</summary>
    public const string ReplySign = "replySign";

    private const long FirstMillisecondsAsSeconds = 100_000_000_000;

    /// <summary>Of the list: who, about which order, with what signature. The last message there has no number and comes with the events.</summary>
    public static IncomingChat ReadChat(JsonElement chat, string path) => Chat(chat, chat.Find("goodCard"), path);

    /// <summary>One event: the chat with this message. Kinds of event that are not known yet are kept as messages that say their kind.</summary>
    public static IncomingChat ReadEvent(JsonElement happened, string path)
    {
        var message = happened.Find("message");
        var attachments = message?.Find("attachments");
        var at = Moment(happened, path);
        var kind = happened.Word("eventType");
        var text = message?.Text("text") ?? "";
        return Chat(happened, attachments?.Find("goodCard"), path) with
        {
            StartedAt = happened.Flag("isNewChat") == true ? at : null,
            Messages =
            [
                new IncomingMessage(
                    AssemblyReader.Number(happened, "eventID", path), SenderOf(happened.Word("sender")), happened.Word("sender"),
                    text.Length == 0 && kind is not (null or "message") ? $"[{kind}]" : text, at, Files(attachments)),
            ],
        };
    }

    /// <summary>Events of one chat in one page become one chat; what the later one says of the chat wins.</summary>
    public static IReadOnlyList<IncomingChat> Merge(IEnumerable<IncomingChat> events) =>
        [.. events.GroupBy(chat => chat.Number).Select(group => group.Aggregate((one, next) => one with
        {
            OrderNumber = next.OrderNumber ?? one.OrderNumber,
            Product = next.Product ?? one.Product,
            BuyerName = next.BuyerName ?? one.BuyerName,
            StartedAt = one.StartedAt ?? next.StartedAt,
            Facts = next.Facts.Count == 0 ? one.Facts : one.Facts.Concat(next.Facts).GroupBy(fact => fact.Key).ToDictionary(facts => facts.Key, facts => facts.Last().Value),
            Messages = Rows.LastOf([.. one.Messages, .. next.Messages], message => message.Number),
        }))];

    public static long? Milliseconds(JsonElement happened) =>
        happened.Whole("addTimestamp") is { } stamp and > 0 ? stamp < FirstMillisecondsAsSeconds ? stamp * 1000 : stamp : null;

    private static IncomingChat Chat(JsonElement item, JsonElement? goods, string path) => new()
    {
        Number = AssemblyReader.Number(item, "chatID", path),
        Kind = ChatKind.Buyer,
        OrderNumber = goods?.Word("rid"),
        Product = goods?.Word("nmID") is { } number ? new IncomingProduct(number, null) : null,
        BuyerName = item.Word("clientName"),
        Facts = new Facts().Add(ReplySign, item.Word(ReplySign)).Add("size", goods?.Word("size") is { } size and not "0" ? size : null).ToDictionary(),
    };

    private static DateTimeOffset Moment(JsonElement happened, string path) =>
        Milliseconds(happened) is { } stamp and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(stamp) : happened.NeededTime("addTime", path);

    private static ChatSender SenderOf(string? word) => word switch
    {
        "client" => ChatSender.Buyer,
        "seller" => ChatSender.Seller,
        "wb" => ChatSender.Marketplace,
        _ => ChatSender.Unread,
    };

    private static IReadOnlyList<IncomingFile> Files(JsonElement? attachments) => attachments is not { } all
        ? []
        : [.. all.List("images").Select(image => FileOf(image, "image")), .. all.List("files").Select(file => FileOf(file, KindOf(file.Word("contentType"))))];

    /// <summary>Files are fetched by their number through the marketplace, which looks at them first.</summary>
    private static IncomingFile FileOf(JsonElement file, string kind)
    {
        var url = file.Word("url");
        return new IncomingFile(file.Word("name") ?? NameIn(url), file.Word("downloadID") ?? url ?? "", kind, file.Whole("size"));
    }

    private static string KindOf(string? contentType) => contentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true ? "image" : "document";

    private static string? NameIn(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Segments[^1] : null;
}
