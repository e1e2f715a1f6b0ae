using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Bulk;

/// <summary>Keeps, changes and forgets macros: one's own, or, for those who may, everybody's.</summary>
public sealed class SaveMacro(WholeDb database, MacroBook book, TimeProvider time)
{
    public async Task<MacroId> ExecuteAsync(Actor actor, MacroId? id, string name, string? letter, bool shared, IReadOnlyList<MacroStep> steps, CancellationToken cancel)
    {
        actor.RequireRole(shared ? Role.Manager : Role.Support);
        PersonId? owner = shared ? null : actor.PersonId ?? throw new RuleException("bulk.needsPerson");
        await using var db = database.Open();
        Macro macro;
        if (id is { } known)
        {
            macro = await MineAsync(db, actor, known, cancel);
            macro.Change(name, letter, owner, steps);
        }
        else
        {
            macro = Macro.Of(name, letter, owner, steps, time.GetUtcNow());
            db.Add(macro);
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new RuleException("macro.letterTaken", macro.Letter!.ToUpperInvariant());
        }

        book.Forget();
        return macro.Id;
    }

    public async Task DeleteAsync(Actor actor, MacroId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        db.Remove(await MineAsync(db, actor, id, cancel));
        await db.SaveChangesAsync(cancel);
        book.Forget();
    }

    private static async Task<Macro> MineAsync(SellerDeskDb db, Actor actor, MacroId id, CancellationToken cancel)
    {
        var macro = await db.Macros.FirstOrDefaultAsync(m => m.Id == id, cancel) ?? throw new RuleException("macro.unknown");
        if (macro.OwnerId is null)
        {
            actor.RequireRole(Role.Manager);
        }
        else if (macro.OwnerId != actor.PersonId)
        {
            throw new RuleException("macro.notYours");
        }

        return macro;
    }
}
