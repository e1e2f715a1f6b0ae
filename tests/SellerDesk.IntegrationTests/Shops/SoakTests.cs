using System.Globalization;
using System.Net.Http.Json;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.Web.Hosting;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Shops;

/// <summary>
/// Four shops of four marketplaces over many simulated days of faults: in the end the desk holds what the world holds, no more and no less.
/// <c>SOAK_DAYS</c> and <c>SOAK_VOLUME</c> (orders per day and shop) make it long: docs/operating.md, "A long run".
/// </summary>
public sealed class SoakTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 10, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Round = TimeSpan.FromHours(6);
    private static readonly int Days = Number("SOAK_DAYS", 2);
    private static readonly int Volume = Number("SOAK_VOLUME", 60);

    private readonly QuickClock clock = new(Start);
    private TestDatabase database = null!;
    private Microsoft.AspNetCore.Builder.WebApplication desk = null!;
    private Simulated simulator = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        desk = DeskHost.Build(
        [
            $"--ConnectionStrings:SellerDesk={database.ConnectionString}", "--urls=http://127.0.0.1:0", "--Jobs:Run=false", "--Serilog:MinimumLevel:Default=Fatal",
            "--Marketplaces:LimitScale=10000", $"--contentRoot={AppContext.BaseDirectory}",
        ], clock: clock);
        simulator = await Simulated.StartAsync(reviews: 200, start: Start, volume: Volume, more: ["--ReportSeconds", "0.01"]);
    }

    public async Task DisposeAsync()
    {
        await (simulator?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (desk?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (database?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task After_many_days_of_faults_the_desk_holds_what_the_world_holds_and_has_set_aside_what_was_broken()
    {
        var shops = new List<SoakShop>();
        foreach (var (account, marketplace) in SoakShop.All)
        {
            shops.Add(new SoakShop(account, marketplace, await ConnectAsync($"{account} in trouble", account, marketplace)));
        }

        await SoakFaults.ShakeAsync(simulator, faulty: Number("SOAK_FAULTS", 1) > 0);
        var (pulls, failures) = (0, 0);
        for (var now = Start; now < Start.AddDays(Days); now += Round)
        {
            await MoveAsync(now > clock.GetUtcNow() ? now : clock.GetUtcNow());
            foreach (var shop in shops)
            {
                var (made, failed) = await PullAllAsync(shop.Id, mayFail: true);
                (pulls, failures) = (pulls + made, failures + failed);
            }
        }

        var struck = await SoakFaults.StruckAsync(simulator);
        await SoakFaults.ShakeAsync(simulator, faulty: false);
        await MoveAsync(clock.GetUtcNow().AddHours(6));
        foreach (var shop in shops)
        {
            await PullAllAsync(shop.Id, mayFail: false);
        }

        struck.Values.Sum().Should().BeGreaterThan(Number("SOAK_FAULTS", 1) - 1, "the faults have to strike");
        output.WriteLine($"{Days} days, {pulls} pulls of which {failures} ended in a failure; struck calls: {string.Join(", ", struck.Select(kind => $"{kind.Key} {kind.Value}"))}");
        await CompareAsync(shops);
    }

    private async Task CompareAsync(List<SoakShop> shops)
    {
        var undisturbed = new Dictionary<SoakShop, ShopId>();
        foreach (var shop in shops)
        {
            undisturbed[shop] = await ConnectAsync($"{shop.Account} undisturbed", shop.Account, shop.Marketplace);
            await PullAllAsync(undisturbed[shop], mayFail: false);
        }

        // Once more at one moment of the world: reports that had to be waited for have moved the clock on.
        // The desk's clock alone goes a day further: what is looked at once a day is looked at.
        await MoveAsync(clock.GetUtcNow().AddHours(1));
        clock.Set(clock.GetUtcNow().AddHours(25));
        var (events, broken, differences) = (0L, 0, new List<string>());
        foreach (var shop in shops)
        {
            var fresh = undisturbed[shop];
            await PullOnceAsync(shop.Id);
            await PullOnceAsync(fresh);
            var poisoned = (await simulator.Control.GetFromJsonAsync<string[]>("/control/poisoned"))!.ToHashSet(StringComparer.Ordinal);
            var told = await new SoakTruth(simulator, database, shop, fresh, poisoned, desk.Services.GetRequiredService<IKeyVault>()).CompareAsync();
            broken = poisoned.Count;
            output.WriteLine($"{shop.Account}: {told.Summary}");
            events += told.Events;
            differences.AddRange(told.Differences.Select(difference => $"{shop.Account}: {difference}"));
        }

        output.WriteLine($"{events} events, {broken} rows unreadable for good");
        differences.Should().BeEmpty();
    }

    private async Task<ShopId> ConnectAsync(string name, string account, Marketplace marketplace)
    {
        var settings = await simulator.ConnectionAsync(account, marketplace);
        var id = await desk.Services.GetRequiredService<AddShop>().ExecuteAsync(Actor.Desk, new NewShop(marketplace, name, null, null, settings), clock.GetUtcNow(), CancellationToken.None);
        await desk.Services.GetRequiredService<LookAtAbilities>().ExecuteAsync(id, clock.GetUtcNow(), CancellationToken.None);
        return id;
    }

    private async Task<List<FeedKind>> FeedsAsync(ShopId shop)
    {
        await using var db = desk.Services.GetRequiredService<Application.Data.WholeDb>().Open();
        var shut = await db.ShopAbilities.Where(a => a.ShopId == shop && a.State != AbilityState.Open && a.State != AbilityState.Unknown).Select(a => a.Ability).ToListAsync();
        var feeds = await db.Feeds.Where(f => f.ShopId == shop).Select(f => f.Kind).ToListAsync();
        return feeds.FindAll(feed => !shut.Contains(Abilities.Of(feed)));
    }

    /// <summary>All but figures by the day, which are compared with nothing: a report takes its time, and a day ahead is refused.</summary>
    private async Task PullOnceAsync(ShopId shop)
    {
        foreach (var feed in (await FeedsAsync(shop)).Where(feed => feed is not (FeedKind.Funnel or FeedKind.Quality)))
        {
            var report = await desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(shop, feed, CancellationToken.None);
            report.ErrorCode.Should().BeNull("{0} is undisturbed now: {1}", feed, report.ErrorDetail);
        }
    }

    private async Task<(int Made, int Failed)> PullAllAsync(ShopId shop, bool mayFail)
    {
        var (made, failed) = (0, 0);
        foreach (var feed in await FeedsAsync(shop))
        {
            for (var tries = 0; ; tries++)
            {
                var report = await desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(shop, feed, CancellationToken.None);
                made++;
                if (report.ErrorCode is null)
                {
                    break;
                }

                failed++;
                if (mayFail && tries > 0)
                {
                    break;
                }

                tries.Should().BeLessThan(60, "{0} of {1} has to come to an end, it says {2} {3}", feed, shop, report.ErrorCode, report.ErrorDetail);
                await MoveAsync(clock.GetUtcNow().AddMinutes(3));
            }
        }

        return (made, failed);
    }

    /// <summary>The world's clock and the desk's go together.</summary>
    private async Task MoveAsync(DateTimeOffset to)
    {
        await simulator.SetClockAsync(to);
        clock.Set(to);
        await ForgetLimitsAsync();
    }

    /// <summary>Limits are counted by the database's clock, which does not jump with ours.</summary>
    private Task ForgetLimitsAsync() => database.ExecuteAsync("delete from rate_budgets");

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : usual;
}
