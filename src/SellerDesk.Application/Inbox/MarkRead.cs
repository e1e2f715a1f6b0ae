using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>Somebody who answers has opened the item. A person who may only look leaves it unread for the others.</summary>
public sealed class MarkRead(ScopedDb database)
{
    public async Task ExecuteAsync(Actor actor, WorkItemId id, CancellationToken cancel)
    {
        if (actor.Role < Role.Support)
        {
            return;
        }

        // One statement without a version check: reading must not collide with an answer that is being saved.
        await using var db = await database.OpenAsync(cancel);
        using var rest = Hand.Rest();
        await db.WorkItems.Where(i => i.Id == id && i.Unread).ExecuteUpdateAsync(set => set.SetProperty(i => i.Unread, false), cancel);
    }
}
