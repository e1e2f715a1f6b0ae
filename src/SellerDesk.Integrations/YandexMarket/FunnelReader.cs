using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>
/// Reads the report "sales analytics": a ZIP of JSON files, whose structure "may change without notice" by the vendor's own word. Any list of
/// things with an offer counts as rows, wherever it is; numbers come as texts too, with spaces and commas.
/// </summary>
internal static class FunnelReader
{
    private const int Deepest = 5;
    private const long LargestFile = 512L * 1024 * 1024;

    public static (List<IncomingFunnelDay> Days, List<UnreadablePayload> Unreadable) Read(byte[] file, FunnelRange range, string currency)
    {
        var (days, unreadable) = (new List<IncomingFunnelDay>(), new List<UnreadablePayload>());
        foreach (var content in FilesOf(file))
        {
            using var answer = JsonAnswer.Of(content);
            if (answer.Problem is { } problem)
            {
                unreadable.Add(new UnreadablePayload(answer.Raw, problem));
                continue;
            }

            foreach (var row in Rows(answer.Root, 0))
            {
                try
                {
                    days.Add(ReadRow(row, range, currency, "$"));
                }
                catch (FieldException field)
                {
                    unreadable.Add(new UnreadablePayload(row.GetRawText(), field.Message));
                }
            }
        }

        return (days, unreadable);
    }

    /// <param name="range">One day alone needs not be told by the row.</param>
    /// <exception cref="FieldException">Offer or day cannot be read.</exception>
    public static IncomingFunnelDay ReadRow(JsonElement row, FunnelRange? range, string currency, string path)
    {
        var fields = FieldsOf(row);
        var offer = fields.GetValueOrDefault("offerid").AsText()?.Trim() is { Length: > 0 } number ? number : throw new FieldException($"{path}.offerId", "missing");
        return new IncomingFunnelDay
        {
            Day = DayOf(fields) ?? (range is not null && range.From == range.To ? range.From : throw new FieldException($"{path}.day", "not a day")),
            Product = new IncomingProduct(offer, Text("offername"), offer, Text("brandname"), Text("categoryname")),
            Shows = (long?)Number("shows"),
            Opens = (long?)Number("clicks"),
            Carts = (long?)Number("tocart"),
            Orders = (long?)Number("orderitems"),
            OrderSum = Number("orderitemstotalamount"),
            Buyouts = (long?)Number("orderitemsdeliveredcount"),
            Cancels = (long?)Number("orderitemscanceledcount"),
            Returns = (long?)Number("orderitemsreturnedcount"),
            Currency = currency,
        };

        string? Text(string name) => fields.GetValueOrDefault(name).AsText()?.Trim() is { Length: > 0 } text ? text : null;

        decimal? Number(string name) => NumberOf(fields.GetValueOrDefault(name).AsText());
    }

    /// <summary>Names as they are written, whatever the case and the alphabet of letters that look alike.</summary>
    private static Dictionary<string, JsonElement> FieldsOf(JsonElement row)
    {
        var fields = new Dictionary<string, JsonElement>();
        foreach (var field in row.EnumerateObject())
        {
            fields[YandexWords.Plain(field.Name).ToLowerInvariant()] = field.Value;
        }

        return fields;
    }

    private static DateOnly? DayOf(Dictionary<string, JsonElement> fields)
    {
        var day = fields.GetValueOrDefault("day").AsText() ?? fields.GetValueOrDefault("date").AsText();
        if (day is { Length: >= 8 } && DateOnly.TryParseExact(day.Length > 10 ? day[..10] : day, ["yyyy-MM-dd", "dd.MM.yyyy", "dd-MM-yyyy", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole))
        {
            return whole;
        }

        var parts = new[] { fields.GetValueOrDefault("year").AsText(), fields.GetValueOrDefault("month").AsText(), day }.Select(NumberOf).ToArray();
        return parts is [>= 2000 and <= 9999 and var year, >= 1 and <= 12 and var month, >= 1 and var date] && date <= DateTime.DaysInMonth((int)year, (int)month)
            ? new DateOnly((int)year, (int)month, (int)date)
            : null;
    }

    private static decimal? NumberOf(string? text) =>
        text is not null && decimal.TryParse(string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '%')).Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<JsonElement> Rows(JsonElement holder, int depth) => holder.ValueKind switch
    {
        _ when depth > Deepest => [],
        JsonValueKind.Array => holder.EnumerateArray().SelectMany(item => IsRow(item) ? [item] : Rows(item, depth + 1)),
        JsonValueKind.Object => holder.EnumerateObject().SelectMany(field => Rows(field.Value, depth + 1)),
        _ => [],
    };

    private static bool IsRow(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.EnumerateObject().Any(field => YandexWords.Plain(field.Name).Equals("offerId", StringComparison.OrdinalIgnoreCase));

    private static List<byte[]> FilesOf(byte[] file)
    {
        if (!file.AsSpan().StartsWith("PK"u8))
        {
            return [file];
        }

        var contents = new List<byte[]>();
        var left = LargestFile;
        using var archive = new ZipArchive(new MemoryStream(file));
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            left -= entry.Length;
            if (left < 0)
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, "the report is larger than any report should be");
            }

            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            contents.Add(copy.ToArray());
        }

        return contents;
    }
}
