using System.Text.Json;
using System.Text.RegularExpressions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Conversations;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>From Ozon's chat and messages to ours. Neither number nor name of the user is kept (docs/personal-data.md).</summary>
internal static partial class ChatReader
{
    private const string ChatFilePath = "/chat/file/";

    /// <param name="row">A row of the list; its <c>chat</c> within it or itself.</param>
    /// <exception cref="FieldException">The number cannot be read.</exception>
    public static IncomingChat Read(JsonElement row, string path)
    {
        var chat = row.Find("chat") ?? row;
        return new IncomingChat
        {
            Number = ReviewReader.Number(chat, "chat_id", path),
            Kind = OzonWords.Plain(chat.Word("chat_type")) is "buyer_seller" or "buyer_seller_select" ? ChatKind.Buyer : ChatKind.Support,
            StatusRaw = chat.Word("chat_status"),
            StartedAt = chat.Time("created_at"),
            Facts = chat.Word("chat_type") is { } type ? new Dictionary<string, string> { ["type"] = type } : [],
            Messages = [.. row.List("messages").Select(message => Message(message, $"{path}.messages"))],
        };
    }

    /// <exception cref="FieldException">Number or time cannot be read.</exception>
    public static IncomingMessage Message(JsonElement message, string path)
    {
        var files = new List<IncomingFile>();
        var parts = message.List("data").Select(part => part.AsText() ?? "").Select(part => WithoutFiles(message, part, files)).Where(part => part.Length > 0);
        var sender = message.Find("user")?.Word("type");
        return new IncomingMessage(Number(message, path), SenderOf(sender), sender, string.Join('\n', parts), message.NeededTime("created_at", path), files);
    }

    private static string Number(JsonElement message, string path)
    {
        var number = message.NeededText("message_id", path);
        return number.Length <= MarketplaceRef.NumberMaxLength ? number : throw new FieldException($"{path}.message_id", "too long");
    }

    /// <summary>The order and product that a message is about; the latest that says so counts.</summary>
    public static (string? OrderNumber, string? Sku) Context(JsonElement message) => message.Find("context") is { } context
        ? (context.Word("order_number"), context.Word("sku") is { Length: > 1 } sku ? sku : null)
        : (null, null);

    private static ChatSender SenderOf(string? word) => OzonWords.Plain(word) switch
    {
        "customer" => ChatSender.Buyer,
        "seller" => ChatSender.Seller,
        "crm" or "courier" or "support" or "notificationuser" or "notification_user" => ChatSender.Marketplace,
        _ => ChatSender.Unread,
    };

    /// <summary>Texts are Markdown: pictures, and links to files of chats, become files; other links stay in the text.</summary>
    private static string WithoutFiles(JsonElement message, string part, List<IncomingFile> files)
    {
        var isImage = message.Flag("is_image") == true;
        var state = isImage ? message.Word("moderate_image_status") : null;
        var text = Link().Replace(part, link =>
        {
            var (address, name) = (link.Groups["address"].Value, link.Groups["name"].Value);
            if (link.Value[0] != '!' && !address.Contains(ChatFilePath, StringComparison.Ordinal))
            {
                return link.Value;
            }

            files.Add(FileOf(address, name, link.Value[0] == '!' || isImage, state));
            return "";
        }).Trim();
        if (isImage && Uri.TryCreate(text, UriKind.Absolute, out var bare) && bare.Scheme is "http" or "https")
        {
            files.Add(FileOf(text, "", true, state));
            return "";
        }

        return text;
    }

    private static IncomingFile FileOf(string address, string name, bool isImage, string? state)
    {
        var shown = name.Length > 0 ? name : Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Uri.UnescapeDataString(uri.Segments[^1]) : null;
        return new IncomingFile(shown, address, isImage ? "image" : "document", State: state);
    }

    [GeneratedRegex(@"!?\[(?<name>[^\]]*)\]\((?<address>[^)\s]+)[^)]*\)")]
    private static partial Regex Link();
}
