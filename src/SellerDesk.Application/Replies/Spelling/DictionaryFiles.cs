using System.Globalization;
using System.Text;

namespace SellerDesk.Application.Replies.Spelling;

/// <summary>Reads a pair of hunspell files: <c>.aff</c> (endings) and <c>.dic</c> (words). Prefix rules are not read: Russian dictionaries have none.</summary>
internal static class DictionaryFiles
{
    public static RussianDictionary Read(string dictionaryPath)
    {
        var affixPath = Path.ChangeExtension(dictionaryPath, ".aff");
        var encoding = EncodingOf(affixPath);
        var marks = new EndingMarks();
        var endings = ReadEndings(affixPath, encoding, marks);
        return new RussianDictionary(ReadWords(dictionaryPath, encoding, marks), endings);
    }

    // The line that names the encoding is plain ASCII in every encoding.
    private static Encoding EncodingOf(string affixPath)
    {
        foreach (var line in File.ReadLines(affixPath, Encoding.Latin1))
        {
            if (line.TrimStart('\u00EF', '\u00BB', '\u00BF').StartsWith("SET ", StringComparison.Ordinal))
            {
                var name = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim();
                return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            }
        }

        return Encoding.UTF8;
    }

    private static EndingRules ReadEndings(string path, Encoding encoding, EndingMarks marks)
    {
        var rules = new EndingRules();
        foreach (var line in File.ReadLines(path, encoding))
        {
            var parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts is ["FLAG", var kind])
            {
                marks.Kind = kind;
            }

            // A head says «SFX A Y 12», a rule «SFX A strip added condition».
            if (parts is not ["SFX", var mark, var strip, var added, var condition, ..])
            {
                continue;
            }

            rules.Add(marks.Of(mark), Letters(strip), Letters(added.Split('/')[0]), condition == "." ? string.Empty : Fold(condition));
        }

        return rules;
    }

    private static WordTable ReadWords(string path, Encoding encoding, EndingMarks marks)
    {
        using var lines = File.ReadLines(path, encoding).GetEnumerator();
        if (!lines.MoveNext() || !int.TryParse(lines.Current.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 5_000_000)
        {
            throw new FormatException($"The first line of {path} is not a number of words.");
        }

        var table = new WordTable(count);
        while (lines.MoveNext())
        {
            var line = lines.Current.Split('\t')[0].Trim();
            if (line.Length == 0)
            {
                continue;
            }

            var slash = line.IndexOf('/', StringComparison.Ordinal);
            var word = slash < 0 ? line : line[..slash];
            if (word.Length is > 0 and <= RussianDictionary.LongestWord)
            {
                table.Add(Fold(word), slash < 0 ? 0 : marks.OfAll(line[(slash + 1)..].Split(' ')[0]));
            }
        }

        return table;
    }

    private static string Letters(string written) => written == "0" ? string.Empty : Fold(written);

    private static string Fold(string text) => text.Replace('ё', 'е').Replace('Ё', 'Е');
}

/// <summary>Gives each kind of ending of a file a bit of its own; the files name them with a letter, two letters or a number.</summary>
internal sealed class EndingMarks
{
    private readonly Dictionary<string, ulong> marks = [];

    public string Kind { get; set; } = "char";

    public ulong Of(string name)
    {
        if (!marks.TryGetValue(name, out var mark))
        {
            if (marks.Count == 64)
            {
                throw new FormatException("More than 64 kinds of endings.");
            }

            marks.Add(name, mark = 1UL << marks.Count);
        }

        return mark;
    }

    // Kinds without a rule (do not suggest, only inside compounds) are left out: a word that carries one is still a word.
    public ulong OfAll(string written)
    {
        ulong all = 0;
        foreach (var name in Names(written))
        {
            all |= marks.GetValueOrDefault(name);
        }

        return all;
    }

    private IEnumerable<string> Names(string written) => Kind switch
    {
        "num" => written.Split(','),
        "long" => written.Chunk(2).Select(pair => new string(pair)),
        _ => written.Select(letter => letter.ToString()),
    };
}
