using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Imports.Files;

/// <summary>Walks through the rows of a sheet's XML. Cells that are left out in the file come out empty.</summary>
internal sealed class SheetRows : IDisposable
{
    private readonly SharedStrings strings;
    private readonly CellFormats formats;
    private readonly FileLimits limits;
    private readonly CountedStream stream;
    private readonly XmlReader xml;
    private readonly List<string> cells = [];

    public SheetRows(WorksheetPart sheet, SharedStrings strings, CellFormats formats, FileLimits limits)
    {
        (this.strings, this.formats, this.limits) = (strings, formats, limits);
        stream = new CountedStream(sheet.GetStream());
        xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = false, CloseInput = true });
    }

    public int Number { get; private set; }

    public IReadOnlyList<string> Cells => cells;

    public long Position => stream.Position;

    public long Length => stream.Length;

    public bool Read()
    {
        while (xml.ReadToFollowing("row", Ns))
        {
            Number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Number + 1;
            ReadCells();
            if (cells.Exists(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        xml.Dispose();
        stream.Dispose();
    }

    private const string Ns = SpreadsheetNames.Main;

    private void ReadCells()
    {
        cells.Clear();
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
            {
                ReadCell();
            }
            else
            {
                xml.Skip();
            }
        }
    }

    /// <summary>Leaves the reader behind the cell.</summary>
    private void ReadCell()
    {
        var column = Column(xml.GetAttribute("r")) ?? cells.Count;
        var (kind, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        if (column >= limits.MaxColumns)
        {
            throw new RuleException("import.tooManyColumns", limits.MaxColumns);
        }

        while (cells.Count <= column)
        {
            cells.Add("");
        }

        cells[column] = Text(RawText(), kind, style);
    }

    private string Text(string raw, string? kind, string? style) => kind switch
    {
        "s" => raw.Length == 0 ? "" : strings[int.Parse(raw, CultureInfo.InvariantCulture)],
        "b" => raw == "1" ? "true" : "false",
        "str" or "inlineStr" => SharedStrings.Unescape(raw),
        "e" or "d" => raw,
        _ => formats.Text(raw, style),
    };

    /// <summary>What stands in v, or in the pieces of an inline text; formulas, phonetic hints and extensions do not count.</summary>
    private string RawText()
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }

        var depth = xml.Depth;
        var text = "";
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "v" or "t")
            {
                text += xml.ReadElementContentAsString();
                RefuseLongerThan(text.Length);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "is" or "r")
            {
                xml.Read();
            }
            else
            {
                xml.Skip();
            }
        }

        xml.Read();
        return text;
    }

    private void RefuseLongerThan(int length)
    {
        if (length > limits.MaxRecordBytes)
        {
            throw new RuleException("import.endlessCell", Number, limits.MaxRecordBytes / 1024);
        }
    }

    /// <summary>AB12 is column 27 (from 0).</summary>
    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetter))
        {
            column = Math.Min((column * 26) + char.ToUpperInvariant(letter) - 'A' + 1, 1 << 20);
        }

        return column == 0 ? null : column - 1;
    }
}
