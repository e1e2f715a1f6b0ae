using System.Diagnostics;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Replies;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Replies;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Drills;

/// <summary>A primary with a streaming standby: what is read from the standby, and what happens when the primary is lost in the middle of sending.</summary>
public sealed class StandbyDrills(StandbyDrills.PairedDesk desk, ITestOutputHelper output) : IClassFixture<StandbyDrills.PairedDesk>
{
    private const int Replies = 40;

    [DrillFact]
    public async Task Figures_are_read_from_the_standby_and_the_desk_survives_the_loss_of_its_primary()
    {
        await ReadFromStandbyAsync();
        using var node = desk.StartNode();
        await node.ReadyAsync();
        await desk.QueueAsync(Replies);

        // Killed while answers are going out.
        var confirmed = new HashSet<Guid>();
        for (var watch = Stopwatch.StartNew(); confirmed.Count < Replies / 4 && watch.Elapsed < TimeSpan.FromSeconds(60);)
        {
            confirmed = [.. await desk.ConfirmedAsync()];
            await Task.Delay(20);
        }

        var rows = await desk.Database.ReadAsync<long>("select count(*) from reviews");
        desk.Primary.Kill();
        var lost = Stopwatch.StartNew();
        await desk.Standby.PromoteAsync();
        var promoted = lost.Elapsed;
        await node.ReadyAsync();
        var ready = lost.Elapsed;
        await desk.AllConfirmedAsync(Replies);
        var done = lost.Elapsed;

        var after = (await desk.ConfirmedAsync()).ToHashSet();
        confirmed.Should().BeSubsetOf(after, "what was confirmed is not lost: commits waited for the standby");
        (await desk.Database.ReadAsync<long>("select count(*) from reviews")).Should().Be(rows);
        foreach (var number in desk.Numbers)
        {
            (await desk.Simulator.LedgerAsync(number)).Should().ContainSingle("the answer to {0} arrives once", number);
        }

        output.WriteLine($"drill: failover: promoted after {promoted.TotalSeconds:0.0} s, the desk ready after {ready.TotalSeconds:0.0} s, all {Replies} answers confirmed after {done.TotalSeconds:0.0} s; "
            + $"{confirmed.Count} confirmed before the loss, {confirmed.Intersect(after).Count()} of them there afterwards, {rows} reviews, each answer at the marketplace once");
    }

    private async Task ReadFromStandbyAsync()
    {
        await using var reading = new ReadingSource(desk.Desk.Services.GetRequiredService<NpgsqlDataSource>(), new StandbySettings { Connection = desk.StandbyConnection, MostLag = TimeSpan.FromSeconds(2) }, TimeProvider.System);
        await using var patient = new ReadingSource(desk.Desk.Services.GetRequiredService<NpgsqlDataSource>(), new StandbySettings { Connection = desk.StandbyConnection, MostLag = TimeSpan.FromMinutes(1) }, TimeProvider.System);
        (await OnStandbyAsync(reading)).Should().BeTrue("it answers and is not behind");
        (await FiguresOnStandbyAsync(reading)).Should().BeTrue("boards are read from it");
        (await patient.AsOfAsync(CancellationToken.None)).Should().BeNull("it is not behind");
        await desk.Standby.ExecuteAsync("select pg_wal_replay_pause()");
        await desk.Database.ExecuteAsync("create table held_back as select 1 as n");
        await Task.Delay(TimeSpan.FromSeconds(6));
        (await OnStandbyAsync(reading)).Should().BeFalse("it is behind");
        (await FiguresOnStandbyAsync(reading)).Should().BeFalse("boards are read from the primary then");
        (await FiguresOnStandbyAsync(patient)).Should().BeTrue("whoever bears a minute reads from it still");
        (await patient.AsOfAsync(CancellationToken.None)).Should().BeBefore(DateTimeOffset.UtcNow.AddSeconds(-4), "and the page says of what moment its figures are");
        (await reading.StateAsync(CancellationToken.None)!).Reason.Should().Be("lags");
        await desk.Standby.ExecuteAsync("select pg_wal_replay_resume()");
        await Task.Delay(TimeSpan.FromSeconds(3));
        (await OnStandbyAsync(reading)).Should().BeTrue("it has caught up");
        output.WriteLine("drill: figures: read from the standby, from the primary while the standby lagged, and from the standby again");
    }

