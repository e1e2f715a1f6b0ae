using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Segments.Plays;

namespace SellerDesk.Application.Segments.Plays;

/// <summary>
/// What the two parts of each running play did since its start: anew every quarter of an hour, and a last time when its window is over. Later corrections of orders are followed for some days.
/// </summary>
public sealed class MeasurePlaysJob(WholeDb database, TimeProvider time) : IJob
{
    public static readonly TimeSpan Often = TimeSpan.FromMinutes(15);

    /// <summary>Orders of the last days of a window are cancelled or returned later.</summary>
    public static readonly TimeSpan After = TimeSpan.FromDays(14);

    /// <summary>Orders of whoever was merged since are those of who goes on.</summary>
    private const string Measure = """
        with who as (
          select m.buyer_id as member, m.arm, coalesce(b.merged_into, b.id) as buyer from play_members m join buyers b on b.id = m.buyer_id where m.play_id = @play and m.left_at is null
        ), bought as (
          select w.member, w.arm, o.currency::text as currency, count(*) as orders, coalesce(sum(o.total) filter (where o.stage <> 'Returned'), 0) as spent
          from who w join buyer_links l on l.buyer_id = w.buyer and l.kind = 'Order' and l.at > @from and l.at <= @to and (@shops::uuid[] is null or l.shop_id = any(@shops))
          join orders o on o.id = l.thing_id and o.shop_id = l.shop_id and o.stage <> 'Cancelled' group by 1, 2, 3
        ), main as (select currency from bought where currency is not null group by currency order by sum(orders) desc, currency limit 1)
        select a.arm, (select count(*) from who w where w.arm = a.arm)::int, count(distinct b.member)::int, coalesce(sum(b.spent) filter (where b.currency = m.currency), 0),
          coalesce(sum((b.spent * b.spent)::float8) filter (where b.currency = m.currency), 0)::float8, min(m.currency), (select count(*) from play_members l where l.play_id = @play and l.left_at is not null)::int
        from (values ('Treated'), ('Control')) a(arm) left join bought b on b.arm = a.arm left join main m on true group by a.arm
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (before, since) = (now - Often, now - After);
        await using var db = database.Open();
        var due = await db.Plays.Where(p => p.StartedAt != null && (p.MeasuredAt == null || p.MeasuredAt <= before || (p.EndsAt <= now && p.MeasuredAt < p.EndsAt)) && (p.State == PlayState.Running || p.EndsAt > since || p.MeasuredAt == null))
            .OrderBy(p => p.StartedAt).ToListAsync(cancel);
        foreach (var play in due)
        {
            play.Measured(JsonSerializer.Serialize(await MeasureAsync(db, play, now, cancel), PlayBook.Shape), now);
            await db.SaveChangesAsync(cancel);
        }

        return due.Count > 0;
    }

    private static async Task<PlayResult> MeasureAsync(SellerDeskDb db, Play play, DateTimeOffset now, CancellationToken cancel)
    {
        var shops = await db.Segments.Where(s => s.Id == play.SegmentId).Select(s => s.Shops).FirstAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(Measure, (NpgsqlConnection)db.Database.GetDbConnection()) { CommandTimeout = 300 };
        command.Parameters.AddWithValue("play", play.Id.Value);
        command.Parameters.AddWithValue("from", play.StartedAt!.Value.UtcDateTime);
        command.Parameters.AddWithValue("to", (play.EndsAt < now ? play.EndsAt.Value : now).UtcDateTime);
        command.Parameters.Add(new NpgsqlParameter("shops", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = shops.Length == 0 ? DBNull.Value : shops });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var arms = new Dictionary<string, ArmOutcome>(StringComparer.Ordinal);
        var (currency, left) = ((string?)null, 0);
        while (await reader.ReadAsync(cancel))
        {
            arms[reader.GetString(0)] = new ArmOutcome(reader.GetInt32(1), reader.GetInt32(2), reader.GetDecimal(3), reader.GetDouble(4));
            (currency, left) = (reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetInt32(6));
        }

        return new PlayResult(arms[nameof(PlayArm.Treated)], arms[nameof(PlayArm.Control)], currency, left);
    }
}
