using System.Text.Json;
using System.Text.Json.Nodes;
using SellerDesk.Simulator.Wildberries;

namespace SellerDesk.Simulator.Control;

/// <summary>Damages a body that was right: cut off, rows repeated or out of order, a field swollen or gone.</summary>
internal static class Spoiler
{
    private const int HugeLength = 1_000_000;

    public static byte[] Spoil(byte[] body, string kind, Func<int, int> chance)
    {
        if (kind == "brokenJson")
        {
            return body[..(body.Length * 2 / 3)];
        }

        if (body.Length == 0 || JsonNode.Parse(body) is not { } root || RowsOf(root) is not { Count: > 0 } rows)
        {
            return body;
        }

        switch (kind)
        {
            case "duplicates":
                Repeat(rows, chance);
                break;
            case "shuffle":
                Shuffle(rows, chance);
                break;
            case "hugeField":
                Change(rows, chance, value => value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? new string('Ы', HugeLength) : value?.DeepClone(), onlyText: true);
                break;
            case "nullField":
                Change(rows, chance, _ => null, onlyText: false);
                break;
        }

        return JsonSerializer.SerializeToUtf8Bytes(root, WireJson.Options);
    }

    private static JsonArray? RowsOf(JsonNode? node) => node switch
    {
        JsonArray array => array,
        JsonObject holder => holder.Select(field => field.Value).Select(value => value is JsonArray array ? array : value is JsonObject ? RowsOf(value) : null).FirstOrDefault(rows => rows is not null),
        _ => null,
    };

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
    private static void Change(JsonArray rows, Func<int, int> chance, Func<JsonNode?, JsonNode?> change, bool onlyText)
    {
        if (rows[chance(rows.Count)] is not JsonObject row)
        {
            return;
        }

        var names = row.Select(field => field.Key).Where(name => name is not ("id" or "srid" or "rid")).ToArray();
        var name = onlyText && row.ContainsKey("text") ? "text" : names[chance(names.Length)];
        row[name] = change(row[name]);
    }
}
