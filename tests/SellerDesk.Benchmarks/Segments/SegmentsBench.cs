using System.Diagnostics;
using Npgsql;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Team;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Benchmarks.Segments;

/// <summary>Counting while a rule is built, the night's refresh of all segments, and the pages, at a million buyers.</summary>
internal static class SegmentsBench
{
    private const int Take = 50;
    private const double Late = 0.95;

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var rows = options.Number("rows", 1_000_000);
        var rounds = options.Number("rounds", 5);
        var report = new Report("segments", $"{rows:N0} buyers with what they did; a count is the slowest of {rounds} rounds after one to warm up, pages are 95th of 100 of {rounds * 20} turns");
        await using var source = DeskData.Source(await ManyBuyers.OpenAsync(options, rows));
        var data = new WholeDb(DeskData.Options(source));
        await RemakeAsync(report, source);
        await CountAsync(report, source, rounds);
        var segment = await RefreshAsync(report, source, data);
        await ListAsync(report, source, segment, rounds * 20);
        return report;
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task RemakeAsync(Report report, NpgsqlDataSource source)
    {
        await RunAsync(source, $"delete from desk_options where name = '{RemakeRfmJob.Mark}'");
        var took = report.Figure("fifths, grid and categories", "s");
        took.Add(await Sample.SecondsAsync(() => new RemakeRfmJob(source, TimeProvider.System).RunAsync(CancellationToken.None)));
        await RunAsync(source, "vacuum analyze buyer_rfm; ");
        await RunAsync(source, "vacuum analyze buyer_categories");
    }

    private static async Task CountAsync(Report report, NpgsqlDataSource source, int rounds)
    {
        var counting = new CountSegment(source, new EveryShop());
        foreach (var (name, rule) in Rules())
        {
            var took = report.Figure($"count: {name}", "s");
            var found = 0L;
            for (var round = -1; round < rounds; round++)
            {
                var seconds = await Sample.SecondsAsync(async () => found = await counting.CountAsync(rule, [], DateTimeOffset.UtcNow, CancellationToken.None));
                if (round >= 0)
                {
                    took.Add(seconds);
                }
            }

            report.AtMost($"count: {name} ({found:N0})", took.Max, 1, " s");
        }
    }

    private static async Task<SegmentId> RefreshAsync(Report report, NpgsqlDataSource source, WholeDb data)
    {
        await RunAsync(source, "delete from segments");
        await new DefaultSegments(data, TimeProvider.System).EnsureAsync(CancellationToken.None);
        var save = new SaveSegment(data, TimeProvider.System);
        foreach (var (name, rule) in Rules())
        {
            await save.ExecuteAsync(Actor.Desk, null, new SegmentForm(name, "", rule, true), CancellationToken.None);
        }

        var (first, night) = (report.Figure("first filling of all segments", "s"), report.Figure("refresh of the next night", "s"));
        first.Add(await Sample.SecondsAsync(() => new RefreshSegmentsJob(source, TimeProvider.System).RunAsync(CancellationToken.None)));
        await RunAsync(source, "vacuum analyze segment_members");
        night.Add(await Sample.SecondsAsync(() => new RefreshSegmentsJob(source, new Tomorrow()).RunAsync(CancellationToken.None)));
        await using var db = data.Open();
        report.AtMost($"refresh of {ReadyMade.All.Count + Rules().Count()} segments in a night", night.Max, 60, " s");
        await using var largest = source.CreateCommand("select id from segments order by size desc limit 1");
        return new SegmentId((Guid)(await largest.ExecuteScalarAsync())!);
    }

