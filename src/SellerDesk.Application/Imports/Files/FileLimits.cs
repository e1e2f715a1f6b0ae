namespace SellerDesk.Application.Imports.Files;

/// <summary>What a file may be at most. They protect the desk's memory and disk, not a business rule.</summary>
public sealed record FileLimits
{
    public static readonly FileLimits Default = new();

    public long MaxBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Of all parts of a workbook together, unpacked.</summary>
    public long MaxUnpackedBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Unpacked ÷ packed of one part; honest sheets reach some 30.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Parts smaller than this may be packed as tightly as they like.</summary>
    public long RatioFreeBytes { get; init; } = 10L * 1024 * 1024;

    /// <summary>Of one line of a text file, or one cell of a workbook.</summary>
    public int MaxRecordBytes { get; init; } = 4 * 1024 * 1024;

    public int MaxColumns { get; init; } = 1_000;

    public int MaxLines { get; init; } = 5_000_000;
}
