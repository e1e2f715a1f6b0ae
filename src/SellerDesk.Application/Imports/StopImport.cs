using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Imports;

/// <summary>Stops a run, on whichever node it works: it looks at its row every second. What was written stays.</summary>
public sealed class StopImport(ScopedDb database, TimeProvider clock)
{
    /// <exception cref="RuleException">There is no such run, or it has ended.</exception>
    public async Task ExecuteAsync(ImportRunId id, Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        await using var db = await database.OpenAsync(cancel);
        var run = await db.ImportRuns.FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new RuleException("import.unknownRun");
        run.Finish(ImportState.Stopped, null, null, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }
}
