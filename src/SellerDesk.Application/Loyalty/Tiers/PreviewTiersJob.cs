using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>Works out tables that somebody tries, one after the other; how far it is can be seen while it runs. One that a node left half way is begun again.</summary>
public sealed class PreviewTiersJob(WholeDb database, NpgsqlDataSource source, PreviewTiers previews, TimeProvider time, ILogger<PreviewTiersJob> log) : IJob
{
    private const string Take = """
        update tier_previews set state = 'Running', done = 0, total = (select count(*) from loyalty_members)
        where id = (select id from tier_previews where state in ('Waiting', 'Running') order by created_at limit 1) returning id
        """;

    private const string End = "update tier_previews set state = @state, report = @report, done = case when @state = 'Done' then total else done end, ended_at = @now where id = @id";

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        // One node at a time: the lock is held as long as the work goes on.
        await using var gate = await source.OpenConnectionAsync(cancel);
        await using var turn = await gate.BeginTransactionAsync(cancel);
        await using var alone = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended('tier_previews', 0))", gate, turn);
        if (await alone.ExecuteScalarAsync(cancel) is not true)
        {
            return false;
        }

        await using var take = source.CreateCommand(Take);
        if (await take.ExecuteScalarAsync(cancel) is not Guid id)
        {
            return false;
        }

        try
        {
            await using var db = database.Open();
            var table = await db.TierPreviewRuns.AsNoTracking().Where(r => r.Id == id).Select(r => r.Terms).FirstAsync(cancel);
            var preview = await previews.LoadAsync(Actor.Desk, table, cancel, done => ProgressAsync(id, done, cancel));
            await EndAsync(id, "Done", preview.Write(), cancel);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogError(failed, "A preview of tiers failed");
            await EndAsync(id, "Failed", null, cancel);
        }

        return true;
    }

    private async Task ProgressAsync(Guid id, int done, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("update tier_previews set done = @done, total = greatest(total, @done) where id = @id");
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("done", done);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task EndAsync(Guid id, string state, string? report, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(End);
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("state", state);
        command.Parameters.Add(new NpgsqlParameter("report", NpgsqlDbType.Jsonb) { Value = (object?)report ?? DBNull.Value });
        command.Parameters.AddWithValue("now", time.GetUtcNow().UtcDateTime);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
