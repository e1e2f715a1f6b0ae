using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>The report of the funnel: a ZIP with CSV files whose first line names the columns. Each line becomes an object, as if it had come as JSON.</summary>
internal static class FunnelFile
{
    private const long LargestText = 512L * 1024 * 1024;

    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static IEnumerable<JsonElement> Lines(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)))
        {
            if (entry.Length > LargestText)
            {
                throw new InvalidDataException($"{entry.Name} has {entry.Length} bytes");
            }

            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            var header = Cells(reader.ReadLine() ?? "");
            while (reader.ReadLine() is { } line)
            {
                if (line.Length > 0)
                {
                    yield return Object(header, Cells(line));
                }
            }
        }
    }

    private static JsonElement Object(List<string> header, List<string> cells)
    {
        var fields = new Dictionary<string, string>();
        for (var i = 0; i < header.Count && i < cells.Count; i++)
        {
            fields[header[i]] = cells[i];
        }

        return JsonSerializer.SerializeToElement(fields);
    }

    /// <summary>Numbers, dates and currency codes: cells without line breaks, quoted or not.</summary>
    private static List<string> Cells(string line)
    {
        var mark = line.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var sign in line)
        {
            if (sign == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (sign == mark && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(sign);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
