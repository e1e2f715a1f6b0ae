using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>Who may change a view: its owner, and of everybody's those who lead.</summary>
internal static class OwnView
{
    public static async Task<SavedView> FindAsync(SellerDeskDb db, Actor actor, SavedViewId id, CancellationToken cancel)
    {
        var view = await db.SavedViews.FirstOrDefaultAsync(v => v.Id == id, cancel) ?? throw new RuleException("view.unknown");
        if (view.OwnerId is null)
        {
            actor.RequireRole(Role.Manager);
        }
        else if (view.OwnerId != actor.PersonId)
        {
            throw new RuleException("view.notYours");
        }

        return view;
    }

    /// <summary>Whose a view is that this person keeps; null: everybody's.</summary>
    public static PersonId? OwnerOf(Actor actor, bool shared)
    {
        actor.RequireRole(shared ? Role.Manager : Role.Viewer);
        return shared ? null : actor.PersonId ?? throw new RuleException("view.needsPerson");
    }
}
