using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Complaints;

/// <summary>Does a deed to a case in one transaction, and says clearly when somebody else was quicker or the database refuses.</summary>
internal static class CaseSaving
{
    /// <summary>What the search of the inbox looks in; the pull writes it in its own statements.</summary>
    private static readonly string MakeFound = $$"""
        update work_items w set search = {{SearchedWords.Vector("concat_ws(' ', c.words, c.number, c.order_number, c.buyer, w.product_name)")}}
        from complaints c where c.id = w.id and c.shop_id = w.shop_id and w.id = any({0})
        """;

    /// <summary>An item that was only read or snoozed meanwhile is no reason to send a person away, nor is another box that was ticked in the same moment.</summary>
    private const int Tries = 4;

    /// <param name="deed">Loads, tells, records; runs again, with everything as it is then, when somebody else was quicker or when two deeds waited for one another.</param>
    /// <param name="exact">The case was seen as it stood: once it has changed, whoever was second is told.</param>
    public static async Task<T> RunAsync<T>(ScopedDb database, ComplaintId id, Func<SellerDeskDb, Task<T>> deed, CancellationToken cancel, bool exact = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await database.OpenAsync(cancel);
            try
            {
                var done = await deed(db);
                var opened = db.ChangeTracker.Entries<Complaint>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity.Id.Value).ToArray();
                await db.SaveChangesAsync(cancel);
                await MakeFoundAsync(db, opened, cancel);
                return done;
            }
            catch (DbUpdateConcurrencyException beaten) when (attempt < Tries && (!exact || beaten.Entries.All(entry => entry.Entity is WorkItem)))
            {
                // Once more, with what there is now.
            }
            catch (Exception crossed) when (attempt < Tries && IsDeadlock(crossed))
            {
                // Two deeds each held what the other wanted (one merges A with B, one B with A); PostgreSQL ended this one, which left nothing behind.
            }
            catch (DbUpdateConcurrencyException)
            {
                throw await MovedMeanwhileAsync(database, id, cancel);
            }
            catch (Exception refused) when (RefusalIn(refused) is { } rule)
            {
                throw rule;
            }
        }
    }

    private static async Task MakeFoundAsync(SellerDeskDb db, Guid[] opened, CancellationToken cancel)
    {
        if (opened.Length > 0)
        {
            await db.Database.ExecuteSqlRawAsync(MakeFound, [opened], cancel);
        }
    }

    private static bool IsDeadlock(Exception thrown)
    {
        var inner = thrown;
        while (inner is not (null or PostgresException))
        {
            inner = inner.InnerException;
        }

        return inner is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected };
    }

    /// <summary>What a trigger of the database refused, as a rule.</summary>
    public static RuleException? RefusalIn(Exception thrown)
    {
        for (var inner = thrown; inner is not null; inner = inner.InnerException)
        {
            if (inner is PostgresException { SqlState: ComplaintTriggers.Refusal } refusal)
            {
                return new RuleException(refusal.MessageText, [.. (refusal.Detail ?? "").Split('|')]);
            }
        }

        return null;
    }

    private static async Task<RuleException> MovedMeanwhileAsync(ScopedDb database, ComplaintId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var last = await db.ComplaintMoves.AsNoTracking().Where(m => m.ComplaintId == id).OrderByDescending(m => m.Id).FirstOrDefaultAsync(cancel);
        var name = last?.PersonId is { } person ? await db.Users.Where(p => p.Id == person).Select(p => p.Name).FirstOrDefaultAsync(cancel) : null;
        return name is null ? new RuleException("complaint.movedMeanwhile") : new RuleException("complaint.movedMeanwhileBy", name);
    }
}
