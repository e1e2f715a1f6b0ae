using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies;

/// <summary>Keeps what is being typed. An empty text forgets the draft.</summary>
public sealed class SaveDraft(ScopedDb database, TimeProvider time)
{
    /// <returns>When it was saved (UTC).</returns>
    public async Task<DateTimeOffset> ExecuteAsync(Actor actor, WorkItemId id, string text, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var person = actor.PersonId ?? throw new RuleException("draft.needsPerson");
        var storable = text.Replace("\0", "", StringComparison.Ordinal);
        var kept = storable.Length > ReplyDraft.TextMaxLength ? storable[..ReplyDraft.TextMaxLength] : storable;
        var now = time.GetUtcNow();
        await using var db = await database.OpenAsync(cancel);
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) ?? throw new RuleException("workItem.unknown");
        if (kept.Length == 0)
        {
            await db.ReplyDrafts.Where(d => d.WorkItemId == id && d.PersonId == person).ExecuteDeleteAsync(cancel);
            return now;
        }

        // Two windows of one person may save at once: the later one wins, neither fails.
        await db.Database.ExecuteSqlAsync($"""
            insert into reply_drafts (work_item_id, shop_id, person_id, text, saved_at) values ({id.Value}, {item.ShopId.Value}, {person.Value}, {kept}, {now})
            on conflict (work_item_id, shop_id, person_id) do update set text = excluded.text, saved_at = excluded.saved_at
            """, cancel);
        return now;
    }
}
