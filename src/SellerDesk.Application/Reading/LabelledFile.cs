using SellerDesk.Application.Imports.Files;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Reading;

namespace SellerDesk.Application.Reading;

/// <summary>Texts with their sentiment from a table with the columns <c>label</c> and <c>text</c>, in whatever place and beside whatever others.</summary>
public static class LabelledFile
{
    /// <exception cref="RuleException">No such file, no such column, or a label that is none of the three.</exception>
    public static List<LabelledText> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new RuleException("import.noFile", path);
        }

        using var table = TableFile.Open(path, FileLimits.Default);
        var label = Column(table, "label");
        var text = Column(table, "text");
        var texts = new List<LabelledText>();
        while (table.Read())
        {
            texts.Add(new(Cell(table, text), LabelOf(Cell(table, label), table.Line)));
        }

        return texts.Count > 0 ? texts : throw new RuleException("reading.noTexts");
    }

    private static int Column(ITableReader table, string name)
    {
        for (var at = 0; at < table.Headers.Count; at++)
        {
            if (table.Headers[at].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }

        throw new RuleException("reading.noColumn", name);
    }

    private static string Cell(ITableReader table, int column) => column < table.Cells.Count ? table.Cells[column] : "";

    private static Sentiment LabelOf(string word, int line) =>
        Enum.TryParse<Sentiment>(word.Trim(), ignoreCase: true, out var label) && !char.IsAsciiDigit(word.Trim()[0])
            ? label
            : throw new RuleException("reading.label", line, word.Length > 40 ? word[..40] : word);
}
