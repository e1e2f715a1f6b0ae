using System.Diagnostics;
using SellerDesk.Application.Buyers.Lifetimes;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Buyers.Lifetimes;
using SellerDesk.UnitTests.Buyers.Lifetimes;

namespace SellerDesk.Benchmarks.Buyers;

/// <summary>How long the models of leaving and of spending take for a shop of many buyers, and what is expected of each of them.</summary>
internal static class LifetimesBench
{
    public static Task<Report> RunAsync(BenchOptions options)
    {
        var count = options.Number("rows", 1_000_000);
        var report = new Report("lifetimes", $"{count:N0} invented buyers of two years, in days; one thread");
        var histories = InventedBuyers.Of(new BetaGeometricModel(0.4, 60, 0.8, 2.5), count, 30, 730, 7).Select(one => new PurchaseHistory(one.Repeats, Math.Round(one.Recency), Math.Round(one.Age))).ToArray();
        var spending = InventedBuyers.Spending(new GammaGammaModel(6, 4, 1500), count / 4, 8).Select(one => one with { Mean = Math.Round(one.Mean, 2) }).ToArray();
        var (leaving, paying, telling) = (report.Figure("fitting the model of leaving", "s"), report.Figure("fitting the model of spending", "s"), report.Figure("P(alive) and orders of a year for each", "s"));
        for (var round = 0; round < options.Number("rounds", 3); round++)
        {
            var (fit, expected) = ((LifetimeFit?)null, 0.0);
            leaving.Add(Seconds(() => fit = LifetimeFit.Of(histories)));
            paying.Add(Seconds(() => SpendFit.Of(spending)));
            telling.Add(Seconds(() => expected = histories.Distinct().Sum(one => fit!.Model.ProbabilityAlive(one) + fit.Model.ExpectedOrders(one, 365))));
            if (!double.IsFinite(expected))
            {
                throw new InvalidOperationException("The expectation of somebody is no number.");
            }
        }

        return Task.FromResult(report);
    }

    private static double Seconds(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
