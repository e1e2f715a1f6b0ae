using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>A piece of a list to read: at most fourteen days of it, which is all that Kaspi answers at once.</summary>
/// <param name="List">The state of the orders, or <see cref="KaspiPlan.Reviews"/>.</param>
/// <param name="From">Milliseconds since 1970, included.</param>
/// <param name="To">Likewise; null: until now by the marketplace's own clock.</param>
/// <param name="Page">From 0.</param>
/// <param name="Tries">How often this one page could not be read before; 0 for a piece that goes on behind its page.</param>
internal sealed record KaspiWindow(string List, long From, long? To = null, int Page = 0, string? Status = null, int Tries = 0);

/// <summary>What a round reads.</summary>
[Flags]
internal enum KaspiRound
{
    None = 0,

    /// <summary>What is new.</summary>
    Head = 1,

    /// <summary>Every hour: what ended.</summary>
    Wide = 2,

    /// <summary>Every day: what changed long after it began.</summary>
    Deep = 4,

    History = 8,
}

/// <summary>An order that was not at its end when it became too old for the lists: it is asked for by its code.</summary>
internal sealed record OldOrder(string Code, long CreatedAt, long CheckedAt);

/// <summary>The bookmark of a feed: what is left of the round under way, and when each kind of round was last begun and ended.</summary>
internal sealed record KaspiCursor
{
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    public KaspiWindow[] Left { get; init; } = [];

    public KaspiRound Round { get; init; }

    public DateTimeOffset RoundAt { get; init; }

    /// <summary>Pieces of the round at its beginning.</summary>
    public int Planned { get; init; }

    /// <summary>Pieces in a row that had nothing in them.</summary>
    public int Empty { get; init; }

    public DateTimeOffset? HeadAt { get; init; }

    public DateTimeOffset? WideAt { get; init; }

    public DateTimeOffset? DeepAt { get; init; }

    public bool HistoryDone { get; init; }

    /// <summary>Pages that could not be read, for the next round.</summary>
    public KaspiWindow[] Again { get; init; } = [];

    public OldOrder[] Old { get; init; } = [];

    /// <summary>Inner numbers and codes of orders whose entries are still to be asked for.</summary>
    public MissingEntries[] Missing { get; init; } = [];

    /// <summary>Codes of the orders whose entries were asked for last.</summary>
    public string[] Known { get; init; } = [];

    [JsonIgnore]
    public FeedProgress? Progress => HistoryDone || Round != KaspiRound.History ? null : new FeedProgress(Math.Max(0, Planned - Left.Length), Planned);

    /// <summary>An empty one for a null text and for one of another version, which means to begin anew: re-reading changes nothing.</summary>
    public static KaspiCursor Parse(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<KaspiCursor>(text, Json) is { Version: CurrentVersion } cursor ? cursor : new KaspiCursor();
        }
        catch (JsonException)
        {
            return new KaspiCursor();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}

internal sealed record MissingEntries(string Id, string Code);
