using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Operating;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Operating;

/// <summary>What the desk says of itself: to probes, to telemetry, to its own page.</summary>
public sealed class HealthTests : DeskFixture, IAsyncDisposable
{
    private readonly MetricsReceiver receiver = new();

    protected override IEnumerable<string> Settings =>
    [
        "--Backups:Folder=/var/backups/desk", "--Node:Name=health", $"--Telemetry:Endpoint={receiver.Address}v1/metrics", "--Telemetry:Protocol=http", "--Telemetry:Every=00:00:00.5",
        "--ConnectionStrings:Standby=Host=127.0.0.1;Port=1;Database=none;Username=none",
    ];

    [Fact]
    public async Task Every_finding_has_a_reason_and_only_what_stops_the_desk_makes_it_unready()
    {
        await Database.ExecuteAsync($"""
            insert into backup_runs (node, started_at, finished_at, file, bytes, tables, rows, error) values ('n', now(), now(), 'f', 0, 0, 0, 'No space left on device');
            insert into node_beats (node, version, started_at, seen_at, runs_jobs, circuits, memory) values ('worker', '1', now() - interval '1 hour', now(), true, 0, 0);
            insert into job_beats (job, node, started_at, finished_at, lasted_ms, runs, failures) values ('DeliverRepliesJob', 'worker', now() - interval '10 minutes', now() - interval '10 minutes', 5, 1, 0);
            insert into incoming_pushes (id, shop_id, type, raw, digest, received_at) select gen_random_uuid(), '{(await AddShopAsync("Очередь")).Id}', 't', '-', 'd', now() - interval '20 minutes'
            """);
        await StartAsync();
        using var http = new HttpClient { BaseAddress = Address };

        var answer = await http.GetAsync("/health/ready");

        answer.StatusCode.Should().Be(HttpStatusCode.OK, "degraded is no reason to take a node out");
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        body.GetProperty("status").GetString().Should().Be("degraded");
        string? Reason(string check) => body.GetProperty("checks").GetProperty(check).GetProperty("reason").GetString();
        Reason("database").Should().BeNull();
        Reason("schema").Should().BeNull();
        Reason("clock").Should().BeNull();
        Reason("backup").Should().Contain("No space left");
        Reason("standby").Should().Contain("Does not answer");
        Reason("late-jobs").Should().Contain("DeliverRepliesJob");
        Reason("queues").Should().Contain("1 waiting");
    }

    [Fact]
    public async Task A_schema_that_is_behind_makes_the_node_unready()
    {
        await Database.ExecuteAsync("delete from schema_versions where \"MigrationId\" = (select max(\"MigrationId\") from schema_versions)");
        await StartAsync();
        using var http = new HttpClient { BaseAddress = Address };
        (await http.GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await http.GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Numbers_go_to_where_telemetry_is_gathered_and_the_node_says_that_it_lives()
    {
        await StartAsync();
        for (var tries = 0; tries < 200 && !receiver.Has("desk.queue.length"); tries++)
        {
            await Task.Delay(50);
        }

        receiver.Has("desk.queue.length").Should().BeTrue();
        receiver.Has("desk.circuits").Should().BeTrue();
        receiver.Has("Password=").Should().BeFalse();
        var state = await Desk.Services.GetRequiredService<JobTimes>().LoadAsync(CancellationToken.None);
        state.Nodes.Should().ContainSingle(node => node.Beat.Node == "health" && node.Alive && !node.Beat.RunsJobs);
    }

    public override async Task DisposeAsync()
    {
        await Desk.StopAsync();
        await base.DisposeAsync();
        await receiver.DisposeAsync();
    }

    /// <summary>Where OpenTelemetry's own protocol ends: names in its messages are plain bytes.</summary>
    ValueTask IAsyncDisposable.DisposeAsync() => receiver.DisposeAsync();

    private sealed class MetricsReceiver : IAsyncDisposable
    {
        private readonly WebApplication server;
        private readonly ConcurrentQueue<string> came = new();

        public MetricsReceiver()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            server = builder.Build();
            server.Urls.Add("http://127.0.0.1:0");
            server.MapPost("/v1/metrics", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                came.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
            });
            server.StartAsync().GetAwaiter().GetResult();
            Address = new Uri(server.Urls.First() + "/");
        }

        public Uri Address { get; }

        public bool Has(string word) => came.Any(body => body.Contains(word, StringComparison.Ordinal));

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
