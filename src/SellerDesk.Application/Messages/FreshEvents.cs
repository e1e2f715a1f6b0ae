using System.Text.Json;
using Npgsql;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>An event that no rule has looked at yet.</summary>
/// <param name="Buyer">In whom the record ended.</param>
/// <param name="Total">Of the order that it is about.</param>
/// <param name="HasChat">The marketplace's chat about the order is there and takes messages.</param>
/// <param name="SealedContact">What the marketplace told of the buyer with the order.</param>
/// <param name="Language">Of the buyer's own program, where one told it.</param>
internal sealed record FreshEvent(
    long Id, Guid Buyer, Guid? Shop, BuyerEventKind Kind, Dictionary<string, string> Values, DateTimeOffset At, bool Erased, string? Marketplace, decimal? Total, bool HasChat, byte[]? SealedContact,
    string? Language);

/// <summary>Reads events that wait for the rules, locked until the transaction ends; what another worker holds is passed over.</summary>
internal static class FreshEvents
{
    private const string Fresh = """
        with fresh as materialized (
          select id, buyer_id, shop_id, kind, subject_id, "values", at from buyer_events where taken_at is null order by id limit @most for update skip locked
        )
        select f.id, h.id, f.shop_id, f.kind, f."values"::text, f.at, h.erased_at is not null, s.marketplace, o.total,
          coalesce((
            select upper(coalesce(c.status_raw, '')) not in ('CLOSED', 'FINISHED') and (c.writable_until is null or c.writable_until > @now) from chats c
            where c.shop_id = f.shop_id and c.order_number = coalesce(o.number, f."values" ->> 'order') and c.kind = 'Buyer' order by c.last_message_at desc nulls last limit 1
          ), false), o.buyer_sealed,
          (select t.language from telegram_links t where t.buyer_id in (h.id, f.buyer_id) and t.chat_id is not null and t.ended_at is null order by t.linked_at desc limit 1)
        from fresh f
        cross join lateral (
          with recursive up as (select b.id, b.merged_into, b.erased_at from buyers b where b.id = f.buyer_id union all select n.id, n.merged_into, n.erased_at from up join buyers n on n.id = up.merged_into)
          select id, erased_at from up where merged_into is null limit 1
        ) as h
        left join shops s on s.id = f.shop_id left join orders o on o.id = f.subject_id and o.shop_id = f.shop_id
        order by f.id
        """;

    private const string Taken = """
        update buyer_events e set taken_at = @now, untold = n.untold::jsonb from unnest(@ids, @untold) as n(id, untold) where e.id = n.id
        """;

    public static async Task<List<FreshEvent>> TakeAsync(NpgsqlConnection connection, int most, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Fresh, connection);
        command.Parameters.AddWithValue("most", most);
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var events = new List<FreshEvent>();
        while (await reader.ReadAsync(cancel))
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(4)) ?? [];
            events.Add(new FreshEvent(reader.GetInt64(0), reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetGuid(2), Enum.Parse<BuyerEventKind>(reader.GetString(3)), values,
                reader.GetFieldValue<DateTimeOffset>(5), reader.GetBoolean(6), reader.IsDBNull(7) ? null : reader.GetString(7), reader.IsDBNull(8) ? null : reader.GetDecimal(8),
                reader.GetBoolean(9), reader.IsDBNull(10) ? null : reader.GetFieldValue<byte[]>(10), reader.IsDBNull(11) ? null : reader.GetString(11)));
        }

        return events;
    }

    /// <param name="untold">Reasons by rule, for events of which some rule could tell nobody.</param>
    public static async Task EndAsync(NpgsqlConnection connection, List<FreshEvent> events, IReadOnlyDictionary<long, Dictionary<string, string>> untold, DateTimeOffset now, CancellationToken cancel)
    {
        await using var mark = new NpgsqlCommand(Taken, connection);
        mark.Parameters.AddWithValue("now", now.UtcDateTime);
        mark.Parameters.AddWithValue("ids", events.Select(one => one.Id).ToArray());
        mark.Parameters.AddWithValue("untold", events.Select(one => untold.TryGetValue(one.Id, out var why) ? JsonSerializer.Serialize(why) : null).ToArray());
        await mark.ExecuteNonQueryAsync(cancel);
    }
}
