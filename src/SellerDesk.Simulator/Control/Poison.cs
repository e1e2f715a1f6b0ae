using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SellerDesk.Simulator.Marketplaces;

namespace SellerDesk.Simulator.Control;

/// <summary>
/// Makes one row in a hundred unreadable for good, always the same ones: their times are words. Whoever reads them must set them aside, and
/// exactly them; <c>/control/poisoned</c> tells which were given out.
/// </summary>
internal sealed class Poison
{
    private const uint OneIn = 100;
    private const string NoTime = "вчера";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<string, byte> given = [];

    public IEnumerable<string> Given => given.Keys.Order(StringComparer.Ordinal);

    public byte[] Into(byte[] body, WireShape shape)
    {
        if (body.Length == 0 || JsonNode.Parse(body) is not { } root || shape.RowsOf(root) is not { Count: > 0 } rows)
        {
            return body;
        }

        foreach (var row in rows.OfType<JsonObject>())
        {
            if (shape.Ids.Select(name => row[name]).FirstOrDefault(value => value is JsonValue) is { } id && IsChosen(id.ToString()))
            {
                given.TryAdd(id.ToString(), 0);
                Spoil(row);
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(root, Json);
    }

    private static void Spoil(JsonObject row)
    {
        foreach (var (name, value) in row.ToArray())
        {
            if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String
                && DateTimeOffset.TryParseExact(text.ToString()[..Math.Min(10, text.ToString().Length)], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                row[name] = NoTime;
            }
        }
    }

    /// <summary>FNV-1a: the same rows in every run and every process.</summary>
    private static bool IsChosen(string id)
    {
        var hash = 2166136261u;
        foreach (var letter in id)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return hash % OneIn == 0;
    }
}
