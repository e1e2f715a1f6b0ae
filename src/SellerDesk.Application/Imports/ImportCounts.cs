namespace SellerDesk.Application.Imports;

/// <summary>Lines of the file. At the end read = accepted + unchanged + rejected.</summary>
public readonly record struct ImportCounts(int Read, int Accepted, int Unchanged, int Rejected)
{
    public static ImportCounts operator +(ImportCounts one, ImportCounts other) =>
        new(one.Read + other.Read, one.Accepted + other.Accepted, one.Unchanged + other.Unchanged, one.Rejected + other.Rejected);

    public static ImportCounts Add(ImportCounts one, ImportCounts other) => one + other;
}
