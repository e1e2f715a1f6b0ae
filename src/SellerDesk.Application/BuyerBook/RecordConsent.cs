using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.BuyerBook;

/// <param name="At">When the buyer said so.</param>
public sealed record ConsentWord(ConsentChannel Channel, ConsentPurpose Purpose, bool Given, DateTimeOffset At, string Source, string? TextVersion);

/// <summary>Writes into the ledger that a buyer agreed or withdrew; the newest line counts.</summary>
public sealed class RecordConsent(ScopedDb database, TimeProvider time)
{
    /// <exception cref="RuleException"><c>buyer.unknown</c>, <c>buyer.erased</c>, and those of <see cref="BuyerConsent.Record"/>.</exception>
    public async Task ExecuteAsync(Actor actor, BuyerId buyer, ConsentWord word, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var living = await BuyerCard.LivingAsync(db, buyer, cancel);
        if (!await db.BuyerFigures.AnyAsync(f => f.BuyerId == living, cancel))
        {
            throw new RuleException("buyer.unknown");
        }

        if (await db.Buyers.AnyAsync(b => b.Id == living && b.ErasedAt != null, cancel))
        {
            throw new RuleException("buyer.erased");
        }

        db.Add(BuyerConsent.Record(living, word.Channel, word.Purpose, word.Given, word.At, word.Source, word.TextVersion, actor.PersonId?.Value, time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
    }
}
