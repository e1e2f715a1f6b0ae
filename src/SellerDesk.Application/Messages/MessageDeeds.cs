using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Messages;

/// <summary>What people do with messages: send dead ones again, one or all that a list shows, and stop one that waits. Consent, caps and quiet hours are asked again before anything leaves.</summary>
public sealed class MessageDeeds(ScopedDb database, TimeProvider time)
{
    public const int MostAtOnce = 10_000;

    private static readonly MessageReason[] Mendable = [MessageReason.ChannelOff, MessageReason.NoAddress, MessageReason.NoText, MessageReason.Cap, MessageReason.Stopped];

    public static bool CanResend(MessageState state, MessageReason? reason) => state == MessageState.Dead || (state == MessageState.Skipped && reason is { } why && Mendable.Contains(why));

    /// <exception cref="RuleException"><c>message.unknown</c>, <c>message.notDead</c>.</exception>
    public async Task ResendAsync(Actor actor, OutgoingMessageId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        await using var db = await database.OpenAsync(cancel);
        var message = await FindAsync(db, id, cancel);
        if (!CanResend(message.State, message.Reason))
        {
            throw new RuleException("message.notDead");
        }

        var now = time.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"""
            update outgoing_messages set state = 'Waiting', reason = null, detail = null, due_at = {now}, tries = 0 where id = {id.Value} and state in ('Dead', 'Skipped')
            """, cancel);
    }

    /// <summary>Dead ones of a list; those that went out another way, or wait to, are left out, and so are those that may have arrived: each of these a person looks at.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ResendAllAsync(Actor actor, MessageFilter filter, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        await using var db = await database.OpenAsync(cancel);
        var dead = filter.Apply(db.OutgoingMessages.AsNoTracking(), db.Scope.All, db.Scope.Shops).Where(m => m.State == MessageState.Dead && m.Reason != MessageReason.MaybeSent
            && !db.OutgoingMessages.Any(o => o.EventId == m.EventId && o.Id != m.Id && (o.SentAt != null || o.State == MessageState.Waiting || o.State == MessageState.Sending || o.State == MessageState.Unknown)));
        var ids = (await dead.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Take(MostAtOnce).Select(m => m.Id).ToListAsync(cancel)).ConvertAll(id => id.Value).ToArray();
        var now = time.GetUtcNow();
        return await db.Database.ExecuteSqlAsync($"""
            update outgoing_messages set state = 'Waiting', reason = null, detail = null, due_at = {now}, tries = 0 where id = any({ids}) and state = 'Dead'
            """, cancel);
    }

    /// <exception cref="RuleException"><c>message.unknown</c>, <c>message.notWaiting</c>.</exception>
    public async Task StopAsync(Actor actor, OutgoingMessageId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        await FindAsync(db, id, cancel);
        if (await db.Database.ExecuteSqlAsync($"update outgoing_messages set state = 'Skipped', reason = 'Stopped', due_at = null where id = {id.Value} and state in ('Waiting', 'Unknown')", cancel) == 0)
        {
            throw new RuleException("message.notWaiting");
        }
    }

    private static async Task<OutgoingMessage> FindAsync(SellerDeskDb db, OutgoingMessageId id, CancellationToken cancel) =>
        await MessageFilter.All.Apply(db.OutgoingMessages.AsNoTracking(), db.Scope.All, db.Scope.Shops).FirstOrDefaultAsync(m => m.Id == id, cancel) ?? throw new RuleException("message.unknown");
}
