using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SellerDesk.Integrations.Http;

/// <summary>
/// Reads vendors' JSON forgivingly: numbers as text, text as numbers, an array where an object should be, nulls and absent fields alike.
/// Only the <c>Needed…</c> readers throw (<see cref="FieldException"/>).
/// </summary>
internal static partial class LenientJson
{
    /// <summary>The field, or null when it is absent, null, or there is nothing to have fields.</summary>
    public static JsonElement? Find(this JsonElement holder, string name) => holder.ValueKind switch
    {
        JsonValueKind.Object when holder.TryGetProperty(name, out var found) && found.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) => found,
        JsonValueKind.Array when holder.GetArrayLength() > 0 => holder[0].Find(name),
        _ => null,
    };

    /// <summary>The elements of a list; one thing alone is a list of one, nothing is an empty list.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement holder, string name) => holder.Find(name) switch
    {
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        { } single => [single],
        null => [],
    };

    public static string? Text(this JsonElement holder, string name) => holder.Find(name)?.AsText();

    /// <summary>Null instead of an empty or blank text.</summary>
    public static string? Word(this JsonElement holder, string name) => holder.Text(name)?.Trim() is { Length: > 0 } word ? word : null;

    public static string? AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Storable(Unescaped(value)),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    public static long? Whole(this JsonElement holder, string name) =>
        holder.Amount(name) is { } amount && amount == Math.Truncate(amount) && Math.Abs(amount) <= long.MaxValue ? (long)amount : null;

    public static decimal? Amount(this JsonElement holder, string name) =>
        decimal.TryParse(holder.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    public static bool? Flag(this JsonElement holder, string name) => holder.Text(name)?.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    /// <summary>A moment in UTC. A time without a zone is in <paramref name="assumed"/>; the year 1 is how vendors write "never".</summary>
    public static DateTimeOffset? Time(this JsonElement holder, string name, TimeSpan assumed = default) => Moment(holder.Text(name), assumed);

    public static string NeededText(this JsonElement holder, string name, string path) =>
        holder.Word(name) ?? throw new FieldException($"{path}.{name}", holder.Find(name) is null ? "missing" : "not a text");

    public static DateTimeOffset NeededTime(this JsonElement holder, string name, string path) =>
        holder.Time(name) ?? throw new FieldException($"{path}.{name}", holder.Find(name) is null ? "missing" : "not a time");

    private static DateTimeOffset? Moment(string? text, TimeSpan assumed)
    {
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.RoundtripKind;
        if (!DateTime.TryParse(ShortFraction().Replace(text ?? "", "$1"), CultureInfo.InvariantCulture, Styles, out var time) || time.Year <= 1)
        {
            return null;
        }

        var utc = time.Kind switch
        {
            DateTimeKind.Utc => time,
            DateTimeKind.Local => time.ToUniversalTime(),
            _ => time - assumed,
        };
        // To the microsecond, which is what PostgreSQL keeps: anything finer would look changed at every pull.
        return new DateTimeOffset(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    private static string Unescaped(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: a cut-off emoji. .NET refuses the whole text for it.
            using var mended = JsonDocument.Parse(LoneSurrogate().Replace(value.GetRawText(), "\\ufffd"));
            return mended.RootElement.GetString()!;
        }
    }

    /// <summary>PostgreSQL cannot keep U+0000.</summary>
    private static string Storable(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;

    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}")]
    private static partial Regex LoneSurrogate();

    /// <summary>Go's nanoseconds: .NET reads seven digits of a second.</summary>
    [GeneratedRegex(@"(\.\d{7})\d+")]
    private static partial Regex ShortFraction();
}
