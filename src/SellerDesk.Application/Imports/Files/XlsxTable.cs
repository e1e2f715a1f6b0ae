using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Imports.Files;

/// <summary>Rows of a workbook's first visible sheet that has any, read as a stream.</summary>
internal sealed class XlsxTable : ITableReader
{
    private readonly SpreadsheetDocument book;
    private readonly SharedStrings strings;
    private readonly FileLimits limits;
    private SheetRows? rows;

    private XlsxTable(SpreadsheetDocument book, FileLimits limits)
    {
        (this.book, this.limits) = (book, limits);
        strings = new SharedStrings(limits);
    }

    public IReadOnlyList<string> Headers { get; private set; } = [];

    public int Line => rows!.Number;

    public IReadOnlyList<string> Cells => rows!.Cells;

    public long Position => rows!.Position;

    public long Length => rows!.Length;

    public static XlsxTable Open(string path, FileLimits limits)
    {
        XlsxPackage.Check(path, limits);
        XlsxTable? table = null;
        try
        {
            table = new XlsxTable(SpreadsheetDocument.Open(path, isEditable: false), limits);
            table.OpenSheet();
            return table;
        }
        catch (Exception problem) when (IsBroken(problem))
        {
            table?.Dispose();
            throw new RuleException("import.notWorkbook");
        }
        catch
        {
            table?.Dispose();
            throw;
        }
    }

    public bool Read()
    {
        try
        {
            return rows!.Read();
        }
        catch (Exception problem) when (IsBroken(problem))
        {
            throw new RuleException("import.brokenWorkbook", rows!.Number + 1);
        }
    }

    public void Dispose()
    {
        rows?.Dispose();
        strings.Dispose();
        book.Dispose();
    }

    private void OpenSheet()
    {
        var workbook = book.WorkbookPart ?? throw new RuleException("import.notWorkbook");
        if (workbook.SharedStringTablePart is { } shared)
        {
            using var stream = shared.GetStream();
            strings.Load(stream);
        }

        var formats = CellFormats.Of(workbook);
        foreach (var sheet in VisibleSheets(workbook))
        {
            rows = new SheetRows(sheet, strings, formats, limits);
            if (rows.Read())
            {
                Headers = HeaderRow.Of(rows.Cells, limits);
                return;
            }

            rows.Dispose();
        }

        throw new RuleException("import.noHeader");
    }

    private static IEnumerable<WorksheetPart> VisibleSheets(WorkbookPart workbook) =>
        from sheet in workbook.Workbook.Sheets?.Elements<Sheet>() ?? []
        where sheet.Id?.Value is not null && (sheet.State is null || sheet.State.Value == SheetStateValues.Visible)
        let part = workbook.GetPartById(sheet.Id!.Value!) as WorksheetPart
        where part is not null
        select part;

    private static bool IsBroken(Exception problem) =>
        problem is XmlException or InvalidDataException or OpenXmlPackageException or FileFormatException or FormatException or KeyNotFoundException
            or ArgumentOutOfRangeException or EndOfStreamException or NotSupportedException;
}
