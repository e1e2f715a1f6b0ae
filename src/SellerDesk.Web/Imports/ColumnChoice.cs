using SellerDesk.Application.Imports;
using SellerDesk.Domain.Imports;

namespace SellerDesk.Web.Imports;

/// <summary>Which header fills which field of the file at hand: the built-in preset, a remembered one, or chosen by hand.</summary>
public sealed class ColumnChoice
{
    /// <summary>The value of "by hand" in the list of presets.</summary>
    public const string ByHand = "";

    public IReadOnlyList<PresetRow> Presets { get; set; } = [];

    public string Preset { get; private set; } = ImportPreset.BuiltIn;

    /// <summary>The name under which the choice is remembered, as it is typed.</summary>
    public string Name { get; set; } = "";

    public Dictionary<string, string> Columns { get; } = [];

    public bool IsBuiltIn => Preset == ImportPreset.BuiltIn;

    /// <summary>For the request: null leaves the built-in preset's own headers.</summary>
    public IReadOnlyDictionary<string, string>? Chosen => IsBuiltIn ? null : new Dictionary<string, string>(Columns);

    /// <summary>What fits a file that was just looked into: the built-in preset, a remembered one all of whose headers it has, or guesses.</summary>
    public void Fit(FileSample sample) => Choose(
        sample.FitsBuiltIn ? ImportPreset.BuiltIn : Presets.FirstOrDefault(one => one.Columns.Values.All(sample.Headers.Contains))?.Name ?? ByHand, sample);

    public void Choose(string preset, FileSample sample)
    {
        Preset = preset;
        var known = Presets.FirstOrDefault(one => one.Name == preset);
        Name = known?.Name ?? Name;
        Columns.Clear();
        foreach (var (field, header) in known?.Columns.Where(pair => sample.Headers.Contains(pair.Value)) ?? sample.Suggested)
        {
            Columns[field] = header;
        }
    }

    public void Remembered() => Preset = Name.Trim();

    /// <summary>Headers of the file that fill nothing.</summary>
    public IReadOnlyList<string> Ignored(FileSample sample, ImportKind kind)
    {
        var used = IsBuiltIn ? ImportFields.Of(kind).Select(field => field.Name) : Columns.Values;
        return [.. sample.Headers.Where(header => header.Length > 0).Except(used, StringComparer.OrdinalIgnoreCase)];
    }
}
