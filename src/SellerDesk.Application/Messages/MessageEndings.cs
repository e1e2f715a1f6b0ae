using Npgsql;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>What comes of messages without a call: leases that ended, messages that nobody says arrived, messages that came back, messages of which the chat tells.</summary>
public sealed class MessageEndings(NpgsqlDataSource source, MessageCaller caller, TimeProvider time)
{
    private const string Broken = """
        with lost as (
          select id from outgoing_messages where state = 'Sending' and due_at <= @now order by due_at limit 500 for update skip locked
        ), ended as (
          update message_attempts a set ended_at = @now, outcome = 'Broken' from lost where a.message_id = lost.id and a.ended_at is null
        )
        update outgoing_messages m set state = case when again then 'Unknown' else 'Dead' end, reason = case when again then null else 'MaybeSent' end, due_at = case when again then @now end
        from lost cross join lateral (select o.channel = any(@known) and o.tries < @most as again from outgoing_messages o where o.id = lost.id) as d where m.id = lost.id
        """;

    private const string Unheard = """
        with late as (
          select id from outgoing_messages where state = 'Sent' and due_at <= @now order by due_at limit 500 for update skip locked
        )
        update outgoing_messages m set due_at = null from late where m.id = late.id returning m.id
        """;

    private const string Bounced = """
        with back as (
          select m.id, m.buyer_id, m.channel, b.detail, b.for_good from message_bounces b join outgoing_messages m on m.id = b.message_id
          where b.at > @since and m.state in ('Sent', 'Delivered') limit 500 for update of m skip locked
        ), shut as (
          update buyer_contacts c set bounced_at = @now from back where back.for_good and c.buyer_id = back.buyer_id and c.channel = back.channel and c.bounced_at is null
        )
        update outgoing_messages m set state = 'Dead', reason = 'Bounced', detail = back.detail, delivered_at = null, due_at = null from back where m.id = back.id returning m.id
        """;

    /// <summary>A message into a chat goes as a reply: it arrived when the marketplace showed it, and failed when that reply did.</summary>
    private const string Chatted = """
        with told as (
          select m.id, r.state as became from outgoing_messages m
          join outgoing_replies r on r.shop_id = m.shop_id and r.id = case when m.channel = 'MarketplaceChat' and m.number ~ '^[0-9a-f-]{36}$' then m.number::uuid end
          where m.channel = 'MarketplaceChat' and m.state = 'Sent' and m.sent_at > @since and r.state in ('Confirmed', 'Rejected', 'Dead', 'Withdrawn') limit 500 for update of m skip locked
        )
        update outgoing_messages m set state = case told.became when 'Confirmed' then 'Delivered' else 'Dead' end, delivered_at = case told.became when 'Confirmed' then @now end, due_at = null,
          reason = case told.became when 'Confirmed' then null when 'Withdrawn' then 'Stopped' else 'Refused' end, detail = case when told.became <> 'Confirmed' then '[chat] ' || told.became end
        from told where m.id = told.id returning case when told.became in ('Rejected', 'Dead') then m.id end
        """;

    private static readonly TimeSpan BouncesFor = TimeSpan.FromDays(7);

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var now = time.GetUtcNow();
        await using (var broken = new NpgsqlCommand(Broken, connection))
        {
            broken.Parameters.AddWithValue("now", now.UtcDateTime);
            broken.Parameters.AddWithValue("most", OutgoingMessage.MostTries);
            broken.Parameters.AddWithValue("known", Enum.GetValues<MessageChannel>().Where(caller.KnowsRepeats).Select(channel => channel.ToString()).ToArray());
            await broken.ExecuteNonQueryAsync(cancel);
        }

        await GoOnAsync(connection, Unheard, now, cancel);
        await GoOnAsync(connection, Bounced, now, cancel);
        await GoOnAsync(connection, Chatted, now, cancel);
    }

    private static async Task GoOnAsync(NpgsqlConnection connection, string sql, DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        if (sql.Contains("@since", StringComparison.Ordinal))
        {
            command.Parameters.AddWithValue("since", (now - BouncesFor).UtcDateTime);
        }

        var ids = new List<Guid>();
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                if (!reader.IsDBNull(0))
                {
                    ids.Add(reader.GetGuid(0));
                }
            }
        }

        await NextWay.TakeAsync(connection, [.. ids], now, cancel);
        await transaction.CommitAsync(cancel);
    }
}
