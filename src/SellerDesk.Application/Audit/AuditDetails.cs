using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Audit;

/// <summary>What an entry says beyond who, what and which.</summary>
/// <param name="Changes">Column → before, after.</param>
/// <param name="Facts">What is worth knowing of a deed that changes no row: a filter, a file's name, a reason.</param>
public sealed partial record AuditDetails(string? From, string? Session, IReadOnlyDictionary<string, string?[]>? Changes, IReadOnlyDictionary<string, string>? Facts)
{
    /// <summary>Stands where a value is a secret or somebody's personal data: that it changed is told, what it says is not.</summary>
    public const string Hidden = "•••";

    private const int LongestValue = 1_000;

    // Cyrillic as it is: people search in it. It is never part of a page without being encoded there.
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(Hand hand, IReadOnlyDictionary<string, string?[]>? changes, IReadOnlyDictionary<string, string>? facts = null) =>
        JsonSerializer.Serialize(new AuditDetails(hand.Address, hand.Session, changes is { Count: > 0 } ? changes : null, facts is { Count: > 0 } ? facts : null), Shape);

    /// <summary>What changed, or what is worth knowing, alone.</summary>
    [JsonIgnore]
    public string Said => JsonSerializer.Serialize((object?)Changes ?? Facts ?? new Dictionary<string, string>(), Shape);

    public static AuditDetails? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<AuditDetails>(text, Shape);

    /// <summary>As it is written down: secrets inside of a structure hidden, cut to size, without what PostgreSQL keeps in no text.</summary>
    public static string? Cut(string? value) => value is null ? null : Short(Secret().Replace(value, $"$1\"{Hidden}\"").Replace("\0", "", StringComparison.Ordinal));

    private static string Short(string value) => value.Length > LongestValue ? value[..LongestValue] + "…" : value;

    [GeneratedRegex("""("[^"]*(?:password|secret|token|protected|api_?key)[^"]*"\s*:\s*)"[^"]*["]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
