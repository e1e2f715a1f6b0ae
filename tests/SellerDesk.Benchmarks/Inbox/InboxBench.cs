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
        var deeper = new Sample("", "×");
        for (var round = -1; round < options.Number("rounds", 5); round++)
        {
            foreach (var (place, one) in cases.Index())
            {
                var (desk, byHand) = await InTurnsAsync(() => DeskAsync(list, one.Filter, one.After), () => hand.LoadAsync(one.Filter, one.After, Take, CancellationToken.None), same: true);
                if (round >= 0)
                {
                    figures[place].Desk.Add(desk);
                    figures[place].Hand.Add(byHand);
                }
            }

            var (deepest, first) = await InTurnsAsync(() => DeskAsync(list, all, far), () => DeskAsync(list, all, null), same: false);
            deeper.Add(deepest / first);
        }

        foreach (var (desk, byHand) in figures)
        {
            report.AtMostTimes($"{desk.Name} ÷ by hand", desk, byHand, times: 2, orMilliseconds: 2);
        }

        report.AtMost("deep ÷ first", deeper.Median, 1.3, "×");
        return report;
    }

    private static async Task<IReadOnlyList<InboxRow>> DeskAsync(InboxList list, InboxFilter filter, InboxKey? after) =>
        (await list.LoadAsync(new InboxAsk(filter, null, DateTimeOffset.UtcNow, TimeZoneInfo.Utc), after, Take, CancellationToken.None)).Rows;

    /// <returns>Median milliseconds of either, one after the other many times.</returns>
    private static async Task<(double One, double Other)> InTurnsAsync(Func<Task<IReadOnlyList<InboxRow>>> one, Func<Task<IReadOnlyList<InboxRow>>> other, bool same)
    {
        var (tookOne, tookOther) = (new Sample("", "ms"), new Sample("", "ms"));
        for (var turn = 0; turn < Repeats; turn++)
        {
            var started = Stopwatch.GetTimestamp();
            var rows = await one();
            tookOne.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            started = Stopwatch.GetTimestamp();
            var others = await other();
            tookOther.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (rows.Count == 0 || (same && !rows.SequenceEqual(others)))
            {
                throw new InvalidOperationException($"The desk shows {rows.Count} rows, and by hand there are {others.Count}.");
            }
        }

        return (tookOne.Median, tookOther.Median);
    }

    private sealed record Case(string Name, InboxFilter Filter, InboxKey? After);

    /// <summary>An owner's view.</summary>
    private sealed class EveryShop : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
    }
}
