using Npgsql;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Reviews;
using SellerDesk.Benchmarks.Data;
using SellerDesk.Benchmarks.Harness;

namespace SellerDesk.Benchmarks.Dashboards;

/// <summary>What it costs to keep the rollups, against what it costs to take the facts in.</summary>
internal static class FigureUpkeep
{
    private const int Days = 380;
    private const string Ingested = "figures_ingested";

    /// <summary>All days of all shops and sources, each in a transaction of its own as the jobs do it; two shops at a time.</summary>
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
        foreach (var day in days)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await FigureDays.RemakeAsync(connection, day, [one], CancellationToken.None);
            await transaction.CommitAsync();
        }
    }

    /// <summary>Orders with their lines and a fifth as many reviews through the desk's own writers, triggers and all.</summary>
    /// <returns>Seconds for one order and its part of the reviews.</returns>
    public static async Task<double> IngestAsync(Databases databases, int orders)
    {
        var now = DateTimeOffset.UtcNow;
        await databases.CreateAsync(Ingested);
        var shops = await BenchShops.AddAsync(databases.At(Ingested));
        var (maker, reviews) = (new OrderMaker(orders, now), new ReviewMaker(orders / 5, now));
        double seconds;
        await using (var source = DeskData.Source(databases.At(Ingested)))
        {
            await PulledPages.CheckpointAsync(source);
            seconds = await Sample.SecondsAsync(async () =>
            {
                await PulledPages.WriteAsync(source, shops, maker.Pages(), now, OrderWriter.WriteAsync, counts => counts.New);
                await PulledPages.WriteAsync(source, shops, reviews.Pages(), now, ReviewWriter.WriteAsync, counts => counts.New);
            });
        }

        await databases.DropAsync(Ingested);
        return seconds / maker.Rows;
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
