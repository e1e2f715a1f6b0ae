using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>
/// Asks the rules about every event once and writes what goes out of it, in the transaction that marks the event as taken: nothing is lost between the two, and an event that is taken
/// again makes nothing new.
/// </summary>
public sealed class TakeEventsJob(WholeDb database, NpgsqlDataSource source, TimeProvider time) : IJob
{
    private const int AtOnce = 500;
    private const int MostRounds = 40;

    /// <summary>What happened longer ago is history: nobody wants to be told of it now.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromDays(3);

    /// <summary>The buyer is the one in whom the record ended.</summary>
    private const string Fresh = """
        with fresh as materialized (
          select id, buyer_id, shop_id, kind, subject_id, "values", at from buyer_events where taken_at is null order by id limit @most for update skip locked
        )
        select f.id, h.id, f.shop_id, f.kind, f."values"::text, f.at, h.erased_at is not null, s.marketplace, o.total
        from fresh f
        cross join lateral (
          with recursive up as (select b.id, b.merged_into, b.erased_at from buyers b where b.id = f.buyer_id union all select n.id, n.merged_into, n.erased_at from up join buyers n on n.id = up.merged_into)
          select id, erased_at from up where merged_into is null limit 1
        ) as h
        left join shops s on s.id = f.shop_id left join orders o on o.id = f.subject_id and o.shop_id = f.shop_id
        order by f.id
        """;

    private const string Write = """
        insert into outgoing_messages (id, buyer_id, event_id, kind, rule_id, rule_version, template_id, shop_id, channel, way, purpose, state, due_at, language, created_at)
        select n.id, n.buyer, n.event, n.kind, n.rule, n.version, n.template, n.shop, n.channel, 0, n.purpose, 'Waiting', n.due, n.language, @now
        from unnest(@ids, @buyers, @events, @kinds, @rules, @versions, @templates, @shops, @channels, @purposes, @dues, @languages)
          as n(id, buyer, event, kind, rule, version, template, shop, channel, purpose, due, language)
        on conflict (event_id, buyer_id, channel) do nothing
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var did = false;
        for (var round = 0; round < MostRounds; round++)
        {
            var taken = await TakeAsync(cancel);
            did |= taken > 0;
            if (taken < AtOnce)
            {
                break;
            }
        }

        return did;
    }

    private async Task<int> TakeAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var events = await FreshAsync(connection, cancel);
        if (events.Count == 0)
        {
            return 0;
        }

        var now = time.GetUtcNow();
        var rules = await RulesAsync(cancel);
        var live = events.Where(one => !one.Erased && one.At > now - Old).ToList();
        var belonging = await MessageBelonging.LoadAsync(connection, rules, [.. live.Select(one => one.Buyer).Distinct()], cancel);
        var rows = live.SelectMany(one => Of(one, rules, belonging)).DistinctBy(row => (row.Event.Id, row.Rule.Ways[0])).ToList();
        await WriteAsync(connection, rows, now, cancel);
        await using var mark = new NpgsqlCommand("update buyer_events set taken_at = @now where id = any(@ids)", connection);
        mark.Parameters.AddWithValue("now", now.UtcDateTime);
        mark.Parameters.AddWithValue("ids", events.Select(one => one.Id).ToArray());
        await mark.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return events.Count;
    }

    private async Task<List<MessageRule>> RulesAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.MessageRules.AsNoTracking().Where(r => r.IsOn).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).ToListAsync(cancel);
    }

    private static async Task<List<FreshEvent>> FreshAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Fresh, connection);
        command.Parameters.AddWithValue("most", AtOnce);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var events = new List<FreshEvent>();
        while (await reader.ReadAsync(cancel))
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(4)) ?? [];
            events.Add(new FreshEvent(reader.GetInt64(0), reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetGuid(2), Enum.Parse<BuyerEventKind>(reader.GetString(3)), values,
                reader.GetFieldValue<DateTimeOffset>(5), reader.GetBoolean(6), reader.IsDBNull(7) ? null : reader.GetString(7), reader.IsDBNull(8) ? null : reader.GetDecimal(8)));
        }

        return events;
    }

    private static IEnumerable<NewMessage> Of(FreshEvent happened, List<MessageRule> rules, MessageBelonging belonging)
    {
        var language = happened.Values.GetValueOrDefault("language") ?? MessageTemplate.MainLanguage;
        var facts = new MessageFacts(happened.Shop, happened.Marketplace, belonging.SegmentsOf(happened.Buyer), belonging.TierOf(happened.Buyer), happened.Total, happened.Values.GetValueOrDefault("stage"), language);
        return rules.Where(rule => rule.Kind == happened.Kind && rule.Condition.Holds(facts)).Select(rule => new NewMessage(happened, rule, language));
    }

    private static async Task WriteAsync(NpgsqlConnection connection, List<NewMessage> rows, DateTimeOffset now, CancellationToken cancel)
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
        set.AddWithValue("channels", rows.Select(row => row.Rule.Channels[0]).ToArray());
        set.AddWithValue("purposes", rows.Select(row => row.Rule.Purpose.ToString()).ToArray());
        set.AddWithValue("dues", rows.Select(row => Due(row, now).UtcDateTime).ToArray());
        set.AddWithValue("languages", rows.Select(row => row.Language).ToArray());
        set.AddWithValue("now", now.UtcDateTime);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static DateTimeOffset Due(NewMessage row, DateTimeOffset now)
    {
        var due = row.Event.At.AddSeconds(row.Rule.DelaySeconds);
        return due > now ? due : now;
    }

    private sealed record FreshEvent(long Id, Guid Buyer, Guid? Shop, BuyerEventKind Kind, Dictionary<string, string> Values, DateTimeOffset At, bool Erased, string? Marketplace, decimal? Total);

    private sealed record NewMessage(FreshEvent Event, MessageRule Rule, string Language);
}
