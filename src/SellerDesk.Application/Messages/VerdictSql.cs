using Npgsql;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>Writes what was decided about a batch.</summary>
internal static class VerdictSql
{
    private const string Skip = """
        update outgoing_messages m set state = 'Skipped', reason = n.reason, detail = n.detail, due_at = null, buyer_id = n.buyer
        from unnest(@ids, @reasons, @details, @buyers) as n(id, reason, detail, buyer) where m.id = n.id
        """;

    private const string Wait = "update outgoing_messages m set reason = 'Quiet', due_at = n.until, buyer_id = n.buyer from unnest(@ids, @untils, @buyers) as n(id, until, buyer) where m.id = n.id";

    private const string Send = """
        with sent as (
          update outgoing_messages m set state = 'Sending', reason = null, detail = null, due_at = @lease, tries = m.tries + 1, buyer_id = n.buyer, language = n.language, subject = n.subject, text = n.text,
            address_mask = n.mask, links = string_to_array(n.links, E'\n')
          from unnest(@ids, @buyers, @languages, @subjects, @texts, @masks, @links) as n(id, buyer, language, subject, text, mask, links) where m.id = n.id
          returning m.id
        )
        insert into message_attempts (message_id, started_at) select id, @now from sent
        """;

    public static async Task WriteAsync(NpgsqlConnection connection, List<MessageVerdict> verdicts, DateTimeOffset now, DateTimeOffset lease, CancellationToken cancel)
    {
        await SkipAsync(connection, verdicts.FindAll(one => one.Skip is not null), now, cancel);
        await WaitAsync(connection, verdicts.FindAll(one => one.Wait is not null), cancel);
        await SendAsync(connection, verdicts.FindAll(one => one is { Skip: null, Wait: null }), now, lease, cancel);
    }

    private static async Task SkipAsync(NpgsqlConnection connection, List<MessageVerdict> skipped, DateTimeOffset now, CancellationToken cancel)
    {
        if (skipped.Count == 0)
        {
            return;
        }

        await using var command = Of(connection, Skip, skipped);
        command.Parameters.AddWithValue("reasons", skipped.Select(one => one.Skip!.Value.ToString()).ToArray());
        command.Parameters.AddWithValue("details", skipped.Select(one => one.Detail).ToArray());
        await command.ExecuteNonQueryAsync(cancel);
        await NextWay.TakeAsync(connection, [.. skipped.Where(one => NextWay.After(one.Skip!.Value)).Select(one => one.Message.Id)], now, cancel);
    }

    private static async Task WaitAsync(NpgsqlConnection connection, List<MessageVerdict> waiting, CancellationToken cancel)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        await using var command = Of(connection, Wait, waiting);
        command.Parameters.AddWithValue("untils", waiting.Select(one => one.Wait!.Value.UtcDateTime).ToArray());
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task SendAsync(NpgsqlConnection connection, List<MessageVerdict> sent, DateTimeOffset now, DateTimeOffset lease, CancellationToken cancel)
    {
        if (sent.Count == 0)
        {
            return;
        }

        await using var command = Of(connection, Send, sent);
        command.Parameters.AddWithValue("languages", sent.Select(one => one.Filled!.Language).ToArray());
        command.Parameters.AddWithValue("subjects", sent.Select(one => one.Filled!.Subject).ToArray());
        command.Parameters.AddWithValue("texts", sent.Select(one => one.Filled!.Text).ToArray());
        command.Parameters.AddWithValue("masks", sent.Select(one => one.Address!.Mask is { Length: > BuyerContact.MaskMaxLength } mask ? mask[..BuyerContact.MaskMaxLength] : one.Address.Mask).ToArray());
        command.Parameters.AddWithValue("links", sent.Select(one => string.Join('\n', one.Filled!.Links)).ToArray());
        command.Parameters.AddWithValue("lease", lease.UtcDateTime);
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlCommand Of(NpgsqlConnection connection, string sql, List<MessageVerdict> verdicts)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("ids", verdicts.Select(one => one.Message.Id).ToArray());
        command.Parameters.AddWithValue("buyers", verdicts.Select(one => one.Message.Buyer).ToArray());
        return command;
    }
}
