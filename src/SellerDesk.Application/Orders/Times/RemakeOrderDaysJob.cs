using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Orders.Times;

/// <summary>
/// Counts anew the days on which orders were placed or their legs ended: what was sold, how long legs took, how many were late, and what became of what carriers delivered. Days come from
/// <c>touched_order_days</c> (the database's own triggers write them, and what of the day changed), so that a time which a marketplace tells weeks later is counted too. The rows of a shop's touched days
/// of a month are replaced in one transaction.
/// </summary>
public sealed class RemakeOrderDaysJob(NpgsqlDataSource source) : IJob
{
    /// <summary>Days in one round; the next round follows soon.</summary>
    public const int DaysAtOnce = 200;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var done = 0;
        while (done < DaysAtOnce && await TouchedDays.RemakeNextAsync(source, "touched_order_days", (connection, days) => RemakeAsync(connection, days, cancel), cancel, "parts") is > 0 and var counted)
        {
            done += counted;
        }

        return done > 0;
    }

    private static async Task RemakeAsync(NpgsqlConnection connection, IReadOnlyList<ShopDay> days, CancellationToken cancel)
    {
        await Of(OrderDayParts.Placed).RunTogetherAsync(connection, SoldSql.Remake, cancel);
        await Of(OrderDayParts.Approved).RunTogetherAsync(connection, LegSql.RemakeApproved, cancel);
        await Of(OrderDayParts.HandedOver).RunTogetherAsync(connection, LegSql.RemakeHandedOver, cancel);
        await Of(OrderDayParts.Delivered).RunTogetherAsync(connection, LegSql.RemakeDelivered + ";" + CarrierSql.Remake, cancel);
        await FigureDays.RemakeAsync(connection, days, OrderFigures.All, cancel);

        List<ShopDay> Of(OrderDayParts part) => [.. days.Where(day => day.Has((int)part))];
    }
}
