using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>What the link at the end of a message would end.</summary>
/// <param name="Over">It has been ended already.</param>
public sealed record UnsubscribeLink(MessageChannel Channel, MessagePurpose Purpose, string? ShopName, string Language, bool Over);

/// <summary>One press ends messages of a kind by a channel: a line in the ledger of consents, by whoever has the link of a message. Needs no sign-in, asks nothing, can be pressed again.</summary>
public sealed class Unsubscribe(WholeDb database, MessageTokens tokens, TimeProvider time)
{
    private const string Source = "link";

    /// <returns>Null for a link that the desk did not make.</returns>
    public async Task<UnsubscribeLink?> LoadAsync(string token, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await FindAsync(db, token, cancel) is { } message
            ? new UnsubscribeLink(message.Channel, message.Purpose, await db.Shops.Where(s => s.Id == message.ShopId).Select(s => s.Name).FirstOrDefaultAsync(cancel), message.Language ?? MessageTemplate.MainLanguage,
                await IsOverAsync(db, message, cancel))
            : null;
    }

    /// <returns>False for a link that the desk did not make.</returns>
    public async Task<bool> ExecuteAsync(string token, CancellationToken cancel)
    {
        await using var db = database.Open();
        if (await FindAsync(db, token, cancel) is not { } message || MessageRule.ConsentOf(message.Channel) is not { } channel || MessageRule.ConsentOf(message.Purpose) is not { } purpose)
        {
            return false;
        }

        var buyer = await HeadAsync(db, message.BuyerId, cancel);
        if (!await IsOverAsync(db, message, cancel) && !await db.Buyers.AnyAsync(b => b.Id == buyer && b.ErasedAt != null, cancel))
        {
            var now = time.GetUtcNow();
            db.Add(BuyerConsent.Record(buyer, channel, purpose, given: false, now, Source, null, null, now));
            await db.SaveChangesAsync(cancel);
        }

        return true;
    }

    private async Task<OutgoingMessage?> FindAsync(SellerDeskDb db, string token, CancellationToken cancel)
    {
        if (await tokens.ReadAsync(token, MessageTokens.Unsubscribe, cancel) is not { } read)
        {
            return null;
        }

        var id = OutgoingMessageId.From(read.Message);
        return await db.OutgoingMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel);
    }

    private static async Task<bool> IsOverAsync(SellerDeskDb db, OutgoingMessage message, CancellationToken cancel)
    {
        var buyer = await HeadAsync(db, message.BuyerId, cancel);
        var (channel, purpose) = (MessageRule.ConsentOf(message.Channel), MessageRule.ConsentOf(message.Purpose));
        return await db.BuyerConsents.Where(c => c.BuyerId == buyer && c.Channel == channel && c.Purpose == purpose).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Select(c => (bool?)c.Given)
            .FirstOrDefaultAsync(cancel) == false;
    }

    private static async Task<BuyerId> HeadAsync(SellerDeskDb db, BuyerId buyer, CancellationToken cancel)
    {
        while (await db.Buyers.Where(b => b.Id == buyer).Select(b => b.MergedInto).FirstOrDefaultAsync(cancel) is { } into)
        {
            buyer = into;
        }

        return buyer;
    }
}
