using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>An address in the one form in which it is kept, and as people may see it.</summary>
public sealed record CleanContact(string Address, BuyerKeyKind Kind, string Mask)
{
    /// <exception cref="RuleException"><c>contact.channel</c>, <c>contact.email</c>, <c>contact.phone</c>.</exception>
    public static CleanContact Of(MessageChannel channel, string address) => channel switch
    {
        MessageChannel.Email => BuyerKeys.Email(address) is { } email ? new(email, BuyerKeyKind.Email, MaskOf(email)) : throw new RuleException("contact.email"),
        MessageChannel.Sms => BuyerKeys.Phone(address) is { } digits
            ? new((digits.Length == 10 ? "+7" : "+") + digits, BuyerKeyKind.Phone, BuyerMask.Of(new IncomingBuyer(null, digits)) ?? "•••") : throw new RuleException("contact.phone"),
        _ => throw new RuleException("contact.channel"),
    };

    private static string MaskOf(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var end = email.LastIndexOf('.');
        return $"{email[0]}•••@{email[at + 1]}•••{email[end..]}" is { Length: <= BuyerContact.MaskMaxLength } mask ? mask : "•••";
    }
}

/// <summary>Puts an address down, sealed, whoever gave it: one for a channel, another one takes its place.</summary>
public sealed class ContactWriter(DeskSecrets secrets, IKeyVault vault, TimeProvider time)
{
    private const string SecretName = "buyers";
    private const string Space = "contact";

    /// <summary>Saved with whatever else the context holds.</summary>
    public async Task PutAsync(SellerDeskDb db, BuyerId living, MessageChannel channel, CleanContact clean, ContactSource source, Guid? by, CancellationToken cancel)
    {
        var (hash, hidden) = await SealAsync(clean, cancel);
        var contact = await db.BuyerContacts.FirstOrDefaultAsync(c => c.BuyerId == living && c.Channel == channel, cancel);
        if (contact is null)
        {
            contact = new BuyerContact { Id = Guid.CreateVersion7(), BuyerId = living, Channel = channel, Hash = hash, Mask = clean.Mask };
            db.Add(contact);
        }

        (contact.Hash, contact.Mask, contact.Sealed) = (hash, clean.Mask, hidden);
        (contact.Source, contact.ConfirmedAt, contact.BouncedAt, contact.AddedBy, contact.AddedAt, contact.ImportRunId) = (source, null, null, by, time.GetUtcNow(), null);
    }

    /// <summary>The hash by which the address is known again, and the address itself as it is kept.</summary>
    internal async Task<(string Hash, byte[] Sealed)> SealAsync(CleanContact clean, CancellationToken cancel) =>
        (KeyedHash.Readable(await secrets.GetAsync(SecretName, cancel), Space, clean.Kind, clean.Address), vault.Protect(clean.Address));
}
