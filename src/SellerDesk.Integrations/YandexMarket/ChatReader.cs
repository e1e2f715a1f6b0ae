using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>From Yandex Market's chat and its history to ours. A dispute is a chat of its own, in which the marketplace's arbiter writes.</summary>
internal static class ChatReader
{
    private static readonly string[] Images = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".bmp"];
    private static readonly string[] Videos = [".mp4", ".mov", ".avi", ".webm", ".mkv", ".3gp"];

    /// <exception cref="FieldException">The number cannot be read.</exception>
    public static IncomingChat Read(JsonElement chat, string path)
    {
        var context = chat.Find("context");
        var buyer = context?.Find("customer");
        var (order, claim) = (context?.Word("orderId"), context?.Word("returnId"));
        var kind = chat.Enum("type") == "ARBITRAGE" ? ChatKind.Arbitration : ChatKind.Buyer;
        var facts = new Dictionary<string, string>();
        facts.Put("campaign", context?.Word("campaignId"));
        facts.Put("context", context?.Word("type"));
        return new IncomingChat
        {
            Number = YandexWords.Number(chat, "chatId", path),
            Kind = kind,
            StatusRaw = chat.Word("status"),
            OrderNumber = order,
            ReturnNumber = claim is null ? null : order is null ? claim : ReturnNumbers.Return(order, claim),
            BuyerName = buyer?.Word("name"),
            BuyerNumber = buyer?.Word("publicId"),
            StartedAt = chat.Time("createdAt"),
            Facts = facts,
            Messages = [.. chat.List("messages").Select((message, i) => Message(message, kind, $"{path}.messages[{i}]"))],
        };
    }

    /// <exception cref="FieldException">Number or time cannot be read.</exception>
    public static IncomingMessage Message(JsonElement message, ChatKind kind, string path)
    {
        var sender = message.Enum("sender");
        return new IncomingMessage(
            YandexWords.Number(message, "messageId", path), SenderOf(sender, kind), sender, message.Text("message") ?? "", message.NeededTime("createdAt", path),
            [.. message.List("payload").Select(File).OfType<IncomingFile>()]);
    }

    /// <summary>A message that could not be read, as a chat that <see cref="Read"/> understands.</summary>
    public static string Wrapped(string chatNumber, JsonElement message) => $$"""{"chatId":{{chatNumber}},"messages":[{{message.GetRawText()}}]}""";

    private static ChatSender SenderOf(string? word, ChatKind kind) => word switch
    {
        "PARTNER" => ChatSender.Seller,
        "CUSTOMER" => ChatSender.Buyer,
        "SUPPORT" when kind == ChatKind.Arbitration => ChatSender.Arbiter,
        "MARKET" or "SUPPORT" => ChatSender.Marketplace,
        _ => ChatSender.Unread,
    };

    private static IncomingFile? File(JsonElement file) => file.Word("url") is { } url ? new IncomingFile(file.Word("name"), url, KindOf(file.Word("name") ?? url), file.Whole("size")) : null;

    private static string KindOf(string name)
    {
        var ending = Path.GetExtension(name.Split('?')[0]).ToLowerInvariant();
        return Images.Contains(ending) ? "image" : Videos.Contains(ending) ? "video" : "document";
    }
}
