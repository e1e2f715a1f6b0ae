using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Imports;

namespace SellerDesk.Application.Imports;

public sealed record PresetRow(string Name, IReadOnlyDictionary<string, string> Columns);

/// <summary>The remembered presets of a kind, by name. The built-in one is not among them.</summary>
public sealed class PresetList(WholeDb database)
{
    public async Task<IReadOnlyList<PresetRow>> LoadAsync(ImportKind kind, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.ImportPresets.AsNoTracking().Where(preset => preset.Kind == kind).OrderBy(preset => preset.Name)
            .Select(preset => new PresetRow(preset.Name, preset.Columns)).ToListAsync(cancel);
    }
}
