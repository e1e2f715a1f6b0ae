namespace SellerDesk.Domain.Imports;

/// <summary>A field that a file can fill.</summary>
/// <param name="Name">Its name in the built-in preset, which is the header there.</param>
/// <param name="Required">The file must have a column for it; a cell may still be empty where emptiness means "unknown".</param>
/// <param name="AlsoCalled">Words by which other programs head the same column (Russian and English), for suggestions.</param>
public sealed record ImportField(string Name, bool Required, params string[] AlsoCalled);
