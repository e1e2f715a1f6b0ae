using System.Diagnostics;
using Npgsql;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Data;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Dashboards;
using Report = SellerDesk.Benchmarks.Harness.Report;

namespace SellerDesk.Benchmarks.Dashboards;

/// <summary>
/// What dashboards ask, at a tenth of the orders and at all of them, against SQL by hand over the same rollups and against the same figures from the facts; and what it costs to
/// keep the rollups.
/// </summary>
internal static class FiguresBench
{
    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var rows = options.Number("rows", 200_000);
        var turns = 10 * options.Number("rounds", 3);
        var report = new Report("figures", $"boards (all tiles with comparison), keys and rows over five shops together, medians of {turns} turns at {rows / 10:N0} and {rows:N0} orders of the same year, a fifth as many reviews; "
            + "by hand: one SQL statement that reads the same rollups; from facts: plain sums over orders, reviews and returns");
        var databases = new Databases(options.Server);
        var small = await AtAsync(report, databases, "figures_tenth", rows / 10, turns, whole: false);
        var whole = await AtAsync(report, databases, "figures_whole", rows, turns, whole: true);
        foreach (var (name, figures) in whole)
        {
            report.AtMostTimes($"{name} ÷ by hand", figures.Desk, figures.Hand, 2, 2);
            if (figures.Facts is { } facts)
            {
                report.AtLeast($"{name}: from facts ÷ desk", facts.Median / figures.Desk.Median, 100, "×");
            }

            // A list reads the facts themselves, more of them where a day has more; figures read rollups alone.
            if (figures.Facts is not null)
            {
                report.AtMost($"{name}: {rows:N0} ÷ {rows / 10:N0} orders", figures.Desk.Median / small[name].Desk.Median, 1.2, "×");
            }
        }

        return report;
    }

    private static async Task<Dictionary<string, FigureQuestion.Took>> AtAsync(Report report, Databases databases, string database, int rows, int turns, bool whole)
    {
        Console.WriteLine($"Filling a database with {rows:N0} orders...");
        await using var source = DeskData.Source(await ManyFacts.MakeAsync(databases, database, rows));
        Console.WriteLine("Counting all days...");
        report.Figure($"counting, {rows:N0}", "µs an order").Add(1e6 * await FigureUpkeep.RemakeAsync(report, source, rows) / rows);

        var found = new Dictionary<string, FigureQuestion.Took>(StringComparer.Ordinal);
        foreach (var question in FigureQuestion.All(new ScopedDb(DeskData.Options(source), new EveryShop()), DateOnly.FromDateTime(DateTime.UtcNow)))
        {
            found[question.Name] = await TurnsAsync(report, source, question, turns, rows, whole);
        }

        await source.DisposeAsync();
        await databases.DropAsync(database);
        return found;
    }

    private static async Task<FigureQuestion.Took> TurnsAsync(Report report, NpgsqlDataSource source, FigureQuestion question, int turns, int rows, bool whole)
    {
        var (desk, hand) = (report.Figure($"{question.Name}, {rows:N0}", "ms"), report.Figure($"  by hand, {question.Name}, {rows:N0}", "ms"));
        for (var turn = -5; turn < turns; turn++)
        {
            var (tookDesk, tookHand) = (await TimeAsync(question.Desk), await TimeAsync(() => ReadAsync(source, question.Hand)));
            if (turn >= 0)
            {
                desk.Add(tookDesk);
                hand.Add(tookHand);
            }
        }

        if (question.Facts is not { } plain)
        {
            return new FigureQuestion.Took(desk, hand, null);
        }

        var facts = report.Figure($"  from facts, {question.Name}, {rows:N0}", "ms");
        for (var turn = question.IsLong ? 0 : -1; turn < (question.IsLong || !whole ? 1 : 3); turn++)
        {
            var took = await TimeAsync(() => ReadAsync(source, plain));
            if (turn >= 0)
            {
                facts.Add(took);
            }
        }

        return new FigureQuestion.Took(desk, hand, facts);
    }

    /// <summary>Every value is read, as whoever shows it has to.</summary>
    private static async Task ReadAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>An owner's view.</summary>
    private sealed class EveryShop : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
    }
}
