using System.Security.Cryptography;
using System.Text;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>Chats, their events and files as the chat host writes them.</summary>
internal static class ChatWire
{
    private const int MessageBits = 12;
    private const int FileBits = 2;

    public static object Of(OpenChat chat) => new
    {
        chatID = NumberOf(chat.Order.Key.Packed),
        replySign = SignOf(chat.Order),
        clientName = chat.Order.Buyer.Name,
        goodCard = Goods(chat.Order),
        lastMessage = new { text = chat.Messages[^1].Text, addTimestamp = chat.ChangedAt.ToUnixTimeMilliseconds() },
    };

    /// <summary>What is not there is not written, unlike on the other hosts: the signature only comes with a new chat.</summary>
    public static Dictionary<string, object> Event(OpenChat chat, ChatMessage message, string host)
    {
        var isNew = chat.Messages[0].Number == message.Number;
        var happened = new Dictionary<string, object>
        {
            ["chatID"] = NumberOf(message.Key),
            ["eventID"] = WireGuid.Of(WireGuid.Message, MessageKey(message)),
            ["eventType"] = "message",
            ["message"] = Words(chat, message, isNew, host),
            ["source"] = message.FromSeller ? "seller-public-api" : message.Seed % 3 == 0 ? "ios" : message.Seed % 3 == 1 ? "android" : "rusite",
            ["addTimestamp"] = message.At.ToUnixTimeMilliseconds(),
            ["addTime"] = WireTime.Utc(message.At),
            ["sender"] = message.FromSeller ? "seller" : "client",
        };
        if (isNew)
        {
            happened["isNewChat"] = true;
            happened["replySign"] = SignOf(chat.Order);
        }

        if (!message.FromSeller)
        {
            happened["clientName"] = chat.Order.Buyer.Name;
        }

        return happened;
    }

    public static string NumberOf(long key) => $"1:{WireGuid.Of(WireGuid.Chat, (ulong)key)}";

    public static string SignOf(Order order)
    {
        var hash = Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes($"chat {order.Seed} {order.Key.Packed}")));
        return $"{NumberOf(order.Key.Packed)}:{54_000_000 + order.Account.Index}:{hash[..100]}";
    }

    /// <summary>The key of the chat that a signature is for.</summary>
    public static bool TryReadSign(string sign, out long key)
    {
        key = 0;
        var parts = sign.Split(':');
        if (parts.Length != 4 || !WireGuid.TryRead(WireGuid.Chat, parts[1], out var found))
        {
            return false;
        }

        key = (long)found;
        return true;
    }

    public static (long Key, int Message, int File) FileOf(ulong key) =>
        ((long)(key >> (MessageBits + FileBits)), (int)(key >> FileBits) & ((1 << MessageBits) - 1), (int)key & ((1 << FileBits) - 1));

    private static ulong MessageKey(ChatMessage message) => ((ulong)message.Key << MessageBits) | (uint)message.Number;

    private static Dictionary<string, object> Words(OpenChat chat, ChatMessage message, bool isNew, string host)
    {
        var words = new Dictionary<string, object> { ["text"] = message.Text };
        var attachments = new Dictionary<string, object>();
        if (isNew)
        {
            attachments["goodCard"] = Goods(chat.Order);
        }

        if (message.Photos > 0)
        {
            attachments["images"] = Enumerable.Range(0, Math.Min(message.Photos, 1 << FileBits)).Select(n => new { date = WireTime.Utc(message.At), downloadID = FileNumber(message, n), url = $"{host}/wb/photos/{(message.Seed % 1_000_000_000) + (ulong)n}.jpg" }).ToArray();
        }

        if (message.File is { } name)
        {
            attachments["files"] = new[] { new { contentType = TypeOf(name), date = WireTime.Utc(message.At), downloadID = FileNumber(message, 0), name, url = $"{host}/wb/photos/{message.Seed % 1_000_000_000}.jpg", size = 48_213 } };
        }

        if (attachments.Count > 0)
        {
            words["attachments"] = attachments;
        }

        return words;
    }

    public static string TypeOf(string name) => Path.GetExtension(name).ToUpperInvariant() switch { ".PDF" => "application/pdf", ".PNG" => "image/png", ".JPG" or ".JPEG" => "image/jpeg", _ => "application/octet-stream" };

    private static Guid FileNumber(ChatMessage message, int n) => WireGuid.Of(WireGuid.File, (MessageKey(message) << FileBits) | (uint)n);

    private static object Goods(Order order) => new
    {
        nmID = order.Product.NmId,
        price = (int)order.PaidPrice,
        priceCurrency = "RUB",
        rid = OrderIds.Rid(order),
        size = order.Product.Sizes[order.Size],
    };
}
