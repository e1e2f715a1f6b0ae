using System.Text.Json.Serialization;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>The lists that reviews and questions are read from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ItemList>))]
internal enum ItemList
{
    /// <summary>Waiting for an answer; by period.</summary>
    Unanswered,

    /// <summary>Answered; by period.</summary>
    Answered,

    /// <summary>The archive from its oldest item on; by place.</summary>
    Archive,

    /// <summary>The archive from its newest item back; by place.</summary>
    ArchiveHead,
}

/// <summary>A piece of reading still to be done.</summary>
/// <param name="From">Unix seconds, included. For the archive's head: how far back to go.</param>
/// <param name="To">Unix seconds, included; null: until now.</param>
/// <param name="Skip">Items of the list to leave out: those already read.</param>
/// <param name="IsFresh">Part of the pass over what is new, not of the walk through the history.</param>
/// <param name="Anchors">Numbers that ended the page before: they must turn up again, or the list has shifted further than the overlap.</param>
/// <param name="StepsBack">How often it went back because they did not.</param>
/// <param name="Take">Set for a page that could not be read and is tried again: just that page.</param>
/// <param name="Tries">How often such a page was tried.</param>
internal sealed record ListTask(
    ItemList List, long From = 0, long? To = null, int Skip = 0, bool IsFresh = false, string[]? Anchors = null, int StepsBack = 0, int? Take = null, int Tries = 0);

/// <summary>
/// The bookmark: what is still to be read, and up to when everything was seen. Tasks are taken from the front; each page's cursor has what is left
/// of its task, so a pull that starts from any of them misses nothing.
/// </summary>
internal sealed record ListCursor
{
    public const int CurrentVersion = 1;

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    public ListTask[] Tasks { get; init; } = [];

    /// <summary>Pages that could not be read even at the second look; tried again with later passes.</summary>
    public ListTask[] Unread { get; init; } = [];

    /// <summary>Creation time of the newest item of the finished passes, unix seconds by the marketplace's clock.</summary>
    public long? SeenTo { get; init; }

    /// <summary>The newest creation time met so far.</summary>
    public long? Newest { get; init; }

    /// <summary>When the pass at hand was begun, by our clock.</summary>
    public DateTimeOffset PassStartedAt { get; init; }

    public bool PassLooksBack { get; init; }

    /// <summary>When the last days were last read again whole.</summary>
    public DateTimeOffset LookedBackAt { get; init; }

    public bool HistoryDone { get; init; }

    /// <summary>Items read on the walk through the history, and how many there should be.</summary>
    public int Done { get; init; }

    public int? Total { get; init; }

    /// <summary>The whole history: first what waits for an answer, because people wait for that.</summary>
    public static ListCursor Beginning(bool hasArchive, DateTimeOffset now) => new()
    {
        Tasks = [new(ItemList.Unanswered), new(ItemList.Answered), .. hasArchive ? new ListTask[] { new(ItemList.Archive) } : []],
        PassStartedAt = now,
        LookedBackAt = now,
    };

    public static ListCursor? Parse(string? text) => CursorText.Parse<ListCursor>(text, cursor => cursor.Version == CurrentVersion);

    public FeedProgress? Progress => HistoryDone ? null : new FeedProgress(Done, Total is { } total ? Math.Max(total, Done) : null);

    public override string ToString() => CursorText.Of(this);
}
