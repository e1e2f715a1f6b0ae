using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Products;

/// <summary>Counts the days anew of which marketplaces told something else than before (the database's own triggers note them).</summary>
public sealed class RemakeFunnelDaysJob(NpgsqlDataSource source) : IJob
{
    /// <summary>Days in one round; the next round follows soon.</summary>
    private const int DaysAtOnce = 500;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var done = 0;
        while (done < DaysAtOnce && await TouchedDays.RemakeNextAsync(source, FunnelSource.TouchedDays, (connection, days) => FigureDays.RemakeAsync(connection, days, [FunnelSource.Told], cancel), cancel) is > 0 and var counted)
        {
            done += counted;
        }

        return done > 0;
    }
}
