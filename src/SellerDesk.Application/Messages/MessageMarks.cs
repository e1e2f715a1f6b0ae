using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>What a message came to after it was sent: arrived, opened, clicked. Opening and clicking is counted only where the rule asked for it, and once.</summary>
public sealed class MessageMarks(WholeDb database, MessageTokens tokens, TimeProvider time)
{
    /// <summary>The channel tells that a message of its number arrived.</summary>
    public async Task DeliveredAsync(MessageChannel channel, string number, CancellationToken cancel)
    {
        await using var db = database.Open();
        var (by, now) = (channel.ToString(), time.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"""
            update outgoing_messages set state = 'Delivered', delivered_at = {now}, due_at = null where channel = {by} and number = {number} and state = 'Sent'
            """, cancel);
    }

    /// <summary>The channel tells that a message of its number will not arrive: it counts as failed, and the rule's next channel is tried.</summary>
    public async Task FailedAsync(MessageChannel channel, string number, string words, CancellationToken cancel)
    {
        await using var db = database.Open();
        var (by, now) = (channel.ToString(), time.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"""
            insert into message_bounces (message_id, channel, for_good, detail, at)
            select id, channel, false, {words}, {now} from outgoing_messages where channel = {by} and number = {number} and state in ('Sent', 'Delivered') on conflict (message_id) do nothing
            """, cancel);
    }

    public async Task OpenedAsync(string token, CancellationToken cancel)
    {
        if (await tokens.ReadAsync(token, MessageTokens.Seen, cancel) is { } read)
        {
            await using var db = database.Open();
            await db.Database.ExecuteSqlAsync($"update outgoing_messages set opened_at = {time.GetUtcNow()} where id = {read.Message} and opened_at is null and sent_at is not null", cancel);
        }
    }

    /// <returns>Where the link leads: an address that stood in the message, and nowhere else. Null for a link that the desk did not make.</returns>
    public async Task<string?> ClickedAsync(string token, CancellationToken cancel)
    {
        if (await tokens.ReadAsync(token, MessageTokens.Click, cancel) is not { } read)
        {
            return null;
        }

        await using var db = database.Open();
        var id = OutgoingMessageId.From(read.Message);
        var links = await db.OutgoingMessages.Where(m => m.Id == id).Select(m => m.Links).FirstOrDefaultAsync(cancel);
        if (links is null || read.Place >= links.Length)
        {
            return null;
        }

        var now = time.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"update outgoing_messages set clicked_at = {now}, opened_at = coalesce(opened_at, {now}) where id = {read.Message} and clicked_at is null and sent_at is not null", cancel);
        return links[read.Place];
    }
}
