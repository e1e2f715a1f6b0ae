using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>Notes for one's own people: written, changed and taken away by their author. Whoever is called by name hears of it.</summary>
public sealed class WriteNote(ScopedDb database, PeopleOfShop people, TimeProvider time)
{
    private const int QuotedLength = 120;

    public async Task<ItemNoteId> ExecuteAsync(Actor actor, WorkItemId id, string text, CancellationToken cancel)
    {
        var author = AuthorOf(actor);
        await using var db = await database.OpenAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) ?? throw new RuleException("workItem.unknown");
        var now = time.GetUtcNow();
        var called = Mentions.In(text, await people.LoadAsync(item.ShopId, cancel));
        var note = ItemNote.Write(item, author, text, called, now);
        db.Add(note);
        ItemEvents.Add(db, item, ItemEventKind.Noted, author, now, ("note", note.Id.Value.ToString()));
        await SaveAsync(db, note, item, actor, called, now, cancel);
        await transaction.CommitAsync(cancel);
        return note.Id;
    }

    /// <summary>People who were called before are not called again.</summary>
    public async Task EditAsync(Actor actor, ItemNoteId id, string text, CancellationToken cancel)
    {
        var author = AuthorOf(actor);
        await using var db = await database.OpenAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var note = await db.ItemNotes.FirstOrDefaultAsync(n => n.Id == id, cancel) ?? throw new RuleException("note.unknown");
        var item = await db.WorkItems.AsNoTracking().FirstAsync(i => i.Id == note.WorkItemId && i.ShopId == note.ShopId, cancel);
        var now = time.GetUtcNow();
        var before = note.Mentions;
        var called = Mentions.In(text, await people.LoadAsync(item.ShopId, cancel));
        note.Edit(author, text, called, now);
        await SaveAsync(db, note, item, actor, [.. called.Where(person => !before.Contains(person.Value))], now, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Takes one's own note away; what is given back brings it back.</summary>
    public async Task<ItemNote> DeleteAsync(Actor actor, ItemNoteId id, CancellationToken cancel)
    {
        var author = AuthorOf(actor);
        await using var db = await database.OpenAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var note = await db.ItemNotes.FirstOrDefaultAsync(n => n.Id == id, cancel) ?? throw new RuleException("note.unknown");
        if (note.AuthorId != author)
        {
            throw new RuleException("note.notYours");
        }

        db.Remove(note);
        await db.SaveChangesAsync(cancel);
        await ItemTold.ChangedAsync(db, note.ShopId, note.WorkItemId, cancel);
        await transaction.CommitAsync(cancel);
        return note;
    }

    /// <summary>Undo of <see cref="DeleteAsync"/>: the same note, at its old time.</summary>
    public async Task RestoreAsync(Actor actor, ItemNote note, CancellationToken cancel)
    {
        if (AuthorOf(actor) != note.AuthorId)
        {
            throw new RuleException("note.notYours");
        }

        await using var db = await database.OpenAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Add(note);
        await db.SaveChangesAsync(cancel);
        await ItemTold.ChangedAsync(db, note.ShopId, note.WorkItemId, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static PersonId AuthorOf(Actor actor)
    {
        actor.RequireRole(Role.Support);
        return actor.PersonId ?? throw new RuleException("note.needsPerson");
    }

    private static async Task SaveAsync(SellerDeskDb db, ItemNote note, WorkItem item, Actor actor, IReadOnlyList<PersonId> called, DateTimeOffset now, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        foreach (var person in called.Where(person => person != actor.PersonId))
        {
            await RaiseAlert.ExecuteAsync(db, new Alert
            {
                Id = AlertId.New(),
                PersonId = person,
                ShopId = item.ShopId,
                Kind = AlertKind.Mention,
                Severity = AlertSeverity.Notice,
                Subject = note.Id.Value.ToString(),
                Arguments = new() { ["who"] = actor.Name, ["text"] = note.Text.Length > QuotedLength ? note.Text[..QuotedLength] + "…" : note.Text },
                Link = $"/inbox?state=all&item={item.Id}",
                CreatedAt = now,
            }, cancel);
        }

        await ItemTold.ChangedAsync(db, item.ShopId, item.Id, cancel);
    }
}
