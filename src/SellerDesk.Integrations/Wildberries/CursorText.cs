using System.Text.Json;
using System.Text.Json.Serialization;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Bookmarks are JSON records with a version. A text of another version, or none, means to begin anew: re-reading changes nothing.</summary>
internal static class CursorText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static T? Parse<T>(string? text, Func<T, bool> isCurrent)
        where T : class
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<T>(text, Json) is { } cursor && isCurrent(cursor) ? cursor : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Of<T>(T cursor) => JsonSerializer.Serialize(cursor, Json);
}
