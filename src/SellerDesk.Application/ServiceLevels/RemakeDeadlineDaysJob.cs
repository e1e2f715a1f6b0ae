using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>Counts deadlines anew on the days whose clocks changed, and on those on which one fell since the last round.</summary>
public sealed class RemakeDeadlineDaysJob(NpgsqlDataSource source, TimeProvider time) : IJob
{
    /// <summary>Up to which moment deadlines are counted (UTC), among the desk's options.</summary>
    public const string Mark = "deadlines-counted";

    /// <summary>Days in one round; the next round follows soon.</summary>
    private const int DaysAtOnce = 200;

    /// <summary>A clock that was being saved while the last round looked is seen by this one; the database's own triggers take what changes later.</summary>
    private const string Fallen = $"""
        with was as (select (value #>> array[]::text[])::timestamptz as at from desk_options where name = '{Mark}'),
        moved as (
          insert into desk_options (name, value, changed_at) values ('{Mark}', to_jsonb(@now), @now)
          on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at where (desk_options.value #>> array[]::text[])::timestamptz < @now returning 1
        )
        insert into {DeadlineSource.TouchedDays} (shop_id, day)
        select distinct s.id, (c.due_at at time zone s.time_zone)::date from shops s join clocks c on c.shop_id = s.id
        where c.due_at >= coalesce((select at from was) - interval '5 minutes', '-infinity') and c.due_at < @now and (select count(*) from moved) > 0
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using (var fallen = source.CreateCommand(Fallen))
        {
            fallen.Parameters.AddWithValue("now", time.GetUtcNow().UtcDateTime);
            await fallen.ExecuteNonQueryAsync(cancel);
        }

        var done = 0;
        while (done < DaysAtOnce && await TouchedDays.RemakeNextAsync(source, DeadlineSource.TouchedDays, (connection, days) => FigureDays.RemakeAsync(connection, days, [DeadlineSource.Fell], cancel), cancel) is > 0 and var counted)
        {
            done += counted;
        }

        return done > 0;
    }
}
