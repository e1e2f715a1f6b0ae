using System.Text.Json;
using System.Text.Json.Serialization;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>The bookmark of returns and cancellations together.</summary>
internal sealed record ReturnCursor
{
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>How far the returns are read: a <see cref="WalkCursor"/>.</summary>
    public string? Walk { get; init; }

    /// <summary>Orders whose cancellation waits for the seller, and since when the desk knows: once decided they are gone from their list.</summary>
    public Dictionary<string, DateTimeOffset> Waiting { get; init; } = [];

    /// <summary>An empty one for a null text and for one of another version, which means to begin anew: re-reading changes nothing.</summary>
    public static ReturnCursor Parse(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<ReturnCursor>(text, Json) is { Version: CurrentVersion } cursor ? cursor : new ReturnCursor();
        }
        catch (JsonException)
        {
            return new ReturnCursor();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}
