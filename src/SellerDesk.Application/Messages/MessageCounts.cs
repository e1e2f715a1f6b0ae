using Npgsql;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>How many messages buyers of a batch got in the last day and week, by whatever rule and channel; those that may have been sent count.</summary>
internal sealed class MessageCounts
{
    private const string Counts = """
        with recursive selves as (
          select b.id as head, b.id from buyers b where b.id = any(@buyers)
          union all select s.head, x.id from selves s join buyers x on x.merged_into = s.id
        )
        select s.head, count(*) filter (where t.at > @day)::int, count(*)::int
        from selves s join outgoing_messages m on m.buyer_id = s.id
        cross join lateral (select coalesce(m.sent_at, case when m.state in ('Sending', 'Unknown') then @now when m.reason = 'MaybeSent' then m.created_at end) as at) as t
        where t.at > @week group by s.head
        """;

    private readonly Dictionary<Guid, (int Day, int Week)> counts = [];

    public static async Task<MessageCounts> LoadAsync(NpgsqlConnection connection, Guid[] buyers, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Counts, connection);
        command.Parameters.AddWithValue("buyers", buyers);
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        command.Parameters.AddWithValue("day", now.UtcDateTime.AddDays(-1));
        command.Parameters.AddWithValue("week", now.UtcDateTime.AddDays(-7));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new MessageCounts();
        while (await reader.ReadAsync(cancel))
        {
            found.counts[reader.GetGuid(0)] = (reader.GetInt32(1), reader.GetInt32(2));
        }

        return found;
    }

    /// <returns>False: that would be one too many.</returns>
    public bool Add(Guid buyer, MessageLimits limits)
    {
        var (day, week) = counts.GetValueOrDefault(buyer);
        if (limits.Reached(day, week))
        {
            return false;
        }

        counts[buyer] = (day + 1, week + 1);
        return true;
    }
}
