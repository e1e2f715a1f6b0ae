using Npgsql;
using NpgsqlTypes;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>What a rule makes of an event: a message by one of its channels, or nobody to tell.</summary>
/// <param name="Way">The first of the rule's channels that leads to the buyer.</param>
/// <param name="Untold">Why none does; then <paramref name="Way"/> means nothing.</param>
internal sealed record NewMessage(FreshEvent Event, MessageRule Rule, string Language, int Way, MessageReason? Untold);

/// <summary>Writes messages, and counts those that could not be told: a row for each of these would bury the ones that were.</summary>
internal static class NewMessages
{
    private const string Write = """
        insert into outgoing_messages (id, buyer_id, event_id, kind, rule_id, rule_version, template_id, shop_id, channel, way, purpose, state, due_at, language, created_at)
        select n.id, n.buyer, n.event, n.kind, n.rule, n.version, n.template, n.shop, n.channel, n.way, n.purpose, 'Waiting', n.due, n.language, @now
        from unnest(@ids, @buyers, @events, @kinds, @rules, @versions, @templates, @shops, @channels, @ways, @purposes, @dues, @languages)
          as n(id, buyer, event, kind, rule, version, template, shop, channel, way, purpose, due, language)
        on conflict (event_id, buyer_id, channel) do nothing
        """;

    private const string Count = """
        insert into message_days (day, rule_id, template_id, channel, shop_id, what, reason, count)
        select @day, n.rule, n.template, n.channel, n.shop, 'Untold', n.reason, n.count from unnest(@rules, @templates, @channels, @shops, @reasons, @counts) as n(rule, template, channel, shop, reason, count)
        """;

    public static async Task WriteAsync(NpgsqlConnection connection, List<NewMessage> rows, DateTimeOffset now, CancellationToken cancel)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(Write, connection);
        var set = command.Parameters;
        set.AddWithValue("ids", rows.Select(_ => Guid.CreateVersion7(now)).ToArray());
        set.AddWithValue("buyers", rows.Select(row => row.Event.Buyer).ToArray());
        set.AddWithValue("events", rows.Select(row => row.Event.Id).ToArray());
        set.AddWithValue("kinds", rows.Select(row => row.Event.Kind.ToString()).ToArray());
        set.AddWithValue("rules", rows.Select(row => row.Rule.Id.Value).ToArray());
        set.AddWithValue("versions", rows.Select(row => row.Rule.Version).ToArray());
        set.AddWithValue("templates", rows.Select(row => row.Rule.TemplateId.Value).ToArray());
        set.AddWithValue("shops", rows.Select(row => row.Event.Shop).ToArray());
        set.AddWithValue("channels", rows.Select(row => row.Rule.Channels[row.Way]).ToArray());
        set.AddWithValue("ways", rows.Select(row => row.Way).ToArray());
        set.AddWithValue("purposes", rows.Select(row => row.Rule.Purpose.ToString()).ToArray());
        set.AddWithValue("dues", rows.Select(row => Due(row, now).UtcDateTime).ToArray());
        set.AddWithValue("languages", rows.Select(row => row.Language).ToArray());
        set.AddWithValue("now", now.UtcDateTime);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task CountAsync(NpgsqlConnection connection, List<NewMessage> untold, DateTimeOffset now, CancellationToken cancel)
    {
        var cells = untold.GroupBy(row => (row.Rule, row.Event.Shop, row.Untold)).ToList();
        if (cells.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(Count, connection);
        var set = command.Parameters;
        set.Add(new NpgsqlParameter("day", NpgsqlDbType.Date) { Value = DateOnly.FromDateTime(now.UtcDateTime) });
        set.AddWithValue("rules", cells.Select(cell => cell.Key.Rule.Id.Value).ToArray());
        set.AddWithValue("templates", cells.Select(cell => cell.Key.Rule.TemplateId.Value).ToArray());
        set.AddWithValue("channels", cells.Select(cell => cell.Key.Rule.Channels[0]).ToArray());
        set.AddWithValue("shops", cells.Select(cell => cell.Key.Shop).ToArray());
        set.AddWithValue("reasons", cells.Select(cell => cell.Key.Untold!.Value.ToString()).ToArray());
        set.AddWithValue("counts", cells.Select(cell => cell.Count()).ToArray());
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static DateTimeOffset Due(NewMessage row, DateTimeOffset now)
    {
        var due = row.Event.At.AddSeconds(row.Rule.DelaySeconds);
        return due > now ? due : now;
    }
}
