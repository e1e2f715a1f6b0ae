using System.Globalization;
using System.Text;

namespace SellerDesk.Domain.Imports;

/// <summary>Guesses which header of a file fills which field, by names alone. A header fills one field.</summary>
public static class HeaderSuggestion
{
    /// <summary>Shorter names than this are found inside too many others.</summary>
    private const int LongEnough = 4;

    /// <returns>Field → header, for the fields that something was found for.</returns>
    public static IReadOnlyDictionary<string, string> For(ImportKind kind, IReadOnlyList<string> headers)
    {
        var found = new Dictionary<string, string>();
        var left = headers.Where(header => Plain(header).Length > 0).ToList();
        foreach (var alike in new Func<string, string, bool>[] { Same, OneInTheOther })
        {
            foreach (var field in ImportFields.Of(kind).Where(field => !found.ContainsKey(field.Name)))
            {
                if (Best(field, left, alike) is { } header)
                {
                    found[field.Name] = header;
                    left.Remove(header);
                }
            }
        }

        return found;
    }

    private static string? Best(ImportField field, List<string> headers, Func<string, string, bool> alike) =>
        field.AlsoCalled.Prepend(field.Name).Select(Plain).Select(name => headers.Find(header => alike(Plain(header), name))).FirstOrDefault(header => header is not null);

    private static bool Same(string header, string name) => header == name;

    private static bool OneInTheOther(string header, string name) =>
        Math.Min(header.Length, name.Length) >= LongEnough
        && (header.Contains(name, StringComparison.Ordinal) || name.Contains(header, StringComparison.Ordinal));

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.ToLower(CultureInfo.InvariantCulture).Where(char.IsLetterOrDigit))
        {
            plain.Append(letter == 'ё' ? 'е' : letter);
        }

        return plain.ToString();
    }
}
