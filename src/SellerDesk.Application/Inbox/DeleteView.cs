using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>Forgets a view: one's own, or, for those who may, everybody's.</summary>
public sealed class DeleteView(WholeDb database, SavedViewBook book)
{
    public async Task ExecuteAsync(Actor actor, SavedViewId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        var view = await db.SavedViews.FirstOrDefaultAsync(v => v.Id == id, cancel) ?? throw new RuleException("view.unknown");
        if (view.OwnerId is null)
        {
            actor.RequireRole(Role.Manager);
        }
        else if (view.OwnerId != actor.PersonId)
        {
            throw new RuleException("view.notYours");
        }

        db.Remove(view);
        await db.SaveChangesAsync(cancel);
        book.Forget();
    }
}
