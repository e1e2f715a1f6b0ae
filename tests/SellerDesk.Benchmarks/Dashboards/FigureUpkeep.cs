using Npgsql;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Benchmarks.Harness;

namespace SellerDesk.Benchmarks.Dashboards;

/// <summary>Makes the rollups of a filled database, as the jobs do it; what that costs against taking the facts in is <see cref="UpkeepBench"/>'s.</summary>
internal static class FigureUpkeep
{
    private const int Days = 380;

    /// <summary>All days of all shops and sources, a month of a shop in a transaction; two shops at a time.</summary>
    /// <returns>Seconds of both together.</returns>
    public static async Task<double> RemakeAsync(Report report, NpgsqlDataSource source, int rows)
    {
        await using var connection = await source.OpenConnectionAsync();
        var days = await DaysAsync(connection);
        var sum = 0.0;
        foreach (var one in FigureSources.All)
        {
            var lots = days.GroupBy(day => day.Shop).Select((shop, place) => (place, shop)).GroupBy(lot => lot.place % 2, lot => lot.shop);
            var seconds = (await Task.WhenAll(lots.Select(lot => Sample.SecondsAsync(() => RemakeAsync(source, lot.SelectMany(shop => shop), one))))).Sum();
            report.Figure($"all days of {one.Of}, {rows:N0}", "s").Add(seconds);
            sum += seconds;
        }

        await using var vacuum = new NpgsqlCommand("vacuum analyze figure_months", connection);
        await vacuum.ExecuteNonQueryAsync();
        return sum;
    }

    private static async Task RemakeAsync(NpgsqlDataSource source, IEnumerable<ShopDay> days, FigureSource one)
    {
        await using var connection = await source.OpenConnectionAsync();
        foreach (var month in days.GroupBy(day => (day.Shop, day.Day.Year, day.Day.Month)))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await TouchedDays.MakeRoomAsync(connection, CancellationToken.None);
            await FigureDays.RemakeAsync(connection, [.. month], [one], CancellationToken.None);
            await transaction.CommitAsync();
        }
    }

    private static async Task<List<ShopDay>> DaysAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand($"""
            select s.id, d::date, d::date::timestamp at time zone s.time_zone, (d::date + 1)::timestamp at time zone s.time_zone from shops s
            cross join generate_series(current_date - {Days}, current_date, interval '1 day') as d order by d, s.id
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var days = new List<ShopDay>();
        while (await reader.ReadAsync())
        {
            days.Add(new ShopDay(reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1), reader.GetDateTime(2), reader.GetDateTime(3)));
        }

        return days;
    }
}