    private static async Task ListAsync(Report report, NpgsqlDataSource source, SegmentId segment, int turns)
    {
        var book = new SegmentBook(new ScopedDb(DeskData.Options(source), new EveryShop()), source, new EveryShop());
        var table = new BuyerTable(source, null!, new EveryShop());
        var ids = $"select m.buyer_id from segment_members m where m.segment_id = '{segment}' order by m.since desc, m.buyer_id desc limit {Take + 1}";
        await PageAsync(report, "members of the largest segment", turns, () => book.MembersAsync(segment, Role.Owner, null, Take, CancellationToken.None), source,
            $"select b.*, array(select f.shop_id from buyer_figures f where f.buyer_id = b.id) from buyers b join ({ids}) m on m.buyer_id = b.id");
        await PageAsync(report, "list of segments", turns, () => book.ListAsync(null, DateTimeOffset.UtcNow, CancellationToken.None), source,
            "select s.*, array(select d.size from segment_days d where d.segment_id = s.id and d.day >= current_date - 30 order by d.day) from segments s where s.shared");
        await PageAsync(report, "buyers filtered by the segment", turns, () => table.LoadAsync(new BuyerFilter { Segment = segment }, Role.Owner, DateTimeOffset.UtcNow, null, Take, CancellationToken.None), source,
            $"select b.*, array(select f.shop_id from buyer_figures f where f.buyer_id = b.id) from (select * from buyers b where merged_into is null and last_at is not null and exists (select 1 from segment_members m where m.segment_id = '{segment}' and m.buyer_id = b.id) order by last_at desc, id desc limit {Take + 1}) b");
        await PageAsync(report, "grid of recency and frequency", turns, () => new RfmGrid(new ScopedDb(DeskData.Options(source), new EveryShop())).LoadAsync(CancellationToken.None), source, "select * from rfm_cells where shop_id is null");
    }

    private static async Task PageAsync(Report report, string name, int turns, Func<Task> desk, NpgsqlDataSource source, string sql)
    {
        var (took, byHand) = (report.Figure(name, "ms"), report.Figure("  by hand", "ms"));
        for (var turn = -3; turn < turns; turn++)
        {
            var (mine, hand) = (await TimeAsync(desk), await TimeAsync(() => ReadAsync(source, sql)));
            if (turn >= 0)
            {
                took.Add(mine);
                byHand.Add(hand);
            }
        }

        report.AtMost($"p95 {name} (by hand {byHand.At(Late):0.00} ms)", took.At(Late), Math.Max(2, 2 * byHand.At(Late)), " ms");
    }

    private static async Task ReadAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static IEnumerable<(string Name, RuleGroup Rule)> Rules()
    {
        yield return ("one figure", Every(new FigureRule(BuyerFigure.Orders, 3, null)));
        yield return ("figures, region, money", Every(new FigureRule(BuyerFigure.LastOrderDays, 60, 365), new TraitRule(BuyerTrait.Region, ["Регион 7", "Регион 8"]), new FigureRule(BuyerFigure.Spent, 5_000, null, "RUB")));
        yield return ("bought, then one star, no order for 60 days", Every(new SequenceRule([new DeedStep(Deed.Ordered), new DeedStep(Deed.ReviewedBadly)], Deed.Ordered, 60)));
        yield return ("ordered, then again within 30 days", Every(new SequenceRule([new DeedStep(Deed.Ordered), new DeedStep(Deed.Ordered, 30)])));
        yield return ("may have left and worth much", Every(new FigureRule(BuyerFigure.Alive, null, 50), new FigureRule(BuyerFigure.LifetimeValue, 3_000, null, "RUB")));
        yield return ("a category, consent, not the lost", Every(
            new TraitRule(BuyerTrait.Category, ["Категория 5"]), new ConsentRule(ConsentChannel.Email, ConsentPurpose.Offers), new RuleGroup(GroupKind.None, [new FigureRule(BuyerFigure.LastOrderDays, 366, null)])));
        yield return ("nested: any of three, none of two", Every(
            new RuleGroup(GroupKind.Any, [new FigureRule(BuyerFigure.RecencyScore, 4, 5), new TraitRule(BuyerTrait.Region, ["Регион 1"]), new SequenceRule([new DeedStep(Deed.Complained)])]),
            new RuleGroup(GroupKind.None, [new FigureRule(BuyerFigure.BadReviews, 1, null), new SequenceRule([new DeedStep(Deed.ReviewedBadly)])])));
    }

    private static RuleGroup Every(params SegmentRule[] rules) => new(GroupKind.All, rules);

    /// <summary>An owner's view.</summary>
    private sealed class EveryShop : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
    }

    private sealed class Tomorrow : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddDays(1);
    }
}
