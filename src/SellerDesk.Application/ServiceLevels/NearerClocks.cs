using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>
/// A text that was read may bring the first response nearer: so many working minutes from now at most. The clock then has that much less time, and keeps it when
/// its level is timed anew. Never puts a deadline off, and leaves alone what stands or was put off.
/// </summary>
internal static class NearerClocks
{
    /// <summary>What <see cref="Clock.Of"/> is then: no level has a time of this name, so no re-timing takes it back.</summary>
    public const string Urgent = "Urgent";

    /// <param name="items">Work items of the batch's shop with the working minutes that they have from now.</param>
    public static async Task BringAsync(WriteBatch batch, IReadOnlyCollection<(Guid Item, int Minutes)> items, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return;
        }

        var schedule = (await PolicyReader.LoadAsync(batch, null, cancel)).Schedule;
        var within = items.ToDictionary(item => item.Item, item => item.Minutes);
        var (ids, due, minutes, warn) = (new List<Guid>(), new List<DateTime>(), new List<int>(), new List<DateTime>());
        foreach (var (id, started, dueAt) in await RunningAsync(batch, within.Keys, cancel))
        {
            var nearer = WorkClock.Add(batch.Now, within[id], schedule);
            if (nearer < dueAt && WorkClock.Between(started, nearer, schedule) is > 0 and var left)
            {
                ids.Add(id);
                due.Add(nearer.UtcDateTime);
                minutes.Add(left);
                warn.Add(ClockMarks.Before(started, nearer, left, ClockMarks.Half, schedule).UtcDateTime);
            }
        }

        if (ids.Count == 0)
        {
            return;
        }

        await using var command = batch.Command($"""
            with nearer as (
              update clocks c set of = '{Urgent}', working = true, minutes = s.minutes, due_at = s.due, next_warning_at = s.warn
              from unnest(@ids, @due, @minutes, @warn) as s(id, due, minutes, warn)
              where c.subject_id = s.id and c.shop_id = @shop and c.kind = 'FirstResponse' and c.stopped_at is null returning c.subject_id, c.due_at)
            update work_items w set due_at = n.due_at from nearer n where w.id = n.subject_id and w.shop_id = @shop and w.state = 'Open' and w.due_at > n.due_at
            """);
        command.Parameters.AddWithValue("ids", ids);
        command.Parameters.AddWithValue("due", due);
        command.Parameters.AddWithValue("minutes", minutes);
        command.Parameters.AddWithValue("warn", warn);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<List<(Guid Id, DateTimeOffset Started, DateTimeOffset Due)>> RunningAsync(WriteBatch batch, IEnumerable<Guid> items, CancellationToken cancel)
    {
        await using var command = batch.Command("""
            select c.subject_id, c.started_at, c.due_at from clocks c join work_items w on w.id = c.subject_id and w.shop_id = c.shop_id
            where c.shop_id = @shop and c.subject_id = any(@ids) and c.kind = 'FirstResponse' and c.stopped_at is null and c.paused_at is null and c.held_minutes = 0 and w.state = 'Open'
            """);
        command.Parameters.AddWithValue("ids", items.ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var running = new List<(Guid, DateTimeOffset, DateTimeOffset)>();
        while (await rows.ReadAsync(cancel))
        {
            running.Add((rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetFieldValue<DateTimeOffset>(2)));
        }

        return running;
    }
}
