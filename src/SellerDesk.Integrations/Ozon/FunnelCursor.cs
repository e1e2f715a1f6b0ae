using System.Text.Json;
using System.Text.Json.Serialization;

namespace SellerDesk.Integrations.Ozon;

/// <summary>The bookmark of the funnel: the days under way, and how far the last readings reached.</summary>
internal sealed record FunnelCursor
{
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Days being read, with the number of rows that were; null: none.</summary>
    public FunnelWindow? Window { get; init; }

    /// <summary>Up to which day everything was read once.</summary>
    public DateOnly? ReadTo { get; init; }

    /// <summary>When the last fortnight was last read again.</summary>
    public DateTimeOffset LookedBackAt { get; init; }

    /// <summary>The marketplace's own day, as its last report was dated.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The plan turned out to give only what every seller gets; the rest is tried again after this.</summary>
    public DateTimeOffset? FreeUntil { get; init; }

    public bool HistoryDone { get; init; }

    public int Done { get; init; }

    public static FunnelCursor Parse(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<FunnelCursor>(text, Json) is { Version: CurrentVersion } cursor ? cursor : new FunnelCursor();
        }
        catch (JsonException)
        {
            return new FunnelCursor();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}

/// <param name="LooksBack">Reads days again that were read before.</param>
internal sealed record FunnelWindow(DateOnly From, DateOnly To, long Offset, bool LooksBack);