    private static async Task<bool> OnStandbyAsync(ReadingSource reading)
    {
        await using var connection = await reading.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand("select pg_is_in_recovery()", connection);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private async Task<bool> FiguresOnStandbyAsync(ReadingSource reading)
    {
        var services = desk.Desk.Services;
        var scoped = new ScopedDb(services.GetRequiredService<DbContextOptions<SellerDeskDb>>(), new WholeScope(), reading);
        _ = await new FigureBook(scoped, TimeProvider.System).LoadAsync([Metrics.Orders], new FigureFilter(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 20)), new DateOnly(2026, 10, 1), CancellationToken.None);
        await using var db = await scoped.OpenReadingAsync(CancellationToken.None);
        return await db.Database.SqlQuery<bool>($"select pg_is_in_recovery() as \"Value\"").SingleAsync();
    }

    private sealed class WholeScope : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
    }

    /// <summary>The delivering desk on a pair of servers of its own. Nothing is started where drills are not run.</summary>
    public sealed class PairedDesk : DeliveryFixture
    {
        private static readonly Dictionary<string, string> Quick = new()
        {
            ["Delivery__CallTimeout"] = "00:00:03",
            ["Delivery__Settling"] = "00:00:01",
            ["Delivery__FirstLookUp"] = "00:00:00.2",
            ["Delivery__LongestPause"] = "00:00:02",
        };

        public PostgresCluster Primary { get; private set; } = null!;

        public PostgresCluster Standby { get; private set; } = null!;

        public List<string> Numbers { get; } = [];

        public string StandbyConnection => $"Host=127.0.0.1;Port={Standby.Port};Database=desk;Username=postgres";

        private static bool Runs => new DrillFactAttribute().Skip is null;

        public override Task InitializeAsync() => Runs ? base.InitializeAsync() : Task.CompletedTask;

        public override async Task DisposeAsync()
        {
            if (Runs)
            {
                await base.DisposeAsync();
                NpgsqlConnection.ClearAllPools();
                await Standby.DisposeAsync();
                await Primary.DisposeAsync();
            }
        }

        public DeskProcess StartNode() => DeskProcess.Start(Database.ConnectionString, new Dictionary<string, string>(Quick) { ["ConnectionStrings__Standby"] = StandbyConnection });

        public async Task QueueAsync(int replies)
        {
            for (var n = 0; n < replies; n++)
            {
                var (number, item) = await PulledReviewAsync(1, $"Отзыв {n}");
                await ForgetHoldAsync(await SendAsync(item, $"Здравствуйте! Спасибо за отзыв {n}."));
                Numbers.Add(number);
            }
        }

        public Task<List<Guid>> ConfirmedAsync() => Database.ListAsync<Guid>($"select id from outgoing_replies where state in ('{OutgoingState.Confirmed}', '{OutgoingState.InModeration}')");

        public async Task AllConfirmedAsync(int replies)
        {
            for (var watch = Stopwatch.StartNew(); (await ConfirmedAsync()).Count < replies; await Task.Delay(100))
            {
                watch.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(2), "all answers are confirmed in the end");
            }
        }

        protected override async Task<TestDatabase> CreateDatabaseAsync()
        {
            Primary = await PostgresCluster.CreateAsync();
            await Primary.ExecuteAsync("create database desk");
            await using (var source = DeskData.Source($"Host=127.0.0.1;Port={Primary.Port};Database=desk;Username=postgres;Pooling=false"))
            {
                await new DatabaseMigration(new WholeDb(DeskData.Options(source)), source).ApplyAsync(CancellationToken.None);
            }

            Standby = await Primary.StandbyAsync();
            return TestDatabase.Elsewhere($"Host=127.0.0.1:{Primary.Port},127.0.0.1:{Standby.Port};Database=desk;Username=postgres;Target Session Attributes=primary;Host Recheck Seconds=1;Timeout=5");
        }
    }
}
