using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// The postings that chats are about, and until when Ozon takes a message (vendor specification, /v1/chat/send/message): within 48 hours of the buyer's
/// last message; for what the seller ships himself also from payment until 72 hours after delivery.
/// </summary>
internal sealed class ChatOrders(OzonClient client)
{
    private static readonly TimeSpan AfterMessage = TimeSpan.FromHours(48);
    private static readonly TimeSpan AfterDelivery = TimeSpan.FromHours(72);
    private static readonly TimeSpan AboutAYear = TimeSpan.FromDays(360);

    /// <param name="chats">Chats with the time of the buyer's last message, null where he wrote none.</param>
    public async Task<IReadOnlyList<IncomingChat>> CompleteAsync(ShopAccess shop, IReadOnlyList<(IncomingChat Chat, DateTimeOffset? BuyerWroteAt)> chats, DateTimeOffset now, CancellationToken cancel)
    {
        var numbers = chats.Select(chat => OrderOf(chat.Chat.OrderNumber)).OfType<string>().Distinct().ToArray();
        var postings = numbers.Length == 0 ? [] : await PostingsAsync(shop, numbers, now, cancel);
        var completed = new List<IncomingChat>(chats.Count);
        foreach (var (chat, wroteAt) in chats)
        {
            var found = postings?.Where(posting => posting.Order == OrderOf(chat.OrderNumber)).DistinctBy(posting => posting.Number).ToList();
            completed.Add(chat with
            {
                OrderNumber = found is [var only] ? only.Number : chat.OrderNumber,
                WritableUntil = postings is null ? null : await UntilAsync(shop, found!, wroteAt, cancel),
            });
        }

        return completed;
    }

    /// <summary>Null: no end is known.</summary>
    private async Task<DateTimeOffset?> UntilAsync(ShopAccess shop, List<Posting> postings, DateTimeOffset? wroteAt, CancellationToken cancel)
    {
        if (postings.Exists(posting => posting is { IsOwn: true, IsOver: false }))
        {
            return null;
        }

        var until = wroteAt + AfterMessage;
        foreach (var posting in postings.Where(posting => posting is { IsOwn: true, IsDelivered: true }))
        {
            using var answer = await client.FbsOneAsync(shop, posting.Number, cancel);
            var delivered = OzonRows.One(answer, "result", "posting_number", posting.Number)?.Time("fact_delivery_date");
            until = delivered + AfterDelivery is { } end && !(until > end) ? end : until;
        }

        return until;
    }

    /// <summary>Null when orders cannot be looked at with this key.</summary>
    private async Task<List<Posting>?> PostingsAsync(ShopAccess shop, string[] numbers, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            var (since, to) = (now - AboutAYear, now.AddDays(4));
            using var own = await client.FbsAsync(shop, new PostingQuery(since, to) { OrderNumbers = numbers }, null, cancel);
            var found = OzonRows.Of(own, "postings").Select(posting => Posting.Read(posting, isOwn: true)).OfType<Posting>().ToList();
            var rest = numbers.Except(found.Select(posting => posting.Order)).ToArray();
            if (rest.Length > 0)
            {
                using var ozons = await client.FboAsync(shop, since, to, rest, null, cancel);
                found.AddRange(OzonRows.Of(ozons, "postings").Select(posting => Posting.Read(posting, isOwn: false)).OfType<Posting>());
            }

            return found;
        }
        catch (MarketplaceException refused) when (refused.Failure is MarketplaceFailure.NoScope or MarketplaceFailure.NeedsSubscription or MarketplaceFailure.Refused or MarketplaceFailure.NotFound)
        {
            return null;
        }
    }

    /// <summary>An order's number has one dash, a posting's has another and its place in the order behind it.</summary>
    private static string? OrderOf(string? number) => number?.Split('-') is [var buyer, var order, ..] ? $"{buyer}-{order}" : number;

    private sealed record Posting(string Number, string Order, bool IsOwn, bool IsOver, bool IsDelivered)
    {
        public static Posting? Read(JsonElement posting, bool isOwn)
        {
            var status = OzonWords.Plain(posting.Word("status"));
            return posting.Word("posting_number") is { } number && OrderOf(posting.Word("order_number") ?? number) is { } order
                ? new Posting(number, order, isOwn, status is "delivered" or "cancelled" or "cancelled_from_split_pending" or "not_accepted", status == "delivered")
                : null;
        }
    }
}
