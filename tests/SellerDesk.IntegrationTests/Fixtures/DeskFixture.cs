using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Hosting;
using Xunit;

namespace SellerDesk.IntegrationTests.Fixtures;

/// <summary>
/// The whole desk over a database of its own, as <c>./desk run</c> starts it but without the clock's jobs: a test runs them when it wants to.
/// Derive to give settings; the web server answers only after <see cref="StartAsync"/>.
/// </summary>
public class DeskFixture : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public WebApplication Desk { get; private set; } = null!;

    public WholeDb Data => Desk.Services.GetRequiredService<WholeDb>();

    /// <summary>Where it answers, once started.</summary>
    public Uri Address { get; private set; } = null!;

    protected virtual IEnumerable<string> Settings => [];

    /// <summary>The desk's clock; null: the true time.</summary>
    protected virtual TimeProvider? Time => null;

    protected virtual Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateAsync();

    public virtual async Task InitializeAsync()
    {
        Database = await CreateDatabaseAsync();
        Desk = Build(Settings);
    }

    public virtual async Task DisposeAsync()
    {
        // Null after a set-up that failed: its own error must be the one that is shown.
        await (Desk?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Database?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>Another node of the same desk.</summary>
    public WebApplication Build(IEnumerable<string> settings) => DeskHost.Build(
    [
        $"--ConnectionStrings:SellerDesk={Database.ConnectionString}", "--urls=http://127.0.0.1:0", "--Jobs:Run=false", "--Team:SignInsPerMinute=100000", "--Serilog:MinimumLevel:Default=Error",
        $"--contentRoot={ContentRoot}", .. settings,
    ], clock: Time);

    public async Task StartAsync()
    {
        await Desk.StartAsync();
        var addresses = Desk.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Address = new Uri(addresses.First());
    }

    /// <summary>What somebody sees who sees every shop.</summary>
    public ScopedDb Scoped() => new(Desk.Services.GetRequiredService<DbContextOptions<SellerDeskDb>>(), new EveryShop());

    /// <summary>A use case as they meet it.</summary>
    public T Seeing<T>() where T : class => ActivatorUtilities.CreateInstance<T>(Desk.Services, Scoped());

    /// <summary>A use case in a scope of its own, as a page or a call has it.</summary>
    public async Task<T> UseAsync<TUseCase, T>(Func<TUseCase, Task<T>> use) where TUseCase : notnull
    {
        await using var scope = Desk.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public Task UseAsync<TUseCase>(Func<TUseCase, Task> use) where TUseCase : notnull => UseAsync<TUseCase, bool>(async useCase =>
    {
        await use(useCase);
        return true;
    });

    /// <summary>A shop with all feeds of Wildberries, speaking to the hosts that are given.</summary>
    public async Task<Shop> AddShopAsync(string name, string key = "", IReadOnlyDictionary<string, string>? settings = null, Marketplace marketplace = Marketplace.Wildberries)
    {
        var now = DateTimeOffset.UtcNow;
        var shop = Shop.Open(name, marketplace, Shop.DefaultTimeZone, "RUB", now);
        if (key.Length > 0)
        {
            shop.UseKey(Desk.Services.GetRequiredService<IKeyVault>().Protect(key), null, null);
        }

        shop.UseSettings(settings ?? new Dictionary<string, string>());
        await using var db = Data.Open();
        db.Add(shop);
        db.AddRange(Enum.GetValues<FeedKind>().Select(kind => Feed.Of(shop.Id, kind, now)));
        await db.SaveChangesAsync();
        return shop;
    }

    /// <summary>A batch in a transaction of its own, as a pull writes a page.</summary>
    public async Task<PullCounts> WriteAsync<T>(Shop shop, DateTimeOffset now, Func<WriteBatch, IReadOnlyList<T>, CancellationToken, Task<PullCounts>> write, params IReadOnlyList<T> items)
    {
        await using var connection = await Desk.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var counts = await write(new WriteBatch(connection, transaction, shop.Id, now), items, CancellationToken.None);
        await transaction.CommitAsync();
        return counts;
    }

    /// <summary>Somebody of the given role who sees every shop.</summary>
    public static Actor Somebody(Domain.Team.Role role, Domain.Team.PersonId? id = null) => new(id ?? Domain.Team.PersonId.New(), role.ToString(), role, ShopScope.Everything);

    /// <summary>The web project's folder holds wwwroot; tests run out of their own.</summary>
    private static string ContentRoot
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SellerDesk.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests run outside the project's folder."), "src", "SellerDesk.Web");
        }
    }

    private sealed class EveryShop : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
    }
}
