using Npgsql;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Operating;

/// <param name="Code">Names the queue: <c>replies</c>, <c>messages</c>, …</param>
/// <param name="Due">What should have gone by now and has not; <see cref="DeskQueues.Most"/> means that or more.</param>
/// <param name="OldestAt">Since when the first of them waits.</param>
/// <param name="LateAfter">A wait that is longer is told as a fault.</param>
public sealed record QueueRow(string Code, long Due, DateTimeOffset? OldestAt, TimeSpan LateAfter)
{
    public bool IsLate(DateTimeOffset now) => OldestAt is { } oldest && now - oldest > LateAfter;
}

/// <summary>What waits for the desk's own jobs. Read through indexes of what is due, at most every few seconds for everybody.</summary>
public sealed class DeskQueues(NpgsqlDataSource source, TimeProvider time)
{
    public const long Most = 10_000;

    /// <summary>Days whose figures have to be counted anew.</summary>
    private static readonly string[] Touched =
    [
        "touched_order_days", "touched_days", "touched_complaint_days", "touched_survey_days", "touched_funnel_days", "touched_deadline_days", "touched_work_days", "touched_buyer_days",
    ];

    private static readonly (string Code, string Sql, TimeSpan LateAfter)[] Queues =
    [
        ("replies", "select due_at as at from outgoing_replies where state in ('Held', 'Queued', 'Sending', 'Unknown') and due_at <= $1", TimeSpan.FromMinutes(5)),
        ("messages", "select due_at as at from outgoing_messages where due_at is not null and due_at <= $1", TimeSpan.FromMinutes(10)),
        ("events", "select at from buyer_events where taken_at is null and at <= $1", TimeSpan.FromMinutes(10)),
        ("alerts", "select due_at as at from alert_sends where state in ('Waiting', 'Sending') and due_at <= $1", TimeSpan.FromMinutes(10)),
        ("hooks", "select due_at as at from hook_deliveries where state in ('Waiting', 'Sending') and due_at <= $1", TimeSpan.FromMinutes(10)),
        ("letters", "select due_at as at from report_letters where state in ('Waiting', 'Sending') and due_at <= $1", TimeSpan.FromMinutes(10)),
        ("pushes", "select received_at as at from incoming_pushes where processed_at is null and received_at <= $1", TimeSpan.FromMinutes(5)),
        ("buyers", "select null::timestamptz as at from touched_buyers where $1 is not null", TimeSpan.MaxValue),
        ("figures", $"select null::timestamptz as at from ({string.Join(" union all ", Touched.Select(table => $"select 1 from {table}"))}) days where $1 is not null", TimeSpan.MaxValue),
    ];

    private readonly RecentValue<IReadOnlyList<QueueRow>> recent = new(TimeSpan.FromSeconds(5), time, () => ReadAsync(source, time.GetUtcNow()));

    public Task<IReadOnlyList<QueueRow>> LoadAsync(CancellationToken cancel) => recent.GetAsync(cancel);

    private static async Task<IReadOnlyList<QueueRow>> ReadAsync(NpgsqlDataSource source, DateTimeOffset now)
    {
        await using var batch = source.CreateBatch();
        foreach (var (_, sql, _) in Queues)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"select count(*), min(at) from (select at from ({sql}) due order by at limit {Most}) first")
            {
                Parameters = { new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime } },
            });
        }

        await using var reader = await batch.ExecuteReaderAsync();
        var rows = new List<QueueRow>();
        foreach (var (code, _, lateAfter) in Queues)
        {
            await reader.ReadAsync();
            rows.Add(new QueueRow(code, reader.GetInt64(0), await reader.IsDBNullAsync(1) ? null : new DateTimeOffset(reader.GetDateTime(1), TimeSpan.Zero), lateAfter));
            await reader.NextResultAsync();
        }

        return rows;
    }
}
