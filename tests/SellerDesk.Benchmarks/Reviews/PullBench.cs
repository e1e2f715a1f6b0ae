using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Reviews;
using SellerDesk.Benchmarks.Data;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Benchmarks.Reviews;

/// <summary>How fast a feed's pages become rows, against the fastest way that PostgreSQL has.</summary>
internal static class PullBench
{
    private const string Template = "pull_template";
    private const string Prepared = "pull_prepared";
    private const string Copied = "pull_copied";
    private const string Pulled = "pull_pulled";

    private const string SearchingTable = """
        alter table work_items drop column search, add column searched text;
        alter table work_items add column search tsvector generated always as (to_tsvector('russian', searched)) stored;
        create index ix_work_items_search on work_items using gin (search);
        """;

    private static readonly DateTimeOffset Now = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var report = new Report("pull", "pages of 5,000 reviews through ReviewWriter, a transaction each; COPY takes the same finished products, reviews and work_items as one binary stream "
            + "per table into the same tables, indexes and triggers, once with the text-search vectors made by the table (a stored column over the same words, as the pull makes them too), once with "
            + "vectors made beforehand");
        var databases = new Databases(options.Server);
        var pages = new ReviewMaker(options.Number("rows", 100_000), Now).Pages().ToList();
        var rows = pages.Sum(page => page.Page.Count);
        await databases.CreateAsync(Template);
        var shops = await BenchShops.AddAsync(databases.At(Template));
        var (finished, searched) = await PrepareAsync(databases, shops, pages);

        var copy = report.Figure("COPY, vectors made by the table", "reviews/s");
        var bare = report.Figure("COPY, vectors made beforehand", "reviews/s");
        var first = report.Figure("first pull", "reviews/s");
        var again = report.Figure("the same again, unchanged", "reviews/s");
        var answered = report.Figure("a fifth of them newly answered", "reviews/s");
        for (var round = 0; round < options.Number("rounds", 3); round++)
        {
            await databases.CopyAsync(Template, Copied);
            bare.Add(rows / await finished.WriteAsync(databases.At(Copied)));
            await databases.CopyAsync(Template, Copied);
            await Databases.ExecuteAsync(databases.At(Copied), SearchingTable);
            copy.Add(rows / await searched.WriteAsync(databases.At(Copied)));
            await databases.DropAsync(Copied);

            await databases.CopyAsync(Template, Pulled);
            await using (var source = DeskData.Source(databases.At(Pulled)))
            {
                first.Add(rows / await PullAsync(source, shops, pages, Now, counts => counts.New));
                again.Add(rows / await PullAsync(source, shops, pages, Now.AddMinutes(5), counts => counts.Unchanged));
                var changed = pages.ConvertAll(page => (page.Shop, (IReadOnlyList<IncomingReview>)[.. page.Page.Select((r, at) => at % 5 == 0 ? ReviewMaker.Answered(r, Now) : r)]));
                answered.Add(rows / await PullAsync(source, shops, changed, Now.AddMinutes(10), counts => counts.Read));
            }

            await databases.DropAsync(Pulled);
        }

        report.AtLeast("first pull ÷ COPY", 100 * Sample.Ratio(first, copy), 40, " %");
        report.AtLeast("unchanged ÷ first pull", Sample.Ratio(again, first), 8, "×");
        return report;
    }

    /// <summary>Also the warm-up: everything of a pull has run once before the first figure is taken.</summary>
    private static async Task<(FinishedRows Finished, FinishedRows Searched)> PrepareAsync(Databases databases, IReadOnlyList<ShopId> shops, IReadOnlyList<(int Shop, IReadOnlyList<IncomingReview> Page)> pages)
    {
        await databases.CopyAsync(Template, Prepared);
        await using (var source = DeskData.Source(databases.At(Prepared)))
        {
            await PullAsync(source, shops, pages, Now, counts => counts.New);
        }

        var finished = await FinishedRows.ReadAsync(databases.At(Prepared), ["products", "reviews", "work_items"]);
        await Databases.ExecuteAsync(databases.At(Prepared), SearchingTable);
        await Databases.ExecuteAsync(databases.At(Prepared), """
            update work_items w set searched = concat_ws(' ', r.text, r.pros, w.product_name, w.author) from reviews r where r.id = w.id and r.shop_id = w.shop_id
            """);
        var searched = await FinishedRows.ReadAsync(databases.At(Prepared), ["products", "reviews", "work_items"]);
        await databases.DropAsync(Prepared);
        return (finished, searched);
    }

    private static async Task<double> PullAsync(
        NpgsqlDataSource source, IReadOnlyList<ShopId> shops, IReadOnlyList<(int Shop, IReadOnlyList<IncomingReview> Page)> pages, DateTimeOffset now, Func<PullCounts, int> expected)
    {
        await PulledPages.CheckpointAsync(source);
        return await Sample.SecondsAsync(() => PulledPages.WriteAsync(source, shops, pages, now, ReviewWriter.WriteAsync, expected));
    }
}
