using System.Text.Json.Serialization;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>A list of claims: when it was last read to its end, and how far the reading at hand has come.</summary>
internal sealed record ClaimMark(DateTimeOffset ReadAt = default, int Offset = 0);

/// <param name="Tries">How often it could not be read.</param>
internal sealed record GoodsWindow(DateOnly From, DateOnly To, int Tries = 0);

/// <summary>The bookmark of returns: claims are read whole again and again (they only reach 14 days back), goods on their way back window by window.</summary>
internal sealed record ReturnCursor
{
    public const int CurrentVersion = 1;
    public const int FirstWindows = 6;

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    public ClaimMark Open { get; init; } = new();

    public ClaimMark Archive { get; init; } = new();

    /// <summary>Claims that were open last time: when one is missing, it has gone to the archive.</summary>
    public string[]? OpenNumbers { get; init; }

    /// <summary>Windows of the goods report still to be read; null until the first walk is begun.</summary>
    public GoodsWindow[]? Goods { get; init; }

    public DateTimeOffset GoodsReadAt { get; init; }

    public DateTimeOffset GoodsReadDeepAt { get; init; }

    public bool HistoryDone { get; init; }

    [JsonIgnore]
    public FeedProgress? Progress => HistoryDone
        ? null
        : new FeedProgress((Open.ReadAt == default ? 0 : 1) + (Archive.ReadAt == default ? 0 : 1) + FirstWindows - (Goods?.Length ?? FirstWindows), FirstWindows + 2);

    public static ReturnCursor Parse(string? text) => CursorText.Parse<ReturnCursor>(text, cursor => cursor.Version == CurrentVersion) ?? new ReturnCursor();

    public override string ToString() => CursorText.Of(this);
}

/// <summary>The two sources of returns. Each goes on without the other.</summary>
internal enum ReturnSource
{
    Claims,
    Goods,
}

/// <summary>One pull of returns under way: the bookmark that every page moves.</summary>
internal sealed class ReturnPull(ShopAccess shop, ReturnCursor cursor, DateTimeOffset now)
{
    public ShopAccess Shop { get; } = shop;

    public DateTimeOffset Now { get; } = now;

    public bool IsLimited { get; } = WildberriesToken.Read(shop.Key).IsLimited;

    public ReturnCursor Cursor { get; set; } = cursor;

    public FeedPage<IncomingReturn> Page(IReadOnlyList<IncomingReturn> items, IReadOnlyList<UnreadablePayload> unreadable) =>
        new(Rows.LastOf(items, item => item.Number), unreadable, Cursor.ToString(), Cursor.Progress);
}
