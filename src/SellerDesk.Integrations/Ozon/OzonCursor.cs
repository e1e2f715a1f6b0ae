using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Ozon;

/// <summary>A walk through one list, still to be done or under way.</summary>
/// <param name="List">Which list, in the feed's own words.</param>
/// <param name="Pass">The repeated pass that it belongs to; null: the walk through the history.</param>
/// <param name="From">Included; null: from the beginning.</param>
/// <param name="Token">Ozon's bookmark of the next page; null: the first.</param>
/// <param name="StartedAt">By our clock.</param>
/// <param name="Window">Which stretch of the history, from 0 for the latest back.</param>
/// <param name="Read">Rows read so far.</param>
internal sealed record OzonTask(
    string List, string? Pass = null, DateTimeOffset? From = null, DateTimeOffset? To = null, string? Token = null, DateTimeOffset StartedAt = default, int Window = 0, int Read = 0);

/// <summary>
/// The bookmark of one list-wise feed: walks still to be done, and when each repeated pass was last begun and ended. Tasks are taken from the front;
/// each page's cursor has what is left of its task, so a pull that starts from any of them misses nothing.
/// </summary>
internal sealed record OzonCursor
{
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    public OzonTask[] Tasks { get; init; } = [];

    /// <summary>When the last finished walk of each pass was begun, by our clock.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Marks { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>Up to when everything was seen: never later than the newest item, whose time is the marketplace's, because our clock may run otherwise.</summary>
    public DateTimeOffset? SeenTo { get; init; }

    /// <summary>The newest time met on an item.</summary>
    public DateTimeOffset? Newest { get; init; }

    public bool HistoryDone { get; init; }

    /// <summary>Rows read on the walk through the history, and how many there should be.</summary>
    public int Done { get; init; }

    public int? Total { get; init; }

    [JsonIgnore]
    public FeedProgress? Progress => HistoryDone ? null : new FeedProgress(Done, Total is { } total ? Math.Max(total, Done) : null);

    /// <summary>Null for a null text and for one of another version, which means to begin anew: re-reading changes nothing.</summary>
    public static OzonCursor? Parse(string? text)
    {
        try
        {
            return text is null || JsonSerializer.Deserialize<OzonCursor>(text, Json) is not { Version: CurrentVersion } cursor ? null : cursor;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}
