using Npgsql;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>Where one channel could not, the rule's next one tries: a row of its own, so that it shows why.</summary>
internal static class NextWay
{
    /// <summary>Reasons that lie with the channel. What lies with the buyer or the message stops every way, and what may have arrived is not told twice.</summary>
    public static bool After(MessageReason reason) => reason is MessageReason.NoConsent or MessageReason.Unsubscribed or MessageReason.NoAddress or MessageReason.NoChat or MessageReason.ChannelOff or MessageReason.Refused
        or MessageReason.GaveUp or MessageReason.Bounced;

    private const string Insert = """
        insert into outgoing_messages (id, buyer_id, event_id, kind, rule_id, rule_version, template_id, shop_id, channel, way, purpose, state, due_at, language, created_at)
        select n.fresh, m.buyer_id, m.event_id, m.kind, m.rule_id, m.rule_version, m.template_id, m.shop_id, r.channels[m.way + 2], m.way + 1, m.purpose, 'Waiting', @now, m.language, @now
        from unnest(@ids, @fresh) as n(id, fresh) join outgoing_messages m on m.id = n.id join message_rules r on r.id = m.rule_id
        where r.is_on and cardinality(r.channels) > m.way + 1 and r.channels[m.way + 1] = m.channel
        on conflict (event_id, buyer_id, channel) do nothing
        """;

    public static async Task TakeAsync(NpgsqlConnection connection, Guid[] from, DateTimeOffset now, CancellationToken cancel)
    {
        if (from.Length == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(Insert, connection);
        command.Parameters.AddWithValue("ids", from);
        command.Parameters.AddWithValue("fresh", from.Select(_ => Guid.CreateVersion7(now)).ToArray());
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
