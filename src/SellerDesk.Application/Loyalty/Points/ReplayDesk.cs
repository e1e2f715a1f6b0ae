using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>Asks for a replay of last year, and looks how far it is.</summary>
public sealed class ReplayDesk(WholeDb database, TimeProvider time)
{
    private const int Kept = 20;

    /// <exception cref="Domain.Common.RuleException">Those of <see cref="EarningRules.Check"/>; the role is not enough.</exception>
    public async Task<Guid> AskAsync(Actor actor, EarningRules rules, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        rules.Check();
        var now = time.GetUtcNow();
        var replay = new PointReplay { Id = Guid.CreateVersion7(now), Rules = EarningBook.Write(rules), State = ReplayState.Waiting, PersonId = actor.PersonId?.Value, CreatedAt = now };
        await using var db = database.Open();
        db.Add(replay);
        await db.SaveChangesAsync(cancel);

        // Old ones are of no use to anybody.
        await db.PointReplays.Where(r => r.State != ReplayState.Waiting && r.State != ReplayState.Running && !db.PointReplays.OrderByDescending(one => one.CreatedAt).Take(Kept).Select(one => one.Id).Contains(r.Id)).ExecuteDeleteAsync(cancel);
        return replay.Id;
    }

    public async Task<PointReplay?> FindAsync(Guid id, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.PointReplays.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel);
    }
}
