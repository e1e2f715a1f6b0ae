using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Http;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Shops;

/// <summary>A marketplace that is dead has no say in how quickly the others are pulled.</summary>
public sealed class DeadMarketplaceTests(ITestOutputHelper output) : DeskFixture, IAsyncLifetime
{
    private static readonly Marketplace[] Healthy = [Marketplace.Wildberries, Marketplace.YandexMarket, Marketplace.Kaspi];

    private SilentHost dead = null!;
    private Simulated simulator = null!;
    private PullFeedsJob job = null!;

    public override async Task InitializeAsync()
    {
        dead = SilentHost.Start();
        simulator = await Simulated.StartAsync(reviews: 30);
        await base.InitializeAsync();
        job = Job();
    }

    public override async Task DisposeAsync()
    {
        await job.DisposeAsync();
        await dead.DisposeAsync();
        await base.DisposeAsync();
        await simulator.DisposeAsync();
    }

    [Fact]
    public async Task A_dead_marketplace_does_not_hold_up_the_others()
    {
        foreach (var marketplace in Healthy)
        {
            await AddShopAsync(marketplace.ToString(), await simulator.TokenAsync(), simulator.ShopSettings, marketplace);
        }

        await KeepKindsAsync();
        await BeatAsync();
        var without = await BeatsAsync(4);

        for (var number = 1; number <= 8; number++)
        {
            await AddShopAsync($"Молчит {number}", "key", marketplace: Marketplace.Ozon);
        }

        await KeepKindsAsync();
        var beside = await BeatsAsync(8);
        output.WriteLine($"Median of a round of the healthy shops: {Median(without):0} ms without, {Median(beside):0} ms beside a dead marketplace; worst {without.Max():0} and {beside.Max():0} ms; {dead.Calls} calls to the dead one");

        Median(beside).Should().BeLessThan(Median(without) + 1500, "a call to the dead one takes two seconds to be given up");
        dead.Calls.Should().BeInRange(1, HostBreaker.FailuresInARow + PullPlaces.AtOnce, "those that were under way when it was found to be dead, and no more");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private Task KeepKindsAsync() => Database.ExecuteAsync("delete from feeds where kind not in ('Reviews', 'Questions')");

    private async Task<List<double>> BeatsAsync(int times)
    {
        var taken = new List<double>();
        for (var beat = 0; beat < times; beat++)
        {
            taken.Add(await BeatAsync());
            await Task.Delay(500);
        }

        return taken;
    }

    /// <summary>All are due: how long until every feed of the healthy ones has been pulled.</summary>
    private async Task<double> BeatAsync()
    {
        await Database.ExecuteAsync("update feeds set next_run_at = now() where lease_until is null or lease_until < now()");
        var due = await Database.ReadAsync<DateTime>("select clock_timestamp()");
        var watch = Stopwatch.StartNew();
        var waiting = string.Create(CultureInfo.InvariantCulture,
            $"select count(*) from feeds f join shops s on s.id = f.shop_id where s.marketplace <> 'Ozon' and (f.last_success_at is null or f.last_success_at < '{due:O}')");
        do
        {
            await job.RunAsync(CancellationToken.None);
            await Task.Delay(20);
        }
        while (await Database.ReadAsync<long>(waiting) > 0 && watch.Elapsed < TimeSpan.FromSeconds(60));

        return watch.Elapsed.TotalMilliseconds;
    }

    private PullFeedsJob Job()
    {
        var services = Desk.Services;
        var wildberries = services.GetServices<Connector>().Single(connector => connector.Marketplace == Marketplace.Wildberries);
        var feed = new SilentFeed(services.GetRequiredService<MarketplaceCalls>(), dead.Address);
        var silent = new Connector(Marketplace.Ozon, wildberries.Keys) { Reviews = feed, Questions = feed };
        var access = new ShopAccessReader(services.GetRequiredService<IKeyVault>(), new Connectors([silent, .. Healthy.Select(marketplace => wildberries with { Marketplace = marketplace })]));
        return ActivatorUtilities.CreateInstance<PullFeedsJob>(services, ActivatorUtilities.CreateInstance<PullFeed>(services, access));
    }

    private sealed class SilentFeed(MarketplaceCalls calls, Uri host) : IFeed<IncomingReview>, IFeed<IncomingQuestion>
    {
        IAsyncEnumerable<FeedPage<IncomingReview>> IFeed<IncomingReview>.ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel) => ReadAsync<IncomingReview>(cancel);

        IAsyncEnumerable<FeedPage<IncomingQuestion>> IFeed<IncomingQuestion>.ReadAsync(ShopAccess shop, string? cursor, CancellationToken cancel) => ReadAsync<IncomingQuestion>(cancel);

        IncomingReview IFeed<IncomingReview>.ReadAgain(ShopAccess shop, string raw) => throw new InvalidOperationException("nothing was ever read");

        IncomingQuestion IFeed<IncomingQuestion>.ReadAgain(ShopAccess shop, string raw) => throw new InvalidOperationException("nothing was ever read");

        private async IAsyncEnumerable<FeedPage<T>> ReadAsync<T>([EnumeratorCancellation] CancellationToken cancel)
        {
            var call = new MarketplaceCall("Wildberries", host, () => JsonRequest.Of(HttpMethod.Get, host, null), answer => CallFailures.Of(answer, null)) { Timeout = TimeSpan.FromSeconds(2) };
            using var answer = await calls.ReadAsync(call, cancel);
            yield return new FeedPage<T>([], [], "");
        }
    }
}
