using System.Text.Json.Serialization;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>The bookmark of the cards: the last card read in the order of change, and when ratings were last read.</summary>
internal sealed record CardCursor
{
    public const int CurrentVersion = 1;

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>As the marketplace wrote it, to be sent back.</summary>
    public string? UpdatedAt { get; init; }

    public long NmId { get; init; }

    public bool HistoryDone { get; init; }

    /// <summary>Cards read on the first walk.</summary>
    public int Done { get; init; }

    public DateTimeOffset RatedAt { get; init; }

    [JsonIgnore]
    public FeedProgress? Progress => HistoryDone ? null : new FeedProgress(Done, null);

    public static CardCursor Parse(string? text) => CursorText.Parse<CardCursor>(text, cursor => cursor.Version == CurrentVersion) ?? new CardCursor();

    public override string ToString() => CursorText.Of(this);
}
