using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Messages;

/// <summary>An address as people may see it.</summary>
public sealed record ContactFace(Guid Id, MessageChannel Channel, string Mask, ContactSource Source, DateTimeOffset AddedAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? BouncedAt);

/// <summary>Addresses of a buyer: written down, shown under a mask, opened with a line in the log, taken away. Kept sealed; an erasure removes them.</summary>
public sealed class BuyerContacts(ScopedDb database, ContactWriter writer, IKeyVault vault, TimeProvider time)
{
    /// <summary>Channels that need an address that somebody has to tell.</summary>
    public static readonly IReadOnlyList<MessageChannel> Told = [MessageChannel.Email, MessageChannel.Sms];

    public async Task<IReadOnlyList<ContactFace>> LoadAsync(BuyerId buyer, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var selves = await BuyerCard.SelvesAsync(db, await BuyerCard.LivingAsync(db, buyer, cancel), cancel);
        return await db.BuyerContacts.AsNoTracking().Where(c => selves.Contains(c.BuyerId)).OrderBy(c => c.Channel).ThenBy(c => c.AddedAt)
            .Select(c => new ContactFace(c.Id, c.Channel, c.Mask, c.Source, c.AddedAt, c.ConfirmedAt, c.BouncedAt)).ToListAsync(cancel);
    }

    /// <summary>One address for a channel: another one takes its place.</summary>
    /// <exception cref="RuleException"><c>contact.channel</c>, <c>contact.email</c>, <c>contact.phone</c>, <c>buyer.unknown</c>, <c>buyer.erased</c>.</exception>
    public async Task SaveAsync(Actor actor, BuyerId buyer, MessageChannel channel, string address, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var clean = CleanContact.Of(channel, address);
        await using var db = await database.OpenAsync(cancel);
        var living = await RequireAsync(db, buyer, cancel);
        await writer.PutAsync(db, living, channel, clean, ContactSource.Person, actor.PersonId?.Value, cancel);
        await db.SaveChangesAsync(cancel);
    }

    public async Task RemoveAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var contact = await FindAsync(db, id, cancel);
        db.Remove(contact);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The address itself. The look is kept as a row: who, whose, never what was seen.</summary>
    public async Task<string> RevealAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var contact = await FindAsync(db, id, cancel);
        db.Add(new BuyerLook { BuyerId = contact.BuyerId, Kind = BuyerLookKind.Contact, PersonId = actor.PersonId?.Value, At = time.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
        return vault.Reveal(contact.Sealed);
    }

    private static async Task<BuyerContact> FindAsync(SellerDeskDb db, Guid id, CancellationToken cancel)
    {
        var contact = await db.BuyerContacts.FirstOrDefaultAsync(c => c.Id == id, cancel) ?? throw new RuleException("contact.unknown");
        await RequireAsync(db, contact.BuyerId, cancel);
        return contact;
    }

    /// <summary>One of whom whoever asks sees a shop.</summary>
    private static async Task<BuyerId> RequireAsync(SellerDeskDb db, BuyerId buyer, CancellationToken cancel)
    {
        var living = await BuyerCard.LivingAsync(db, buyer, cancel);
        if (!await db.BuyerFigures.AnyAsync(f => f.BuyerId == living, cancel))
        {
            throw new RuleException("buyer.unknown");
        }

        return await db.Buyers.AnyAsync(b => b.Id == living && b.ErasedAt != null, cancel) ? throw new RuleException("buyer.erased") : living;
    }
}
