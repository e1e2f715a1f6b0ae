using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Benchmarks.Data;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Benchmarks.Orders;

/// <summary>How fast a first pull of orders becomes rows, against the fastest way that PostgreSQL has, and that its memory does not grow with it.</summary>
internal static class OrdersBench
{
    private const string Template = "orders_template";
    private const string Prepared = "orders_prepared";
    private const string Copied = "orders_copied";
    private const string Pulled = "orders_pulled";

    private static readonly DateTimeOffset Now = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var report = new Report("orders", "pages of 5,000 orders with their lines through OrderWriter, a transaction each, made as they are pulled; COPY takes the same finished products, orders, "
            + "order_lines and order_steps as one binary stream per table into the same tables and indexes");
        var databases = new Databases(options.Server);
        var maker = new OrderMaker(options.Number("rows", 200_000), Now);
        await databases.CreateAsync(Template);
        var shops = await BenchShops.AddAsync(databases.At(Template));
        var finished = await PrepareAsync(databases, shops, maker);
        var figures = new Figures(report);
        for (var round = 0; round < options.Number("rounds", 3); round++)
        {
            await databases.CopyAsync(Template, Copied);
            figures.Copy.Add(maker.Rows / await finished.WriteAsync(databases.At(Copied)));
            await databases.DropAsync(Copied);
            await databases.CopyAsync(Template, Pulled);
            await using (var source = DeskData.Source(databases.At(Pulled)))
            {
                await RoundAsync(source, shops, maker, figures);
            }

            await databases.DropAsync(Pulled);
        }

        report.AtLeast("first pull ÷ COPY", 100 * Sample.Ratio(figures.First, figures.Copy), 40, " %");
        report.AtLeast("unchanged ÷ first pull", Sample.Ratio(figures.Again, figures.First), 2, "×");
        report.AtMost("memory after all ÷ after a quarter", Sample.Ratio(figures.AtTheEnd, figures.AfterAQuarter), 1.2, "×");
        return report;
    }

    private static async Task RoundAsync(NpgsqlDataSource source, IReadOnlyList<ShopId> shops, OrderMaker maker, Figures figures)
    {
        var pages = 0;
        var quarter = maker.Rows / ReviewMaker.Batch / 4;
        figures.First.Add(maker.Rows / await PullAsync(source, shops, maker.Pages().Select(page =>
        {
            if (pages++ == quarter)
            {
                figures.AfterAQuarter.Add(Held());
            }

            return page;
        }), Now, counts => counts.New));
        figures.AtTheEnd.Add(Held());
        figures.Again.Add(maker.Rows / await PullAsync(source, shops, maker.Pages(), Now.AddMinutes(5), counts => counts.Unchanged));
        var moved = maker.Pages().Select(page => (page.Shop, (IReadOnlyList<IncomingOrder>)[.. page.Page.Select((order, at) => at % 5 == 0 ? OrderMaker.Moved(order, Now) : order)]));
        figures.Moved.Add(maker.Rows / await PullAsync(source, shops, moved, Now.AddMinutes(10), counts => counts.Read));
    }

    /// <summary>Megabytes that stay when what is not needed any more is given back.</summary>
    private static double Held() => GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;

    /// <summary>Also the warm-up.</summary>
    private static async Task<FinishedRows> PrepareAsync(Databases databases, IReadOnlyList<ShopId> shops, OrderMaker maker)
    {
        await databases.CopyAsync(Template, Prepared);
        await using (var source = DeskData.Source(databases.At(Prepared)))
        {
            await PullAsync(source, shops, maker.Pages(), Now, counts => counts.New);
        }

        var finished = await FinishedRows.ReadAsync(databases.At(Prepared), ["products", "orders", "order_lines", "order_steps"]);
        await databases.DropAsync(Prepared);
        return finished;
    }

    private static async Task<double> PullAsync(
        NpgsqlDataSource source, IReadOnlyList<ShopId> shops, IEnumerable<(int Shop, IReadOnlyList<IncomingOrder> Page)> pages, DateTimeOffset now, Func<PullCounts, int> expected)
    {
        await PulledPages.CheckpointAsync(source);
        return await Sample.SecondsAsync(() => PulledPages.WriteAsync(source, shops, pages, now, OrderWriter.WriteAsync, expected));
    }

    private sealed class Figures(Report report)
    {
        public Sample Copy { get; } = report.Figure("COPY", "orders/s");

        public Sample First { get; } = report.Figure("first pull", "orders/s");

        public Sample Again { get; } = report.Figure("the same again, unchanged", "orders/s");

        public Sample Moved { get; } = report.Figure("a fifth of them moved on", "orders/s");

        public Sample AfterAQuarter { get; } = report.Figure("memory held after a quarter", "MB");

        public Sample AtTheEnd { get; } = report.Figure("memory held after all", "MB");
    }
}
