using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Data;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Shops;

/// <summary>A desk and a simulator for it; every test connects a shop of its own.</summary>
public sealed class ShopsFixture : DeskFixture
{
    public static readonly Actor Manager = Somebody(Role.Manager);

    private readonly TimeProvider time = TimeProvider.System;

    public Simulated Simulator { get; private set; } = null!;

    /// <summary>The simulator is on this machine.</summary>
    protected override IEnumerable<string> Settings => ["--Outside:InsideHosts=loopback"];

    public DateTimeOffset Now => time.GetUtcNow();

    public override async Task InitializeAsync()
    {
        Simulator = await Simulated.StartAsync(reviews: 40);
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    public T Get<T>() where T : notnull => Desk.Services.GetRequiredService<T>();

    public async Task<NewShop> AskedAsync(string name, string? scopes = null, double days = 180, string? token = null)
    {
        var settings = Simulator.ShopSettings;
        settings["Token"] = token ?? await Simulator.TokenAsync(scopes: scopes, days: days);
        return new NewShop(Marketplace.Wildberries, name, null, null, settings);
    }

    public async Task<ShopId> ConnectAsync(string name, string? scopes = null, double days = 180) =>
        await Get<AddShop>().ExecuteAsync(Manager, await AskedAsync(name, scopes, days), Now, CancellationToken.None);

    public async Task<IReadOnlyList<SyncShop>> BoardAsync(ShopScope? scope = null, DateTimeOffset? now = null) => await new SyncBoard(Scoped(scope)).LoadAsync(now ?? Now, CancellationToken.None);

    public async Task<SyncShop> BoardAsync(ShopId shop, DateTimeOffset? now = null) => (await BoardAsync(now: now)).Single(row => row.Id == shop);

    public async Task<SyncFeed> FeedAsync(ShopId shop, FeedKind kind = FeedKind.Reviews) => (await BoardAsync(shop)).Feeds.Single(feed => feed.Kind == kind);

    public Task<PullReport> PullAsync(ShopId shop, FeedKind kind = FeedKind.Reviews) => Get<PullFeed>().ExecuteAsync(shop, kind, CancellationToken.None);

    public ScopedDb Scoped(ShopScope? scope = null) => new(Get<DbContextOptions<SellerDeskDb>>(), new Given(scope ?? ShopScope.Everything));

    private sealed class Given(ShopScope scope) : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => new(scope);
    }
}
