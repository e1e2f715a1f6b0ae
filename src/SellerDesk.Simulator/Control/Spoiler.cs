using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SellerDesk.Simulator.Marketplaces;

namespace SellerDesk.Simulator.Control;

/// <summary>Damages a body that was right: cut off, rows repeated or out of order, a field swollen or gone, a total or a time that is not so, the page or the cursor of the call before.</summary>
internal sealed class Spoiler
{
    private const int HugeLength = 1_000_000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<string, byte[]> last = [];
    private readonly ConcurrentQueue<SpoiltBody> spoilt = [];

    /// <summary>Every body damaged so far, in order.</summary>
    public SpoiltBody[] Spoilt => [.. spoilt];

    public void Forget()
    {
        last.Clear();
        spoilt.Clear();
    }

    /// <summary>Keeps the answer and gives the one that the same caller had from the same path before.</summary>
    public byte[]? Remember(HttpContext context, byte[] body)
    {
        var request = context.Request;
        var key = $"{request.Method} {request.Path} {request.Headers.Authorization}{request.Headers["Api-Key"]}{request.Headers["X-Auth-Token"]}";
        var before = last.GetValueOrDefault(key);
        if (context.Response.StatusCode == StatusCodes.Status200OK && body.Length < HugeLength * 4)
        {
            last[key] = body;
        }

        return before;
    }

    public byte[] Spoil(string path, byte[] body, byte[]? before, string kind, WireShape shape, Func<int, int> chance)
    {
        var (damaged, row, field) = Damage(body, before, kind, shape, chance);
        if (!damaged.AsSpan().SequenceEqual(body))
        {
            spoilt.Enqueue(new SpoiltBody(path, kind, row, field));
        }

        return damaged;
    }

    private static (byte[] Body, string? Row, string? Field) Damage(byte[] body, byte[]? before, string kind, WireShape shape, Func<int, int> chance)
    {
        string? row = null, field = null;
        switch (kind)
        {
            case "brokenJson":
                return (body[..(body.Length * 2 / 3)], null, null);
            case "repeatPage":
                return (before ?? body, null, null);
            case "noZone" or "clockAhead":
                return (Encoding.UTF8.GetBytes(WrongTimes.Of(Encoding.UTF8.GetString(body), kind == "noZone")), null, null);
        }

        // What another fault has already cut off stays as it is.
        if (Parse(body) is not { } root)
        {
            return (body, null, null);
        }

        if (kind == "lyingTotal")
        {
            Lie(root, shape.Totals, chance);
        }
        else if (kind == "cursorBack" && before is not null)
        {
            Copy(Parse(before), root, shape.Cursors);
        }
        else if (shape.RowsOf(root) is { Count: > 0 } rows)
        {
            (row, field) = SpoilRows(rows, kind, shape, chance);
        }

        return (JsonSerializer.SerializeToUtf8Bytes(root, Json), row, field);
    }

    private static JsonNode? Parse(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (string? Row, string? Field) SpoilRows(JsonArray rows, string kind, WireShape shape, Func<int, int> chance)
    {
        switch (kind)
        {
            case "duplicates":
                Repeat(rows, chance);
                return default;
            case "shuffle":
                Shuffle(rows, chance);
                return default;
            case "hugeField":
                return Change(rows, shape, chance, value => value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? new string('Ы', HugeLength) : value?.DeepClone(), onlyText: true);
            case "nullField":
                return Change(rows, shape, chance, _ => null, onlyText: false);
            default:
                return default;
        }
    }

    private static void Lie(JsonNode? node, IReadOnlyList<string> names, Func<int, int> chance)
    {
        if (node is not JsonObject holder)
        {
            return;
        }

        foreach (var (name, value) in holder.ToArray())
        {
            if (value is JsonValue number && names.Contains(name) && number.TryGetValue<long>(out var total))
            {
                holder[name] = total + 1 + chance(50);
            }
            else
            {
                Lie(value, names, chance);
            }
        }
    }

    /// <summary>The cursors of the body before take the place of this one's.</summary>
    private static void Copy(JsonNode? from, JsonNode? to, IReadOnlyList<string> names)
    {
        if (from is not JsonObject old || to is not JsonObject holder)
        {
            return;
        }

        foreach (var (name, value) in holder.ToArray())
        {
            if (names.Contains(name) && value is JsonValue && old.ContainsKey(name))
            {
                holder[name] = old[name]?.DeepClone();
            }
            else
            {
                Copy(old[name], value, names);
            }
        }
    }

    private static void Repeat(JsonArray rows, Func<int, int> chance)
    {
        for (var i = rows.Count; i > 0; i -= 3)
        {
            rows.Insert(chance(rows.Count + 1), rows[chance(rows.Count)]!.DeepClone());
        }
    }

    private static void Shuffle(JsonArray rows, Func<int, int> chance)
    {
        var all = rows.Select(row => row?.DeepClone()).ToArray();
        for (var i = all.Length - 1; i > 0; i--)
        {
            var other = chance(i + 1);
            (all[i], all[other]) = (all[other], all[i]);
        }

        rows.Clear();
        foreach (var row in all)
        {
            rows.Add(row);
        }
    }

    /// <summary>Spoils one row: its text if it has one, otherwise any field but its id.</summary>
    private static (string? Row, string? Field) Change(JsonArray rows, WireShape shape, Func<int, int> chance, Func<JsonNode?, JsonNode?> change, bool onlyText)
    {
        if (rows[chance(rows.Count)] is not JsonObject row)
        {
            return default;
        }

        var names = row.Select(field => field.Key).Where(name => !shape.Ids.Contains(name)).ToArray();
        var name = onlyText && shape.Texts.FirstOrDefault(row.ContainsKey) is { } text ? text : names[chance(names.Length)];
        row[name] = change(row[name]);
        return (shape.Ids.Where(row.ContainsKey).Select(id => row[id]?.ToString()).FirstOrDefault(), name);
    }
}

/// <summary>A damaged answer: for a swollen or missing field the row's id and the field.</summary>
internal sealed record SpoiltBody(string Path, string Kind, string? Row, string? Field);
