using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Orders.Times;

/// <summary>
/// Counts anew the days on which orders were placed or their legs ended: what was sold, how long legs took, how many were late, and what became of what carriers delivered. Days come from
/// <c>touched_order_days</c> (the database's own triggers write them), so that a time which a marketplace tells weeks later is counted too. A day's rows are
/// replaced in one transaction.
/// </summary>
public sealed class RemakeOrderDaysJob(NpgsqlDataSource source) : IJob
{
    /// <summary>Days in one round; the next round follows soon.</summary>
    public const int DaysAtOnce = 200;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var done = 0;
        while (done < DaysAtOnce && await TouchedDays.RemakeNextAsync(source, "touched_order_days", (connection, day) => RemakeAsync(connection, day, cancel), cancel))
        {
            done++;
        }

        return done > 0;
    }

    private static async Task RemakeAsync(NpgsqlConnection connection, ShopDay day, CancellationToken cancel)
    {
        await day.RunAsync(connection, LegSql.Remake, cancel);
        await day.RunAsync(connection, LegSql.RemakeKeys, cancel);
        await day.RunAsync(connection, CarrierSql.Remake, cancel);
        await day.RunAsync(connection, SoldSql.Remake, cancel);
        await FigureDays.RemakeAsync(connection, day, OrderFigures.All, cancel);
    }
}
