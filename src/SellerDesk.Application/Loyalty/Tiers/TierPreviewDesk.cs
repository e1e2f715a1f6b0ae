using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>Asks what a table would do to everybody, and looks how far the answer is. Whoever asked may leave the page: it goes on.</summary>
public sealed class TierPreviewDesk(WholeDb database, PreviewTiers previews, TimeProvider time)
{
    private const int Kept = 20;

    /// <exception cref="Domain.Common.RuleException">Those of <see cref="PreviewTiers.CheckAsync"/>.</exception>
    public async Task<Guid> AskAsync(Actor actor, TierTable table, CancellationToken cancel)
    {
        await previews.CheckAsync(actor, table, cancel);
        var now = time.GetUtcNow();
        var run = new TierPreviewRun { Id = Guid.CreateVersion7(now), Terms = table, State = TierPreviewState.Waiting, PersonId = actor.PersonId?.Value, CreatedAt = now };
        await using var db = database.Open();
        db.Add(run);
        await db.SaveChangesAsync(cancel);

        // Old ones are of no use to anybody.
        await db.TierPreviewRuns.Where(r => r.State != TierPreviewState.Waiting && r.State != TierPreviewState.Running && !db.TierPreviewRuns.OrderByDescending(one => one.CreatedAt).Take(Kept).Select(one => one.Id).Contains(r.Id)).ExecuteDeleteAsync(cancel);
        return run.Id;
    }

    public async Task<TierPreviewRun?> FindAsync(Guid id, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.TierPreviewRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel);
    }

    /// <summary>The last one that somebody asked for and that is not over: they come back to it.</summary>
    public async Task<TierPreviewRun?> UnderWayAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = database.Open();
        var person = actor.PersonId?.Value;
        return await db.TierPreviewRuns.AsNoTracking().Where(r => r.PersonId == person && (r.State == TierPreviewState.Waiting || r.State == TierPreviewState.Running)).OrderByDescending(r => r.CreatedAt).FirstOrDefaultAsync(cancel);
    }
}
