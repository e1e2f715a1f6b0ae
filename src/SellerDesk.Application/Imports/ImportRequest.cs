using SellerDesk.Application.Team;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Imports;

/// <summary>A file to take in.</summary>
public sealed record ImportRequest
{
    public required Actor Actor { get; init; }

    public required ShopId Shop { get; init; }

    public required ImportKind Kind { get; init; }

    /// <summary>Where the file lies on this machine.</summary>
    public required string Path { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string FileName { get; init; }

    public string Preset { get; init; } = ImportPreset.BuiltIn;

    /// <summary>Field → header, chosen for this file alone; null: the preset's.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>Does everything, comparison with the database included, and leaves nothing but the report.</summary>
    public bool DryRun { get; init; }
}
