using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.BuyerEvents;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Segments.Plays;

namespace SellerDesk.Application.Segments.Plays;

/// <summary>
/// Draws the members of the segment, as they are now, to be treated or to be left alone, and begins: what is offered is written down for the rules of messages in the same transaction. Nobody joins later.
/// </summary>
public sealed class StartPlay(WholeDb database, TimeProvider time)
{
    /// <summary>The lot of <see cref="PlayLot"/>, drawn by the database.</summary>
    private const string Draw = """
        insert into play_members (play_id, buyer_id, arm, call)
        select @play, d.buyer_id, d.arm, case when @calls and d.arm = 'Treated' then 'Waiting' end from (
          select m.buyer_id, case when ((get_byte(h.hash, 0) << 16) | (get_byte(h.hash, 1) << 8) | get_byte(h.hash, 2)) % 10000 < @control * 100 then 'Control' else 'Treated' end as arm
          from segment_members m join buyers b on b.id = m.buyer_id and b.merged_into is null and b.erased_at is null
          cross join lateral (select sha256(convert_to(@play::text || ':' || m.buyer_id::text, 'UTF8')) as hash) h
          where m.segment_id = @segment and (@overlap or not exists (
            select 1 from play_members o join plays p on p.id = o.play_id and p.state = 'Running' where o.buyer_id = m.buyer_id and o.left_at is null))
        ) d
        """;

    private const string Say = $"""
        insert into buyer_events (buyer_id, shop_id, kind, key, subject_id, "values", at)
        select buyer_id, null, 'Offer', 'play ' || @play::text, @play, jsonb_build_object('offer', @offer), @now from play_members where play_id = @play and arm = 'Treated' {AddBuyerEvent.Once}
        """;

    /// <returns>How many were drawn.</returns>
    /// <exception cref="RuleException"><c>play.started</c>, <c>play.nobody</c>; those of <see cref="PlanPlay"/>.</exception>
    public async Task<int> ExecuteAsync(Actor actor, PlayId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // One start at a time: otherwise two plays would draw the same people.
        await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtextextended('plays', 0))", cancel);
        var now = time.GetUtcNow();
        var play = await PlanPlay.OwnAsync(db, actor, id, cancel);
        play.Start(now);
        await db.SaveChangesAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var drawn = await RunAsync(connection, Draw, play, now, cancel);
        if (drawn == 0)
        {
            throw new RuleException("play.nobody");
        }

        if (play.Kind == PlayKind.Message)
        {
            await RunAsync(connection, Say, play, now, cancel);
        }

        await transaction.CommitAsync(cancel);
        return drawn;
    }

    private static async Task<int> RunAsync(NpgsqlConnection connection, string sql, Play play, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        command.Parameters.AddWithValue("play", play.Id.Value);
        command.Parameters.AddWithValue("segment", play.SegmentId.Value);
        command.Parameters.AddWithValue("control", play.Control);
        command.Parameters.AddWithValue("overlap", play.MayOverlap);
        command.Parameters.AddWithValue("calls", play.Kind == PlayKind.Call);
        command.Parameters.AddWithValue("offer", play.Offer);
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
