using System.Runtime.CompilerServices;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Conversations;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>
/// Chats. At every pull those with something unread, every ten minutes all open ones (a colleague may have written in the cabinet), four times a
/// day all. Only chats that changed have their messages read, the whole of them the first time, then those of the last days.
/// A chat whose messages cannot be read does not hold up the others; the pull ends with a failure and the next one tries it again.
/// </summary>
internal sealed class OzonChatFeed(OzonClient client, TimeProvider clock) : IFeed<IncomingChat>
{
    private const int AtOnce = 24;
    private static readonly TimeSpan OpenEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AllEvery = TimeSpan.FromHours(6);

    private readonly ChatHistory history = new(client);
    private readonly ChatOrders orders = new(client);

    public async IAsyncEnumerable<FeedPage<IncomingChat>> ReadAsync(ShopAccess shop, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        var pull = new ChatPull(shop, ChatCursor.Parse(cursor), clock.GetUtcNow());
        foreach (var walk in Walks(pull))
        {
            await foreach (var page in WalkAsync(pull, walk, cancel))
            {
                yield return page;
            }

            pull.End(walk);
        }

        yield return pull.Page([], []);
        if (pull.Failed is { } failed)
        {
            throw failed;
        }
    }

    public IncomingChat ReadAgain(ShopAccess shop, string raw) => OzonPages.Again(raw, ChatReader.Read);

    private static IEnumerable<ChatWalk> Walks(ChatPull pull)
    {
        if (!pull.Cursor.HistoryDone || IsDue(pull.Cursor.AllAt, AllEvery))
        {
            return [ChatWalk.All];
        }

        return IsDue(pull.Cursor.OpenedAt, OpenEvery) ? [ChatWalk.Unread, ChatWalk.Opened] : [ChatWalk.Unread];

        bool IsDue(DateTimeOffset last, TimeSpan every) => pull.Now - last >= every || last > pull.Now;
    }

    private async IAsyncEnumerable<FeedPage<IncomingChat>> WalkAsync(ChatPull pull, ChatWalk walk, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? token = null;
        var followed = new HashSet<string>();
        do
        {
            var (rows, next, raw) = await PageAsync(pull.Shop, walk, token, followed, cancel);
            using (raw)
            {
                foreach (var chunk in rows.Where(pull.IsNew).Chunk(AtOnce))
                {
                    yield return await ReadAsync(pull, chunk, cancel);
                }
            }

            token = next;
        }
        while (token is not null);
    }

    private async Task<(JsonElement[] Rows, string? Next, JsonAnswer Raw)> PageAsync(ShopAccess shop, ChatWalk walk, string? token, HashSet<string> followed, CancellationToken cancel)
    {
        const int MostRepeats = 3;
        for (var repeats = 0; ; repeats++)
        {
            var answer = await client.ChatsAsync(shop, walk == ChatWalk.Opened ? "OPENED" : "ALL", walk == ChatWalk.Unread, token, cancel);
            JsonElement[] rows = [.. OzonRows.Of(answer, "chats")];
            var next = rows.Length > 0 && answer.Root.Flag("has_next") != false ? answer.Root.Word("cursor") : null;
            if (next is null || (next != token && followed.Add(next)))
            {
                return (rows, next, answer);
            }

            answer.Dispose();
            if (repeats >= MostRepeats)
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, "chats: the bookmark does not move on");
            }
        }
    }

    private async Task<FeedPage<IncomingChat>> ReadAsync(ChatPull pull, JsonElement[] rows, CancellationToken cancel)
    {
        var read = await OzonPages.EachAsync([.. rows.Select(row => new ChatRead(row))], (chat, token) => history.ReadAsync(pull, chat, token), cancel);
        foreach (var chat in read)
        {
            pull.Note(chat);
        }

        var chats = read.Where(chat => chat.Chat is not null).Select(chat => (chat.Chat!, BuyerWroteAt(chat.Chat!))).ToList();
        var completed = await orders.CompleteAsync(pull.Shop, [.. chats.Where(chat => chat.Item1.Kind == ChatKind.Buyer)], pull.Now, cancel);
        return pull.Page([.. completed, .. chats.Select(chat => chat.Item1).Where(chat => chat.Kind != ChatKind.Buyer)], [.. read.SelectMany(chat => chat.Unreadable)]);
    }

    private static DateTimeOffset? BuyerWroteAt(IncomingChat chat) =>
        chat.Messages.Where(message => message.Sender == ChatSender.Buyer).Select(message => (DateTimeOffset?)message.SentAt).Max();
}
