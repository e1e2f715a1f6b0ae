using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// What Ozon pushes: postings, products, stocks, chats; nothing of reviews, questions or returns. It signs nothing: its networks are all there is to
/// tell it by. It wants 200 within five seconds, <c>{"result": true}</c>, and to a ping the name of the program.
/// </summary>
internal sealed class OzonPushes : IPushReader
{
    private const int Ok = 200;
    private const string Taken = """{"result":true}""";
    private const string Ping = "TYPE_PING";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<string> Networks { get; } = ["195.34.21.0/24", "185.73.192.0/22", "91.223.93.0/24"];

    public PushReceipt Receive(string raw, DateTimeOffset now)
    {
        using var push = JsonAnswer.Of(Encoding.UTF8.GetBytes(raw));
        if (push is not { Problem: null, Root.ValueKind: JsonValueKind.Object } || TypeOf(push.Root) is not { } type)
        {
            return new PushReceipt("?", true, Ok, Taken, []);
        }

        return type == Ping
            ? new PushReceipt(type, false, Ok, PingAnswer(now), [])
            : new PushReceipt(type, true, Ok, Taken, FeedsOf(type), push.Root.Word("seller_id"));
    }

    /// <summary>In Latin capitals, whatever letters look like them.</summary>
    private static string? TypeOf(JsonElement push) => OzonWords.Plain(push.Word("message_type"))?.ToUpperInvariant();

    private static IReadOnlyList<FeedKind> FeedsOf(string type) => type switch
    {
        "TYPE_NEW_POSTING" or "TYPE_STATE_CHANGED" or "TYPE_CUTOFF_DATE_CHANGED" or "TYPE_DELIVERY_DATE_CHANGED" => [FeedKind.Orders],
        "TYPE_FBO_POSTING_NEW" or "TYPE_FBO_POSTING_STATE_CHANGED" or "TYPE_FBO_POSTING_DELIVERY_DATE_CHANGED" => [FeedKind.Orders],
        "TYPE_ORDER_NEW" or "TYPE_ORDER_STATE_CHANGED" => [FeedKind.Orders],

        // A cancelled posting is on its way back, or a wish to cancel has been granted.
        "TYPE_POSTING_CANCELLED" or "TYPE_FBO_POSTING_CANCELLED" or "TYPE_ORDER_CANCELLED" => [FeedKind.Orders, FeedKind.Returns],
        "TYPE_NEW_MESSAGE" or "TYPE_UPDATE_MESSAGE" or "TYPE_CHAT_CLOSED" => [FeedKind.Chats],
        "TYPE_CREATE_OR_UPDATE_ITEM" or "TYPE_CREATE_ITEM" or "TYPE_UPDATE_ITEM" => [FeedKind.Products],

        // That the buyer has read something, stocks, the tree of categories: nothing of it is kept here.
        _ => [],
    };

    private static string PingAnswer(DateTimeOffset now) => JsonSerializer.Serialize(
        new { version = "1.0", name = "SellerDesk", time = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) }, Json);
}
