using Npgsql;
using NpgsqlTypes;
using SellerDesk.Domain.Hooks;

namespace SellerDesk.Application.Hooks;

/// <summary>
/// Deliveries that wait, taken and ended in batches. About one thing they leave one after another: while an earlier one is on its way or waits, later ones stay. A delivery whose worker died
/// is taken again when <see cref="Lost"/> has passed.
/// </summary>
internal sealed class HookLine(NpgsqlDataSource source)
{
    /// <summary>Longer than any call.</summary>
    public static readonly TimeSpan Lost = TimeSpan.FromSeconds(60);

    private const string Ready = """
        select h.id from hooks h where h.is_on and (h.paused_until is null or h.paused_until <= @now)
          and exists (select 1 from hook_deliveries d where d.hook_id = h.id and d.state in ('Waiting', 'Sending') and d.due_at <= @now)
        """;

    private const string Take = """
        with due as (
          select d.id from hook_deliveries d where d.hook_id = @hook and d.state in ('Waiting', 'Sending') and d.due_at <= @now
            and not exists (select 1 from hook_deliveries e where e.hook_id = d.hook_id and e.subject_id = d.subject_id and e.state in ('Waiting', 'Sending') and (e.place, e.id) < (d.place, d.id))
          order by d.due_at, d.place limit @most for update skip locked
        ), taken as (
          update hook_deliveries d set state = 'Sending', tries = d.tries + 1, due_at = @lost from due where d.id = due.id returning d.id, d.tries, d.created_at, d.event_id, d.place
        )
        select t.id, t.tries, t.created_at, e.id, e.kind, e.place, e.shop_id, e.at, e.facts::text from taken t join hook_events e on e.id = t.event_id order by t.place
        """;

    private const string End = """
        with ended as (
          select * from unnest(@ids, @tries, @states, @dues, @statuses, @codes) as r(id, tries, state, due_at, status, code)
        )
        update hook_deliveries d set state = r.state, due_at = coalesce(r.due_at, d.due_at), ended_at = case when r.state = 'Waiting' then null else @now end, status = r.status, code = r.code
        from ended r where d.id = r.id and d.tries = r.tries and d.state = 'Sending'
        """;

    private const string Note = """
        insert into hook_attempts (delivery_id, try, at, milliseconds, status, code, said)
        select r.id, r.try, r.at, r.took, r.status, r.code, r.said from unnest(@ids, @tries, @ats, @tooks, @statuses, @codes, @saids) as r(id, try, at, took, status, code, said)
        where exists (select 1 from hook_deliveries d where d.id = r.id) on conflict do nothing
        """;

    /// <summary>Webhooks that have something to send now.</summary>
    public async Task<IReadOnlyList<HookId>> ReadyAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(Ready);
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var ready = new List<HookId>();
        while (await reader.ReadAsync(cancel))
        {
            ready.Add(new HookId(reader.GetGuid(0)));
        }

        return ready;
    }

    public async Task<IReadOnlyList<DueHook>> TakeAsync(HookId hook, int most, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(Take);
        command.Parameters.AddWithValue("hook", hook.Value);
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        command.Parameters.AddWithValue("lost", (now + Lost).UtcDateTime);
        command.Parameters.AddWithValue("most", most);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var taken = new List<DueHook>();
        while (await reader.ReadAsync(cancel))
        {
            var body = HookBody.Of(reader.GetGuid(3), reader.GetString(4), reader.GetInt64(5), reader.IsDBNull(6) ? null : reader.GetGuid(6), reader.GetFieldValue<DateTimeOffset>(7), reader.GetString(8));
            taken.Add(new DueHook(reader.GetGuid(0), reader.GetInt32(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetGuid(3), body));
        }

        return taken;
    }

    /// <summary>In the transaction that notes how the webhook itself is doing.</summary>
    public static async Task EndAsync(NpgsqlConnection connection, IReadOnlyList<CalledHook> calls, DateTimeOffset now, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection);
        var end = new NpgsqlBatchCommand(End);
        var note = new NpgsqlBatchCommand(Note);
        foreach (var command in new[] { end, note })
        {
            command.Parameters.AddWithValue("ids", calls.Select(call => call.Due.Id).ToArray());
            command.Parameters.AddWithValue("tries", calls.Select(call => call.Due.Tries).ToArray());
            command.Parameters.Add(new NpgsqlParameter("statuses", NpgsqlDbType.Array | NpgsqlDbType.Smallint) { Value = calls.Select(call => call.Answer.Status).ToArray() });
            command.Parameters.Add(new NpgsqlParameter("codes", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = calls.Select(call => call.Answer.Code).ToArray() });
            batch.BatchCommands.Add(command);
        }

        end.Parameters.AddWithValue("now", now.UtcDateTime);
        end.Parameters.AddWithValue("states", calls.Select(call => call.State.ToString()).ToArray());
        end.Parameters.Add(new NpgsqlParameter("dues", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = calls.Select(call => call.Next?.UtcDateTime).ToArray() });
        note.Parameters.AddWithValue("ats", calls.Select(call => call.At.UtcDateTime).ToArray());
        note.Parameters.AddWithValue("tooks", calls.Select(call => (int)call.Took.TotalMilliseconds).ToArray());
        note.Parameters.AddWithValue("saids", calls.Select(call => call.Answer.Said).ToArray());
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
