using System.Diagnostics;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Benchmarks.Data;
using SellerDesk.Benchmarks.Harness;

namespace SellerDesk.Benchmarks.Inbox;

/// <summary>The inbox's list over a million reviews, against the same SQL written by hand.</summary>
internal static class InboxBench
{
    private const int Take = 50;
    private const int Repeats = 60;

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var rows = options.Number("rows", 1_000_000);
        var report = new Report("inbox", $"slices of {Take} of InboxList at {rows:N0} reviews; by hand: the same SQL through Npgsql, prepared where one plan fits all values, into the same rows. "
            + $"A round is the median of {Repeats} turns of either side, one after the other");
        await using var source = DeskData.Source(await FilledDatabase.OpenAsync(options));
        var list = new InboxList(new ScopedDb(DeskData.Options(source), new EveryShop()));
        var hand = new HandWrittenInbox(source);
        var deep = Math.Min(500_000, rows / 2);
        var all = new InboxFilter { State = InboxState.All };
        var far = await hand.KeyAtAsync(all, deep);
        var rare = ReviewMaker.ModelOf(1_234);
        Case[] cases =
        [
            new("waiting, first slice", new InboxFilter(), null),
            new("all, first slice", all, null),
            new($"all, {deep:N0} deep", all, far),
            new("waiting, words \"пришёл брак\"", new InboxFilter { Search = "пришёл брак " }, null),
            new("all, words \"возврат не одобряют\"", all with { Search = "возврат не одобряют " }, null),
            new("all, one product's name", all with { Search = rare + " " }, null),
            new("all, a beginning \"молни\"", all with { Search = "молни" }, null),
        ];
        var figures = cases.Select(c => (Desk: report.Figure(c.Name, "ms"), Hand: report.Figure("  by hand", "ms"))).ToList();
        for (var round = -1; round < options.Number("rounds", 5); round++)
        {
            foreach (var (place, one) in cases.Index())
            {
                var (desk, byHand) = await RoundAsync(list, hand, one);
                if (round >= 0)
                {
                    figures[place].Desk.Add(desk);
                    figures[place].Hand.Add(byHand);
                }
            }
        }

        foreach (var (desk, byHand) in figures)
        {
            report.AtMostTimes($"{desk.Name} ÷ by hand", desk, byHand, times: 2, orMilliseconds: 2);
        }

        report.AtMost("deep ÷ first", Sample.Ratio(figures[2].Desk, figures[1].Desk), 1.3, "×");
        return report;
    }

    private static async Task<(double Desk, double Hand)> RoundAsync(InboxList list, HandWrittenInbox hand, Case one)
    {
        var (desk, byHand) = (new Sample("", ""), new Sample("", ""));
        for (var turn = 0; turn < Repeats; turn++)
        {
            var ask = new InboxAsk(one.Filter, null, DateTimeOffset.UtcNow, TimeZoneInfo.Utc);
            var started = Stopwatch.GetTimestamp();
            var slice = await list.LoadAsync(ask, one.After, Take, CancellationToken.None);
            desk.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            started = Stopwatch.GetTimestamp();
            var same = await hand.LoadAsync(one.Filter, one.After, Take, CancellationToken.None);
            byHand.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (slice.Rows.Count == 0 || !slice.Rows.SequenceEqual(same))
            {
                throw new InvalidOperationException($"{one.Name}: the desk shows {slice.Rows.Count} rows, and by hand there are {same.Count}.");
            }
        }

        return (desk.Median, byHand.Median);
    }

    private sealed record Case(string Name, InboxFilter Filter, InboxKey? After);

    /// <summary>An owner's view.</summary>
    private sealed class EveryShop : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
    }
}
