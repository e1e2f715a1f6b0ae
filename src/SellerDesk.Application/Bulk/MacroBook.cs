using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Bulk;

/// <param name="Shared">Everybody's; otherwise only its owner's.</param>
public sealed record MacroCard(MacroId Id, string Name, string? Letter, bool Shared, IReadOnlyList<MacroStep> Steps);

/// <summary>All macros, read again when one is saved here, or after some seconds. One's own letter goes before everybody's.</summary>
public sealed class MacroBook(WholeDb database, TimeProvider time)
{
    private readonly RecentValue<List<Macro>> macros = new(TimeSpan.FromSeconds(5), time, () => ReadAsync(database));

    public async Task<IReadOnlyList<MacroCard>> LoadAsync(PersonId? me, CancellationToken cancel) =>
        [.. (await macros.GetAsync(cancel)).Where(macro => macro.OwnerId is null || macro.OwnerId == me)
            .OrderBy(macro => macro.OwnerId is null).ThenBy(macro => macro.Name, StringComparer.CurrentCulture)
            .Select(macro => new MacroCard(macro.Id, macro.Name, macro.Letter, macro.OwnerId is null, macro.Steps))];

    public void Forget() => macros.Forget();

    private static async Task<List<Macro>> ReadAsync(WholeDb database)
    {
        await using var db = database.Open();
        return await db.Macros.AsNoTracking().OrderBy(m => m.Name).ToListAsync();
    }
}
