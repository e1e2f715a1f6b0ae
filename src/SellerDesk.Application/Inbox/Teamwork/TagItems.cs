using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>Puts a tag on items, or takes it off. A new word becomes a tag by being used.</summary>
public sealed class TagItems(ScopedDb database, TagBook book, TimeProvider time)
{
    /// <summary>Names of the palette; a new tag takes the next one.</summary>
    public static readonly IReadOnlyList<string> Colours = ["grey", "red", "amber", "green", "blue", "violet"];

    /// <param name="typed">As it was typed; see <see cref="ItemTag.NameOf"/>.</param>
    public async Task<BulkOutcome> AddAsync(Actor actor, IReadOnlyCollection<WorkItemId> items, string typed, IProgress<int>? progress, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var name = ItemTag.NameOf(typed);
        await EnsureAsync(name, cancel);
        var now = time.GetUtcNow();
        return await BulkItems.ChangeAsync(database, actor, items, (db, item) =>
        {
            if (!item.Tags.Contains(name))
            {
                item.Tag(name);
                ItemEvents.Add(db, item, ItemEventKind.Tagged, actor.PersonId, now, ("tag", name), ("on", "yes"));
            }
        }, progress, cancel);
    }

    public async Task<BulkOutcome> RemoveAsync(Actor actor, IReadOnlyCollection<WorkItemId> items, string name, IProgress<int>? progress, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await BulkItems.ChangeAsync(database, actor, items, (db, item) =>
        {
            if (item.Tags.Contains(name))
            {
                item.Untag(name);
                ItemEvents.Add(db, item, ItemEventKind.Tagged, actor.PersonId, now, ("tag", name), ("on", "no"));
            }
        }, progress, cancel);
    }

    public async Task PaintAsync(Actor actor, string name, string colour, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        if (Colours.Contains(colour))
        {
            await using var db = await database.OpenAsync(cancel);
            await db.ItemTags.Where(t => t.Name == name).ExecuteUpdateAsync(set => set.SetProperty(t => t.Colour, colour), cancel);
            book.Forget();
        }
    }

    private async Task EnsureAsync(string name, CancellationToken cancel)
    {
        var known = await book.LoadAsync(cancel);
        if (known.Any(tag => tag.Name == name))
        {
            return;
        }

        var (colour, now) = (Colours[known.Count % Colours.Count], time.GetUtcNow());
        await using var db = await database.OpenAsync(cancel);
        await db.Database.ExecuteSqlAsync($"insert into item_tags (name, colour, created_at) values ({name}, {colour}, {now}) on conflict (name) do nothing", cancel);
        book.Forget();
    }
}
