using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Benchmarks.Data;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Benchmarks.Shops;

/// <summary>What a shop costs at which nothing happens: pulls that find nothing, without the marketplace's own part of it.</summary>
internal static class IdleBench
{
    private const string Idle = "idle";

    /// <summary>Pulls that a shop with every feed makes in an hour.</summary>
    private static readonly double PullsPerHour = Enum.GetValues<FeedKind>().Sum(kind => TimeSpan.FromHours(1) / PullFeed.Every(kind));

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var report = new Report("idle", "a pull of a feed that has nothing new, from its start to its end in the history; the feed answers at once with one empty page. CPU is the desk's own, not PostgreSQL's");
        var databases = new Databases(options.Server);
        await databases.CreateAsync(Idle);
        var (cpu, wall, statements) = (report.Figure("CPU of an idle pull", "ms"), report.Figure("time of an idle pull", "ms"), report.Figure("statements of an idle pull", ""));
        var hour = report.Figure("CPU of an idle shop with eight feeds in an hour", "ms");
        await using (var source = DeskData.Source(databases.At(Idle)))
        {
            var pull = PullOf(source, out var vault);
            var shop = await AddShopAsync(source, vault);
            await PullAsync(pull, shop, 200);
            for (var round = 0; round < options.Number("rounds", 5); round++)
            {
                const int pulls = 500;
                using var counted = new StatementCount();
                var before = Environment.CpuUsage.TotalTime;
                var seconds = await Sample.SecondsAsync(() => PullAsync(pull, shop, pulls));
                var spent = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / pulls;
                cpu.Add(spent);
                wall.Add(seconds * 1000 / pulls);
                statements.Add((double)counted.Count / pulls);
                hour.Add(spent * PullsPerHour);
            }
        }

        await databases.DropAsync(Idle);
        report.AtMost("CPU of an idle pull", cpu.Median, 10, " ms");
        report.AtMost("statements of an idle pull", statements.Median, 12, "");
        return report;
    }

    private static async Task PullAsync(PullFeed pull, ShopId shop, int times)
    {
        for (var n = 0; n < times; n++)
        {
            var report = await pull.ExecuteAsync(shop, FeedKind.Reviews, CancellationToken.None);
            if (report.ErrorCode is not null)
            {
                throw new InvalidOperationException($"The pull failed: {report.ErrorCode} {report.ErrorDetail}");
            }
        }
    }

    private static PullFeed PullOf(NpgsqlDataSource source, out IKeyVault vault)
    {
        vault = new OpenVault();
        var connectors = new Connectors([new Connector(Marketplace.Wildberries, null!) { Reviews = new Nothing() }]);
        return new PullFeed(
            new WholeDb(DeskData.Options(source)), source, new ShopAccessReader(vault, connectors), new BuyerDoor(new DeskSecrets(source, vault), vault), new PullSettings(), TimeProvider.System,
            NullLogger<PullFeed>.Instance);
    }

    private static async Task<ShopId> AddShopAsync(NpgsqlDataSource source, IKeyVault vault)
    {
        var now = DateTimeOffset.UtcNow;
        var shop = Shop.Open("Тихий", Marketplace.Wildberries, Shop.DefaultTimeZone, "RUB", now);
        shop.UseKey(vault.Protect("key"), null, null);
        await using var db = new WholeDb(DeskData.Options(source)).Open();
        db.AddRange(shop, Feed.Of(shop.Id, FeedKind.Reviews, now));
        await db.SaveChangesAsync();
        return shop.Id;
    }

    private sealed class Nothing : IFeed<IncomingReview>
    {
        public async IAsyncEnumerable<FeedPage<IncomingReview>> ReadAsync(ShopAccess shop, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
        {
            await Task.CompletedTask;
            yield return new FeedPage<IncomingReview>([], [], """{"v":1,"since":"2026-11-01T09:00:00Z"}""");
        }

        public IncomingReview ReadAgain(ShopAccess shop, string raw) => throw new NotSupportedException();
    }

    /// <summary>Keeps keys as they are: what encryption costs is not asked here.</summary>
    private sealed class OpenVault : IKeyVault
    {
        public byte[] Protect(string key) => Encoding.UTF8.GetBytes(key);

        public string Reveal(byte[] protectedKey) => Encoding.UTF8.GetString(protectedKey);
    }

    /// <summary>Counts what Npgsql sends, by its own traces.</summary>
    private sealed class StatementCount : IDisposable
    {
        private readonly ActivityListener listener;
        private long count;

        public StatementCount()
        {
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
                ActivityStarted = _ => Interlocked.Increment(ref count),
            };
            ActivitySource.AddActivityListener(listener);
        }

        public long Count => Interlocked.Read(ref count);

        public void Dispose() => listener.Dispose();
    }
}
