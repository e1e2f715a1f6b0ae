using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>Which chats a walk goes over.</summary>
internal enum ChatWalk
{
    Unread,
    Opened,
    All,
}

/// <summary>A row of the list on its way to a chat.</summary>
/// <param name="Failed">Its messages cannot be read now.</param>
internal sealed record ChatRead(JsonElement Row)
{
    public IncomingChat? Chat { get; init; }

    public IReadOnlyList<UnreadablePayload> Unreadable { get; init; } = [];

    public MarketplaceException? Failed { get; init; }
}

/// <summary>One pull of chats under way: the bookmark that every page moves, and what went wrong with a chat.</summary>
internal sealed class ChatPull(ShopAccess shop, ChatCursor cursor, DateTimeOffset now)
{
    /// <summary>Messages of known chats are read this far back behind the last walk over all of them.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    private readonly ChatPrints prints = ChatPrints.Parse(cursor.Prints);
    private readonly HashSet<ulong> met = [];

    public ShopAccess Shop { get; } = shop;

    public DateTimeOffset Now { get; } = now;

    public ChatCursor Cursor { get; private set; } = cursor;

    public MarketplaceException? Failed { get; private set; }

    /// <summary>Messages before it are known; null: none are.</summary>
    public DateTimeOffset? KnownTo => Cursor.HistoryDone ? Cursor.AllAt - Overlap : null;

    /// <summary>Not read as it stands now. Each is told once.</summary>
    public bool IsNew(JsonElement row) => met.Add(PrintOf(row)) && !prints.Has(PrintOf(row));

    public void Note(ChatRead chat)
    {
        if (chat.Failed is { } failed)
        {
            Failed ??= failed;
            return;
        }

        prints.Add(PrintOf(chat.Row));
        Cursor = Cursor with { Done = Cursor.Done + 1 };
    }

    public void End(ChatWalk walk)
    {
        if (walk == ChatWalk.All && Failed is null)
        {
            prints.KeepOnly(met);
        }

        var isWhole = Failed is null;
        Cursor = Cursor with
        {
            OpenedAt = walk != ChatWalk.Unread && isWhole ? Now : Cursor.OpenedAt,
            AllAt = walk == ChatWalk.All && isWhole ? Now : Cursor.AllAt,
            HistoryDone = Cursor.HistoryDone || (walk == ChatWalk.All && isWhole),
        };
    }

    public FeedPage<IncomingChat> Page(IReadOnlyList<IncomingChat> chats, IReadOnlyList<UnreadablePayload> unreadable)
    {
        Cursor = Cursor with { Prints = prints.ToString() };
        return new FeedPage<IncomingChat>(chats, unreadable, Cursor.ToString(), Cursor.Progress);
    }

    private static ulong PrintOf(JsonElement row)
    {
        var chat = row.Find("chat") ?? row;
        return ChatPrints.Of(chat.Word("chat_id") ?? row.GetRawText(), row.Word("last_message_id"), chat.Word("chat_status"));
    }
}
