using Npgsql;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Hooks;

/// <summary>Events are kept for thirty days, with their deliveries; what a removed webhook left is swept.</summary>
public sealed class ForgetHooksJob(NpgsqlDataSource source, TimeProvider time) : IJob
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int AtOnce = 5_000;

    private const string Forget = """
        with old as (
          select id from hook_events where at < @before order by at limit @most
        ), deliveries as (
          delete from hook_deliveries d using old where d.event_id = old.id returning 1
        )
        delete from hook_events e using old where e.id = old.id
        """;

    private const string Sweep = "delete from hook_deliveries where id in (select d.id from hook_deliveries d where not exists (select 1 from hooks h where h.id = d.hook_id) limit @most)";

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var did = false;
        foreach (var sql in new[] { Forget, Sweep })
        {
            int gone;
            do
            {
                await using var command = source.CreateCommand(sql);
                command.Parameters.AddWithValue("before", (time.GetUtcNow() - Kept).UtcDateTime);
                command.Parameters.AddWithValue("most", AtOnce);
                gone = await command.ExecuteNonQueryAsync(cancel);
                did |= gone > 0;
            }
            while (gone >= AtOnce);
        }

        return did;
    }
}
