using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Imports;

/// <summary>Remembers which header fills which field; a preset of that name is changed.</summary>
public sealed class SavePreset(WholeDb database)
{
    /// <exception cref="RuleException">The name is empty, too long or the built-in one; or a field that must be filled is not.</exception>
    public async Task ExecuteAsync(string name, ImportKind kind, IReadOnlyDictionary<string, string> columns, Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        var fields = ImportFields.Of(kind);
        var chosen = columns.Where(pair => pair.Value.Length > 0 && fields.Any(field => field.Name == pair.Key)).ToDictionary();
        var missing = fields.Where(field => field.Required && !chosen.ContainsKey(field.Name)).Select(field => field.Name).ToList();
        if (missing.Count > 0)
        {
            throw new RuleException("import.unfilledFields", string.Join(", ", missing));
        }

        await using var db = database.Open();
        var preset = ImportPreset.Of(name, kind, chosen);
        var known = await db.ImportPresets.FirstOrDefaultAsync(p => p.Kind == kind && p.Name == preset.Name, cancel);
        known?.Change(chosen);
        if (known is null)
        {
            db.ImportPresets.Add(preset);
        }

        await db.SaveChangesAsync(cancel);
    }
}
