using System.Text.Json.Serialization;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>The bookmark of the chats: how far the one feed of events was read.</summary>
internal sealed record ChatCursor
{
    public const int CurrentVersion = 1;

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Unix milliseconds by the marketplace's clock; null: nothing read yet.</summary>
    public long? Next { get; init; }

    /// <summary>When the list of chats, which holds their signatures, was last read.</summary>
    public DateTimeOffset ListedAt { get; init; }

    public bool HistoryDone { get; init; }

    /// <summary>Events read on the walk through the history; how many there are is not told.</summary>
    public int Done { get; init; }

    [JsonIgnore]
    public FeedProgress? Progress => HistoryDone ? null : new FeedProgress(Done, null);

    public static ChatCursor Parse(string? text) => CursorText.Parse<ChatCursor>(text, cursor => cursor.Version == CurrentVersion) ?? new ChatCursor();

    public override string ToString() => CursorText.Of(this);
}
