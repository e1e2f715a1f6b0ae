using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>One message with its cause, its tries and the other ways that were tried for the same event.</summary>
public sealed record MessageDetails(OutgoingMessage Message, BuyerEvent Event, MessageRule Rule, string Template, string? ShopName, long BuyerNumber, IReadOnlyList<MessageAttempt> Attempts, IReadOnlyList<MessageWay> Ways);

/// <summary>Another message about the same event.</summary>
public sealed record MessageWay(OutgoingMessageId Id, MessageChannel Channel, MessageState State, MessageReason? Reason);

public sealed class MessageCard(ScopedDb database)
{
    /// <returns>Null when there is none, or it is of a shop that whoever asks does not see.</returns>
    public async Task<MessageDetails?> LoadAsync(OutgoingMessageId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var message = await MessageFilter.All.Apply(db.OutgoingMessages.AsNoTracking(), db.Scope.All, db.Scope.Shops).FirstOrDefaultAsync(m => m.Id == id, cancel);
        if (message is null)
        {
            return null;
        }

        return new MessageDetails(
            message,
            await db.BuyerEvents.AsNoTracking().FirstAsync(e => e.Id == message.EventId, cancel),
            await db.MessageRules.AsNoTracking().FirstAsync(r => r.Id == message.RuleId, cancel),
            await db.MessageTemplates.Where(t => t.Id == message.TemplateId).Select(t => t.Name).FirstOrDefaultAsync(cancel) ?? "",
            await db.Shops.Where(s => s.Id == message.ShopId).Select(s => s.Name).FirstOrDefaultAsync(cancel),
            await db.Buyers.Where(b => b.Id == message.BuyerId).Select(b => b.Number).FirstAsync(cancel),
            await db.MessageAttempts.AsNoTracking().Where(a => a.MessageId == id).OrderBy(a => a.Id).ToListAsync(cancel),
            await db.OutgoingMessages.AsNoTracking().Where(m => m.EventId == message.EventId && m.Id != id).OrderBy(m => m.Way).Select(m => new MessageWay(m.Id, m.Channel, m.State, m.Reason)).ToListAsync(cancel));
    }
}
