using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Imports;

public readonly record struct ImportPresetId(Guid Value) : ITypedId<ImportPresetId>
{
    public static ImportPresetId New() => new(Guid.CreateVersion7());

    public static ImportPresetId From(Guid value) => new(value);
}

/// <summary>Which header of a file fills which field, remembered by name. <c>sellerdesk</c> is built in and needs none.</summary>
public sealed class ImportPreset
{
    public const string BuiltIn = "sellerdesk";
    public const int NameMaxLength = 60;

    private ImportPreset(ImportPresetId id, string name, ImportKind kind)
    {
        Id = id;
        Name = name;
        Kind = kind;
    }

    public ImportPresetId Id { get; private set; }

    public string Name { get; private set; }

    public ImportKind Kind { get; private set; }

    /// <summary>Field of ours → header of the file.</summary>
    public Dictionary<string, string> Columns { get; private set; } = [];

    public static ImportPreset Of(string name, ImportKind kind, IReadOnlyDictionary<string, string> columns)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > NameMaxLength || trimmed.Equals(BuiltIn, StringComparison.OrdinalIgnoreCase))
        {
            throw new RuleException("preset.name", NameMaxLength);
        }

        return new ImportPreset(ImportPresetId.New(), trimmed, kind) { Columns = new Dictionary<string, string>(columns) };
    }

    public void Change(IReadOnlyDictionary<string, string> columns) => Columns = new Dictionary<string, string>(columns);
}
