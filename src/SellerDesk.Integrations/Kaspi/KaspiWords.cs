using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>How Kaspi writes things that turn up everywhere.</summary>
internal static class KaspiWords
{
    private const string Cyrillic = "АВЕКМНОРСТХУІаесорхукмнті";
    private const string Latin = "ABEKMHOPCTXYIaecopxykmhti";
    private const long Latest = 253_402_300_799_999;
    private const long OldestInMilliseconds = 100_000_000_000;

    /// <summary>The field, also where its name was typed with Cyrillic letters that look Latin.</summary>
    public static JsonElement? Field(this JsonElement holder, string name)
    {
        if (holder.Find(name) is { } found)
        {
            return found;
        }

        return holder.ValueKind == JsonValueKind.Object
            && holder.EnumerateObject().FirstOrDefault(field => field.Name.Length == name.Length && Plain(field.Name) == name && field.Name != name) is { Value.ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } alike
            ? alike.Value
            : null;
    }

    /// <summary>A word of an enumeration in capital Latin letters; null when there is none.</summary>
    public static string? Enum(this JsonElement holder, string name) =>
        holder.Field(name)?.AsText()?.Trim() is { Length: > 0 } word ? Plain(word).ToUpperInvariant() : null;

    public static string? Said(this JsonElement holder, string name) => holder.Field(name)?.AsText()?.Trim() is { Length: > 0 } word ? word : null;

    /// <summary>A moment in milliseconds since 1970, as Kaspi gives it, or in seconds, or as a text.</summary>
    public static DateTimeOffset? Moment(this JsonElement holder, string name)
    {
        if (holder.Field(name) is not { } value)
        {
            return null;
        }

        using var wrapped = JsonDocument.Parse($$"""{"at":{{value.GetRawText()}}}""");
        return wrapped.RootElement.Whole("at") switch
        {
            > 0 and <= Latest and var number => DateTimeOffset.FromUnixTimeMilliseconds(number >= OldestInMilliseconds ? number : number * 1000),
            not null => null,
            _ => wrapped.RootElement.Time("at", Almaty),
        };
    }

    public static string Number(JsonElement item, string field, string path)
    {
        var number = item.Said(field) ?? throw new FieldException($"{path}.{field}", item.Field(field) is null ? "missing" : "not a text");
        return number.Length <= MarketplaceRef.NumberMaxLength ? number : throw new FieldException($"{path}.{field}", "too long");
    }

    public static JsonElement Attributes(JsonElement item, string path) => item.Field("attributes") is { ValueKind: JsonValueKind.Object } attributes
        ? attributes
        : throw new FieldException($"{path}.attributes", "missing");

    /// <summary>Adds a small fact unless there is none.</summary>
    public static void Put(this Dictionary<string, string> facts, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            facts[name] = value;
        }
    }

    /// <summary>Kazakhstan has had one zone since 1 March 2024.</summary>
    private static TimeSpan Almaty { get; } = TimeSpan.FromHours(5);

    private static string Plain(string word) => word.Any(c => c > 127)
        ? string.Concat(word.Select(c => Cyrillic.IndexOf(c, StringComparison.Ordinal) is >= 0 and var place ? Latin[place] : c))
        : word;
}
