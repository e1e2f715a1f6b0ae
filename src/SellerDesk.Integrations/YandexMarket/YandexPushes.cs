using System.Globalization;
using System.Text;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>What Yandex Market tells of its own accord. Every call, the ping too, is answered with who the receiver is and what time it has.</summary>
internal sealed class YandexPushes : IPushReader
{
    private const string Unknown = "?";
    private static readonly FeedKind[] OfBuyers = [FeedKind.Reviews, FeedKind.Questions, FeedKind.Chats, FeedKind.Orders, FeedKind.Returns];

    /// <summary>Published by the vendor; calls are not signed.</summary>
    public IReadOnlyList<string> Networks { get; } = ["5.45.207.0/25", "141.8.142.0/25", "5.255.253.0/25"];

    public PushReceipt Receive(string raw, DateTimeOffset now)
    {
        using var body = JsonAnswer.Of(Encoding.UTF8.GetBytes(raw));
        var root = body is { Problem: null, Root.ValueKind: JsonValueKind.Object } ? body.Root : (JsonElement?)null;
        var type = root?.Enum("notificationType") ?? Unknown;
        return new PushReceipt(type, type != "PING", 200, Answer(now), FeedsOf(type), root?.Word("businessId") ?? root?.Word("campaignId"));
    }

    /// <summary>A word that this version does not know may be news of anything that buyers do.</summary>
    private static FeedKind[] FeedsOf(string type) => type switch
    {
        "PING" => [],
        "ORDER_CREATED" or "ORDER_UPDATED" or "ORDER_STATUS_UPDATED" => [FeedKind.Orders],
        "ORDER_CANCELLED" or "ORDER_CANCELLATION_REQUEST" => [FeedKind.Orders, FeedKind.Returns],
        "ORDER_RETURN_CREATED" or "ORDER_RETURN_STATUS_UPDATED" => [FeedKind.Returns, FeedKind.Orders],
        "GOODS_FEEDBACK_CREATED" or "GOODS_FEEDBACK_COMMENT_CREATED" => [FeedKind.Reviews],
        "CHAT_CREATED" or "CHAT_MESSAGE_SENT" => [FeedKind.Chats],
        "CHAT_ARBITRAGE_STARTED" or "CHAT_ARBITRAGE_FINISHED" => [FeedKind.Chats, FeedKind.Returns],
        _ when type.Contains("QUESTION", StringComparison.Ordinal) => [FeedKind.Questions],
        _ => OfBuyers,
    };

    private static string Answer(DateTimeOffset now) => JsonSerializer.Serialize(new
    {
        version = "1.0.0",
        name = "SellerDesk",
        time = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
    });
}
