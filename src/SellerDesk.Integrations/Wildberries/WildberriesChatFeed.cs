using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// Chats: the list for their signatures and orders, then one feed of events for all of them, from where the last pull ended, less a minute, until it
/// has no more. A bookmark that does not move on ends the pull: what it hides comes with the next one.
/// </summary>
internal sealed class WildberriesChatFeed(WildberriesClient client, TimeProvider clock) : IFeed<IncomingChat>
{
    private const int PageSize = 1000;
    private const long Overlap = 60_000;

    public async IAsyncEnumerable<FeedPage<IncomingChat>> ReadAsync(ShopAccess shop, string? cursorText, [EnumeratorCancellation] CancellationToken cancel)
    {
        var cursor = ChatCursor.Parse(cursorText);
        var isLimited = WildberriesToken.Read(shop.Key).IsLimited;
        var now = clock.GetUtcNow();
        if (now - cursor.ListedAt >= TimeSpan.FromHours(isLimited ? 24 : 6))
        {
            using var list = await Turn.OrNullAsync(client.ChatsAsync(shop, CallUrgency.Background, cancel), isLimited && cursor.HistoryDone);
            foreach (var page in ListPages(list, cursor with { ListedAt = now }))
            {
                cursor = cursor with { ListedAt = now };
                yield return page;
            }
        }

        for (var from = cursor.Next is { } next ? Math.Max(1, next - Overlap) : (long?)null; ;)
        {
            using var answer = await Turn.OrNullAsync(client.ChatEventsAsync(shop, from, CallUrgency.Background, cancel), isLimited && cursor.HistoryDone);
            if (answer is null)
            {
                yield break;
            }

            if ((Rows.Problem(answer, "result") ?? (answer.Root.Find("result") is null ? "$.result: null" : null)) is { } problem)
            {
                yield return new FeedPage<IncomingChat>([], [Rows.Whole(answer, $"events from {from}", problem)], cursor.ToString(), cursor.Progress);
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            var result = answer.Root.Find("result")!.Value;
            JsonElement[] events = [.. result.List("events")];
            var (items, unreadable) = Rows.Read(events, "$.result.events", ChatReader.ReadEvent);
            var moved = After(result, events, from);
            cursor = cursor with { Next = moved is { } far && far > (cursor.Next ?? 0) ? far : cursor.Next, Done = cursor.Done + events.Length, HistoryDone = cursor.HistoryDone || moved is null };
            yield return new FeedPage<IncomingChat>(ChatReader.Merge(items), unreadable, cursor.ToString(), cursor.Progress);
            if (moved is null)
            {
                yield break;
            }

            from = moved;
        }
    }

    public IncomingChat ReadAgain(ShopAccess shop, string raw) =>
        Rows.Again(raw, item => item.Find("eventID") is null ? ChatReader.ReadChat(item, "$") : ChatReader.ReadEvent(item, "$"));

    private static IEnumerable<FeedPage<IncomingChat>> ListPages(JsonAnswer? list, ChatCursor cursor)
    {
        if (list is null)
        {
            yield break;
        }

        if (Rows.Problem(list, "result") is { } problem)
        {
            // The events bring new chats' signatures too: the list is asked for again in its time.
            yield return new FeedPage<IncomingChat>([], [Rows.Whole(list, "chats", problem)], cursor.ToString(), cursor.Progress);
            yield break;
        }

        foreach (var chunk in list.Root.List("result").Chunk(PageSize))
        {
            var (items, unreadable) = Rows.Read(chunk, "$.result", ChatReader.ReadChat);
            yield return new FeedPage<IncomingChat>(Rows.LastOf(items, chat => chat.Number), unreadable, cursor.ToString(), cursor.Progress);
        }
    }

    /// <summary>Where to go on; null when there is nothing more, or when the bookmark would not move on.</summary>
    private static long? After(JsonElement result, JsonElement[] events, long? from)
    {
        if (events.Length == 0 || result.Whole("totalEvents") == 0)
        {
            return null;
        }

        var told = result.Whole("next") ?? 0;
        var newest = events.Max(ChatReader.Milliseconds) ?? 0;
        return told > (from ?? 0) ? told : newest > (from ?? 0) ? newest : null;
    }
}
