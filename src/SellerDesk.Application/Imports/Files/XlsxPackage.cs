using System.IO.Compression;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Imports.Files;

/// <summary>Looks at a workbook's table of contents before anything is unpacked. The unpacking itself stops at the sizes told there.</summary>
internal static class XlsxPackage
{
    private const int MaxParts = 10_000;

    /// <exception cref="RuleException">Too much for its packed size, or no workbook.</exception>
    public static void Check(string path, FileLimits limits)
    {
        using var zip = Open(path);
        if (zip.Entries.Count > MaxParts || zip.Entries.Sum(part => (decimal)part.Length) > limits.MaxUnpackedBytes || zip.Entries.Any(part => IsBomb(part, limits)))
        {
            throw new RuleException("import.zipBomb");
        }

        if (zip.GetEntry("[Content_Types].xml") is null)
        {
            throw new RuleException("import.notWorkbook");
        }
    }

    private static ZipArchive Open(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (InvalidDataException)
        {
            throw new RuleException("import.notWorkbook");
        }
    }

    private static bool IsBomb(ZipArchiveEntry part, FileLimits limits) =>
        part.Length > limits.RatioFreeBytes && part.Length / Math.Max(1, part.CompressedLength) > limits.MaxRatio;
}
