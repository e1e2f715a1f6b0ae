using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Segments;

/// <summary>
/// Who is in each segment, made anew in the database itself: at once after its rule was changed, every night, and between as often as it costs next to nothing (500 times what it took, two minutes at least; one that is empty sooner).
/// </summary>
public sealed class RefreshSegmentsJob(NpgsqlDataSource source, TimeProvider time) : IJob
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(Shop.DefaultTimeZone);

    private const string Due = """
        select id from segments where refreshed_at is null or changed_at > refreshed_at or day < @today or refreshed_at <= @now - greatest(case when size = 0 then interval '45 seconds' else interval '2 minutes' end, took * interval '500 milliseconds')
        order by refreshed_at nulls first
        """;

    /// <summary>Another node that is at it is not waited for; what it has done in the meantime is not done again.</summary>
    private const string Take = """
        select s.rule, s.shops, s.refreshed_at is not null and s.changed_at <= s.refreshed_at from segments s
        where s.id = @segment and (s.refreshed_at is null or s.refreshed_at < @now) and pg_try_advisory_xact_lock(hashtextextended('segment ' || @segment::text, 0))
        """;

    private const string Merge = """
        with gone as (delete from segment_members t where t.segment_id = @segment and not exists (select 1 from fresh_members f where f.id = t.buyer_id) returning 1),
          come as (insert into segment_members (segment_id, buyer_id, since)
            select @segment, f.id, @now from fresh_members f where not exists (select 1 from segment_members t where t.segment_id = @segment and t.buyer_id = f.id) returning 1),
          counted as (select (select count(*) from fresh_members)::int as size, case when @counts then (select count(*) from come)::int else 0 end as come, case when @counts then (select count(*) from gone)::int else 0 end as gone),
          day as (insert into segment_days as d (segment_id, day, size, joined, "left") select @segment, @today, c.size, c.come, c.gone from counted c
            on conflict (segment_id, day) do update set size = excluded.size, joined = d.joined + excluded.joined, "left" = d."left" + excluded."left")
        update segments s set size = c.size, refreshed_at = @now, day = @today, took = (extract(epoch from clock_timestamp() - transaction_timestamp()) * 1000)::int from counted c where s.id = @segment
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await DueAsync(now, cancel);
        var failed = new List<Exception>();
        foreach (var segment in due)
        {
            try
            {
                await RefreshAsync(segment, now, cancel);
            }
            catch (PostgresException broken)
            {
                // One that cannot be made must not keep the others from being made, nor be tried every second.
                failed.Add(broken);
                await LeaveAsync(segment, now, cancel);
            }
        }

        return failed.Count == 0 ? due.Count > 0 : throw new AggregateException("Some segments could not be made anew.", failed);
    }

    private async Task<List<Guid>> DueAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(Due);
        Add(command, now);
        var due = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            due.Add(reader.GetGuid(0));
        }

        return due;
    }

    private async Task RefreshAsync(Guid segment, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await TakeAsync(connection, segment, now, cancel) is not { } taken)
        {
            return;
        }

        await RunAsync(connection, SegmentSql.Room, cancel);
        await using (var fresh = new NpgsqlCommand { Connection = connection, CommandTimeout = 300 })
        {
            if (taken.Shops.Length > 0)
            {
                fresh.Parameters.Add(new NpgsqlParameter(SegmentSql.Shops, NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = taken.Shops });
            }

            fresh.CommandText = $"create temporary table fresh_members on commit drop as select m.id from ({SegmentSql.Members(fresh, RuleText.Read(taken.Rule), now)}) m";
            await fresh.ExecuteNonQueryAsync(cancel);
        }

        await RunAsync(connection, "analyze fresh_members", cancel);
        await using (var merge = new NpgsqlCommand(Merge, connection) { CommandTimeout = 300 })
        {
            Add(merge, now);
            merge.Parameters.AddWithValue("segment", segment);
            merge.Parameters.AddWithValue("counts", taken.Counts);
            await merge.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Who comes because the rule is another one has not joined.</summary>
    private static async Task<(string Rule, Guid[] Shops, bool Counts)?> TakeAsync(NpgsqlConnection connection, Guid segment, DateTimeOffset now, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand(Take, connection);
        take.Parameters.AddWithValue("segment", segment);
        take.Parameters.AddWithValue("now", now.UtcDateTime);
        await using var reader = await take.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? (reader.GetString(0), reader.GetFieldValue<Guid[]>(1), reader.GetBoolean(2)) : null;
    }

    private async Task LeaveAsync(Guid segment, DateTimeOffset now, CancellationToken cancel)
    {
        await using var leave = source.CreateCommand("update segments set refreshed_at = @now, day = @today, took = 0 where id = @segment");
        Add(leave, now);
        leave.Parameters.AddWithValue("segment", segment);
        await leave.ExecuteNonQueryAsync(cancel);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static void Add(NpgsqlCommand command, DateTimeOffset now)
    {
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        command.Parameters.Add(new NpgsqlParameter("today", NpgsqlDbType.Date) { Value = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime) });
    }
}
