using System.Text.Json;
using System.Text.Json.Serialization;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>The bookmark of the two sources of cards: a <see cref="WalkCursor"/> each.</summary>
internal sealed record CardCursor
{
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    public string? Mappings { get; init; }

    public string? Contents { get; init; }

    /// <summary>An empty one for a null text and for one of another version, which means to begin anew: re-reading changes nothing.</summary>
    public static CardCursor Parse(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<CardCursor>(text, Json) is { Version: CurrentVersion } cursor ? cursor : new CardCursor();
        }
        catch (JsonException)
        {
            return new CardCursor();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}
