using System.Text.Json;
using Npgsql;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Messages;

/// <summary>Reads messages whose time has come, locked until the transaction ends; what another worker holds is passed over.</summary>
internal static class DueMessages
{
    private const string Due = """
        select id, buyer_id from outgoing_messages where due_at <= @now and state in ('Waiting', 'Unknown') order by due_at limit @most for update skip locked
        """;

    /// <summary>
    /// Whoever is being changed at this moment, by an erasure or by new figures, has time until the next beat, and an erasure that comes later waits: nothing is made ready for somebody who is
    /// being erased, and nobody waits for two at once.
    /// </summary>
    private const string Hold = "select id from buyers where id = any(@buyers) order by id for share skip locked";

    private const string Stages = "'OrderPlaced', 'OrderShipped', 'OrderArrived', 'OrderDelivered', 'OrderCancelled', 'OrderLate', 'ComplaintMoved'";

    /// <summary>Told of what it came to, nobody needs to hear what it was before.</summary>
    private const string Facts = $"""
        select m.id, h.id, m.kind, m.channel, m.purpose, m.tries, coalesce(m.language, '{MessageTemplate.MainLanguage}'), m.state = 'Unknown', h.erased_at is not null, r.is_on, r.tracks,
          e.subject_id is not null and e.kind in ({Stages}) and exists (select 1 from buyer_events n where n.buyer_id = e.buyer_id and n.subject_id = e.subject_id and n.id > e.id and n.kind in ({Stages})),
          m.channel = 'MarketplaceChat' and exists (select 1 from complaint_tellings t where t.complaint_id = c.id and t.shop_id = c.shop_id and t.stage = e."values" ->> 'stage' and t.state <> 'NotPossible'),
          m.template_id, case when h.name_is_shown then h.name end, h.region, h.city, m.shop_id, s.name, s.marketplace, s.time_zone,
          coalesce(o.number, a.number, c.order_number, e."values" ->> 'order'), coalesce(o.total, a.total), coalesce(o.currency, a.currency), p.name, coalesce(o.buyer_sealed, a.buyer_sealed),
          e."values"::text, m.subject, m.text, m.links
        from outgoing_messages m join buyer_events e on e.id = m.event_id join message_rules r on r.id = m.rule_id
        cross join lateral (
          with recursive up as (select b.* from buyers b where b.id = m.buyer_id union all select n.* from up join buyers n on n.id = up.merged_into)
          select * from up where merged_into is null limit 1
        ) as h
        left join shops s on s.id = m.shop_id
        left join complaints c on m.kind = 'ComplaintMoved' and c.id = e.subject_id and c.shop_id = m.shop_id
        left join orders o on o.id = e.subject_id and o.shop_id = m.shop_id
        left join orders a on o.id is null and a.shop_id = m.shop_id and a.number = coalesce(c.order_number, e."values" ->> 'order')
        left join lateral (
          select p.name from order_lines l join products p on p.id = l.product_id and p.shop_id = l.shop_id where l.order_id = coalesce(o.id, a.id) and l.shop_id = m.shop_id order by l.line_number limit 1
        ) as p on true
        where m.id = any(@ids)
        order by m.due_at, m.event_id, m.way
        """;

    public static async Task<List<DueMessage>> TakeAsync(NpgsqlConnection connection, DateTimeOffset now, int most, CancellationToken cancel)
    {
        var rows = new List<(Guid Id, Guid Buyer)>();
        await using (var due = new NpgsqlCommand(Due, connection))
        {
            due.Parameters.AddWithValue("now", now.UtcDateTime);
            due.Parameters.AddWithValue("most", most);
            await using var reader = await due.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                rows.Add((reader.GetGuid(0), reader.GetGuid(1)));
            }
        }

        var held = rows.Count == 0 ? [] : await HoldAsync(connection, [.. rows.Select(row => row.Buyer).Distinct()], cancel);
        var ids = rows.Where(row => held.Contains(row.Buyer)).Select(row => row.Id).ToArray();
        return ids.Length == 0 ? [] : await FactsAsync(connection, ids, cancel);
    }

    private static async Task<HashSet<Guid>> HoldAsync(NpgsqlConnection connection, Guid[] buyers, CancellationToken cancel)
    {
        await using var hold = new NpgsqlCommand(Hold, connection);
        hold.Parameters.AddWithValue("buyers", buyers);
        var held = new HashSet<Guid>();
        await using var reader = await hold.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            held.Add(reader.GetGuid(0));
        }

        return held;
    }

    /// <summary>The same without a lock, for a preview.</summary>
    public static async Task<List<DueMessage>> FactsAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancel)
    {
        await using var facts = new NpgsqlCommand(Facts, connection);
        facts.Parameters.AddWithValue("ids", ids);
        await using var reader = await facts.ExecuteReaderAsync(cancel);
        var found = new List<DueMessage>(ids.Length);
        while (await reader.ReadAsync(cancel))
        {
            found.Add(Read(reader));
        }

        return found;
    }

    private static DueMessage Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Buyer = row.GetGuid(1),
        Kind = Enum.Parse<BuyerEventKind>(row.GetString(2)),
        Channel = Enum.Parse<MessageChannel>(row.GetString(3)),
        Purpose = Enum.Parse<MessagePurpose>(row.GetString(4)),
        Tries = row.GetInt32(5),
        Language = row.GetString(6),
        IsRepeat = row.GetBoolean(7),
        Erased = row.GetBoolean(8),
        RuleIsOn = row.GetBoolean(9),
        Tracks = row.GetBoolean(10),
        MovedOn = row.GetBoolean(11),
        ToldAlready = row.GetBoolean(12),
        Template = row.GetGuid(13),
        BuyerName = Word(row, 14),
        Region = Word(row, 15),
        City = Word(row, 16),
        Shop = row.IsDBNull(17) ? null : row.GetGuid(17),
        ShopName = Word(row, 18),
        Marketplace = Word(row, 19) is { } marketplace ? Enum.Parse<Marketplace>(marketplace) : null,
        ShopZone = Word(row, 20),
        OrderNumber = Word(row, 21),
        Total = row.IsDBNull(22) ? null : row.GetDecimal(22),
        Currency = Word(row, 23),
        Product = Word(row, 24),
        SealedContact = row.IsDBNull(25) ? null : row.GetFieldValue<byte[]>(25),
        Values = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(26)) ?? [],
        Subject = Word(row, 27),
        Text = Word(row, 28),
        Links = row.GetFieldValue<string[]>(29),
    };

    private static string? Word(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
