using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Operating;

/// <summary>Writes down that a node lives and how its jobs went since the last time. What was not seen for a week is forgotten.</summary>
public sealed class KeepBeats(NpgsqlDataSource source)
{
    private const string Node = """
        insert into node_beats (node, version, started_at, seen_at, runs_jobs, circuits, memory) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (node) do update set version = excluded.version, started_at = excluded.started_at, seen_at = excluded.seen_at, runs_jobs = excluded.runs_jobs,
          circuits = excluded.circuits, memory = excluded.memory
        """;

    private const string Jobs = """
        insert into job_beats (job, node, started_at, finished_at, lasted_ms, runs, failures, error)
        select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::float8[], $6::bigint[], $7::bigint[], $8::text[])
        on conflict (job, node) do update set started_at = excluded.started_at, finished_at = excluded.finished_at, lasted_ms = excluded.lasted_ms, runs = excluded.runs,
          failures = excluded.failures, error = excluded.error
        """;

    private const string Forget = """
        with gone as (delete from node_beats where seen_at < $1 - interval '7 days' returning node) delete from job_beats where node in (select node from gone)
        """;

    /// <returns>The newest key of <c>data_keys</c>, and how many there are: when they change, another node changed them.</returns>
    public async Task<(int Newest, int Count)> ExecuteAsync(NodeBeat node, IReadOnlyList<JobBeat> jobs, CancellationToken cancel)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Node)
        {
            Parameters =
            {
                Value(node.Node), Value(node.Version), Value(node.StartedAt.UtcDateTime), Value(node.SeenAt.UtcDateTime), Value(node.RunsJobs), Value(node.Circuits), Value(node.Memory),
            },
        });
        if (jobs.Count > 0)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Jobs)
            {
                Parameters =
                {
                    Value(Column(jobs, job => job.Job)), Value(Column(jobs, job => job.Node)), Moments(jobs, job => job.StartedAt.UtcDateTime), Moments(jobs, job => job.FinishedAt?.UtcDateTime),
                    Value(Column(jobs, job => job.LastedMs)), Value(Column(jobs, job => job.Runs)), Value(Column(jobs, job => job.Failures)), Value(Column(jobs, job => job.Error)),
                },
            });
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand(Forget) { Parameters = { Value(node.SeenAt.UtcDateTime) } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select coalesce(max(id), 0), count(*)::int from data_keys"));
        await using var row = await batch.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetInt32(0), row.GetInt32(1));
    }

    private static T[] Column<T>(IReadOnlyList<JobBeat> jobs, Func<JobBeat, T> of) => [.. jobs.Select(of)];

    /// <summary>The kind is said: of a column that begins with a job that still runs it cannot be told.</summary>
    private static NpgsqlParameter Moments(IReadOnlyList<JobBeat> jobs, Func<JobBeat, DateTime?> of) => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, Value = Column(jobs, of) };

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };
}
