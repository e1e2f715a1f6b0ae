using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SellerDesk.Application.Channels;

/// <summary>Finds a value in an answer: <c>messages[0].id</c> in JSON, or <c>re:id=(\d+)</c> in any text. Null: it is not there.</summary>
public static class JsonPlace
{
    private const string Pattern = "re:";

    public static string? Find(string body, string place)
    {
        if (place.StartsWith(Pattern, StringComparison.Ordinal))
        {
            var found = Regex.Match(body, place[Pattern.Length..], RegexOptions.NonBacktracking);
            return !found.Success ? null : found.Groups.Count > 1 ? found.Groups[1].Value : found.Value;
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            return Walk(json.RootElement, place.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries).SkipWhile(step => step == "$"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Walk(JsonElement at, IEnumerable<string> steps)
    {
        foreach (var step in steps)
        {
            if (at.ValueKind == JsonValueKind.Array && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < at.GetArrayLength())
            {
                at = at[index];
            }
            else if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
            {
                return null;
            }
        }

        return at.ValueKind == JsonValueKind.String ? at.GetString() : at.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : at.GetRawText();
    }
}
