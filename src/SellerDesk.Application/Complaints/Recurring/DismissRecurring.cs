using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints.Recurring;

/// <summary>Puts a recurring cause away without an improvement, and takes that back.</summary>
public sealed class DismissRecurring(ScopedDb database, TimeProvider time)
{
    public Task ExecuteAsync(Actor actor, RecurringCauseId id, string? why, CancellationToken cancel) =>
        ChangeAsync(actor, id, cause => cause.Dismiss(actor.PersonId ?? throw new RuleException("role.needed", Role.Support), why, time.GetUtcNow()), cancel);

    public Task UndoAsync(Actor actor, RecurringCauseId id, CancellationToken cancel) => ChangeAsync(actor, id, cause => cause.Recall(), cancel);

    private async Task ChangeAsync(Actor actor, RecurringCauseId id, Action<RecurringCause> change, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var cause = await db.RecurringCauses.FirstOrDefaultAsync(c => c.Id == id, cancel) ?? throw new RuleException("recurring.unknown");
        actor.RequireShop(cause.ShopId);
        change(cause);
        await db.SaveChangesAsync(cancel);
    }
}
