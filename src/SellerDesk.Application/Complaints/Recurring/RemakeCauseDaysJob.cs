using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Complaints.Recurring;

/// <summary>
/// Counts complaints and what comes back anew for the days that were touched (<c>touched_complaint_days</c>, written by the database's own triggers). A case that
/// was merged into another counts once, as that other.
/// </summary>
public sealed class RemakeCauseDaysJob(NpgsqlDataSource source) : IJob
{
    /// <summary>Days in one round; the next round follows soon.</summary>
    public const int DaysAtOnce = 200;

    private const string Remake = """
        delete from cause_days where shop_id = @shop and day = @day;
        insert into cause_days (shop_id, day, product_id, cause_code, complaints, returns)
        select @shop, @day, product_id, coalesce(cause_code, ''), count(*), count(*) filter (where kind in ('Claim', 'Return'))
        from complaints where shop_id = @shop and opened_at >= @from and opened_at < @to and product_id is not null and merged_into is null group by 3, 4
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var done = 0;
        while (done < DaysAtOnce && await TouchedDays.RemakeNextAsync(source, "touched_complaint_days", (connection, days) => RemakeAsync(connection, days, cancel), cancel) is > 0 and var counted)
        {
            done += counted;
        }

        return done > 0;
    }

    private static async Task RemakeAsync(NpgsqlConnection connection, IReadOnlyList<ShopDay> days, CancellationToken cancel)
    {
        await days.RunAsync(connection, Remake, cancel);
        await FigureDays.RemakeAsync(connection, days, ComplaintSources.All, cancel);
    }
}
