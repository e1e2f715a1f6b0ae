using CsvHelper;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Imports.Files;

/// <summary>Rows of a text file: commas, semicolons, tabs or bars between, quotes around what holds them, any of the usual encodings.</summary>
internal sealed class CsvTable : ITableReader
{
    private readonly FileStream file;
    private readonly StreamReader text;
    private readonly CsvReader parser;
    private readonly FileLimits limits;
    private readonly int linesBefore;
    private long openQuoteAt;

    private CsvTable(FileStream file, StreamReader text, Separators.Start start, FileLimits limits)
    {
        (this.file, this.text, this.limits, linesBefore) = (file, text, limits, start.Announced ? 1 : 0);
        parser = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = start.Separator,
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = limits.MaxRecordBytes,
            OnMalformedRecord = NoteOpenQuote,
        });
    }

    public IReadOnlyList<string> Headers { get; private set; } = [];

    public int Line { get; private set; }

    public IReadOnlyList<string> Cells { get; private set; } = [];

    public long Position => file.Position;

    public long Length => file.Length;

    public static CsvTable Open(string path, FileLimits limits)
    {
        var encoding = TextEncodings.Detect(path);
        var start = Separators.Detect(path, encoding);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, 1 << 16);
        if (start.Announced)
        {
            text.ReadLine();
        }

        var table = new CsvTable(file, text, start, limits);
        try
        {
            table.Headers = table.Read() ? HeaderRow.Of(table.Cells, limits) : throw new RuleException("import.noHeader");
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    public bool Read()
    {
        while (ReadRecord())
        {
            var record = parser.Current.ToArray();
            if (!Array.TrueForAll(record, string.IsNullOrWhiteSpace))
            {
                Cells = record.Length > limits.MaxColumns ? throw new RuleException("import.tooManyColumns", limits.MaxColumns) : record;
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        parser.Dispose();
        text.Dispose();
        file.Dispose();
    }

    private bool ReadRecord()
    {
        try
        {
            if (!parser.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException problem)
        {
            // The one thing that the parser does not recover from: a record beyond the limit.
            throw new RuleException("import.endlessCell", linesBefore + (int)problem.LineNumber, limits.MaxRecordBytes / 1024);
        }

        Line = linesBefore + (int)parser.LineNumber;
        return openQuoteAt == 0 ? true : throw new RuleException("import.openQuote", linesBefore + (int)openQuoteAt);
    }

    /// <summary>A quote that is never closed has swallowed the rest of the file: nothing after it may be taken for read.</summary>
    private void NoteOpenQuote(CsvMalformedRecord record) =>
        openQuoteAt = record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : openQuoteAt;
}
