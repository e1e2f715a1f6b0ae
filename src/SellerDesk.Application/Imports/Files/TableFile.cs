using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Imports.Files;

/// <summary>Opens a file by what is in it, whatever its name says.</summary>
public static class TableFile
{
    /// <exception cref="RuleException">The file is too big, empty, no table, or packed suspiciously.</exception>
    public static ITableReader Open(string path, FileLimits limits)
    {
        var length = new FileInfo(path).Length;
        if (length == 0)
        {
            throw new RuleException("import.emptyFile");
        }

        if (length > limits.MaxBytes)
        {
            throw new RuleException("import.fileTooBig", limits.MaxBytes / (1024 * 1024));
        }

        return FirstBytes(path) switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => XlsxTable.Open(path, limits),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new RuleException("import.oldExcel"),
            _ => CsvTable.Open(path, limits),
        };
    }

    private static byte[] FirstBytes(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[8];
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
