using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Imports;

/// <summary>What an undone import had written: addresses and lines of consent.</summary>
public sealed record UndoneImport(int Contacts, int Consents);

/// <summary>
/// Takes back what a file of contacts wrote: its addresses, unless somebody has written another one down since, and its consents. The ledger of consents only grows: behind each line of the file
/// stands one of the same moment that says what held before. What buyers said themselves afterwards stays. The run stays too, and says who took it back and when.
/// </summary>
public sealed class UndoImport(ScopedDb database, TimeProvider clock)
{
    /// <exception cref="RuleException">There is no such run, or nothing of it can be taken back.</exception>
    /// <param name="note">What the ledger gives as the source of the lines that take it back.</param>
    public async Task<UndoneImport> ExecuteAsync(ImportRunId id, Actor actor, string note, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        await using var db = await database.OpenAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var run = await db.ImportRuns.FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new RuleException("import.unknownRun");
        actor.RequireShop(run.ShopId);
        var now = clock.GetUtcNow();
        run.Undo(actor.PersonId, now);
        await db.SaveChangesAsync(cancel);
        var (file, by, source) = (id.Value, actor.PersonId?.Value, note.Length > BuyerConsent.SourceMaxLength ? note[..BuyerConsent.SourceMaxLength] : note);
        var undone = new UndoneImport(await db.BuyerContacts.Where(c => c.ImportRunId == file).ExecuteDeleteAsync(cancel), await db.Database.ExecuteSqlAsync($"""
            insert into buyer_consents (buyer_id, channel, purpose, given, at, recorded_at, person_id, source, text_version, import_run_id)
            select l.buyer_id, l.channel, l.purpose, coalesce(p.given, false), l.at, {now}, {by}, {source}, p.text_version, {file}
            from buyer_consents l left join lateral (
              select c.given, c.text_version from buyer_consents c
              where c.buyer_id = l.buyer_id and c.channel = l.channel and c.purpose = l.purpose and c.import_run_id is distinct from {file} and (c.at, c.id) < (l.at, l.id) order by c.at desc, c.id desc limit 1
            ) as p on true
            where l.import_run_id = {file} and l.given <> coalesce(p.given, false)
            """, cancel));
        await transaction.CommitAsync(cancel);
        return undone;
    }
}
