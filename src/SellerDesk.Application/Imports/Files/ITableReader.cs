namespace SellerDesk.Application.Imports.Files;

/// <summary>A table in a file, read row by row; nothing but the row at hand is in memory. CSV and XLSX are the two that ship.</summary>
public interface ITableReader : IDisposable
{
    IReadOnlyList<string> Headers { get; }

    /// <summary>Number of the file's own line (or sheet row) where the row at hand begins.</summary>
    int Line { get; }

    /// <summary>Cells of the row at hand; may be fewer or more than the headers.</summary>
    IReadOnlyList<string> Cells { get; }

    /// <summary>How much has been read, in the units of <see cref="Length"/>.</summary>
    long Position { get; }

    long Length { get; }

    /// <summary>Goes to the next row that has anything in it.</summary>
    /// <exception cref="Domain.Common.RuleException">The file is broken here.</exception>
    bool Read();
}
