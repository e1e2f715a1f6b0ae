using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Inbox;

/// <summary>Gives a view another name or another place: one's own, or, for those who may, everybody's.</summary>
public sealed class ChangeView(WholeDb database, SavedViewBook book)
{
    /// <exception cref="RuleException"><c>view.nameTaken</c>: another of the same owner is called so.</exception>
    public async Task RenameAsync(Actor actor, SavedViewId id, string name, CancellationToken cancel)
    {
        await using var db = database.Open();
        var view = await OwnView.FindAsync(db, actor, id, cancel);
        view.Rename(name);
        if (await db.SavedViews.AnyAsync(v => v.OwnerId == view.OwnerId && v.Section == view.Section && v.Name == view.Name && v.Id != id, cancel))
        {
            throw new RuleException("view.nameTaken", view.Name);
        }

        await db.SaveChangesAsync(cancel);
        book.Forget();
    }

    /// <summary>So many places down (below 0: up) among those of the same owner; at the ends it stays.</summary>
    public async Task MoveAsync(Actor actor, SavedViewId id, int places, CancellationToken cancel)
    {
        await using var db = database.Open();
        var view = await OwnView.FindAsync(db, actor, id, cancel);
        var views = await db.SavedViews.Where(v => v.OwnerId == view.OwnerId && v.Section == view.Section).OrderBy(v => v.Position).ThenBy(v => v.Id).ToListAsync(cancel);
        var at = views.IndexOf(view);
        views.RemoveAt(at);
        views.Insert(Math.Clamp(at + places, 0, views.Count), view);
        foreach (var (place, one) in views.Index())
        {
            one.Move(place + 1);
        }

        await db.SaveChangesAsync(cancel);
        book.Forget();
    }
}
