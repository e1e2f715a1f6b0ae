using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Benchmarks.Circuits;
using SellerDesk.Benchmarks.Data;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Benchmarks.Hosting;
using SellerDesk.Domain.Team;

namespace SellerDesk.Benchmarks.Api;

/// <summary>The call that other programs make all day, and the memory that the desk holds after a busy time.</summary>
internal static class ApiBench
{
    private const int Clients = 8;
    private const string Call = "api/v1/reviews?state=unanswered&limit=50";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var rows = options.Number("rows", 1_000_000);
        var circuits = options.Number("circuits", 300);
        var report = new Report("api", $"GET /{Call} with a token at {rows:N0} reviews, {Clients} keep-alive clients on the same machine; beside it the same bytes from an empty web program; "
            + $"resident memory after this, with {circuits} inboxes open and after them");
        var database = await FilledDatabase.OpenAsync(options);
        await using var desk = await WebProgram.StartDeskAsync(database, "--Demo:Enabled=true");
        var token = await TokenAsync(database);
        var load = new HttpLoad(new Uri(desk.Address, Call), token, Clients);
        var bytes = await load.CheckAsync(50);
        var answer = Path.GetTempFileName();
        await File.WriteAllBytesAsync(answer, bytes);
        await using var empty = await WebProgram.StartAsync(typeof(ApiBench).Assembly.Location, [EmptyWeb.Name, $"--answer={answer}"]);
        var floor = new HttpLoad(new Uri(empty.Address, "answer"), token, Clients);
        await load.RunAsync(WarmUp);
        await floor.RunAsync(WarmUp / 2);

        var (rate, median, late) = (report.Figure("the desk", "requests/s"), report.Figure("  half of them within", "ms"), report.Figure("  95 of 100 within", "ms"));
        var processor = report.Figure("  processor time of the desk", "ms/request");
        var floorRate = report.Figure("empty web program, same bytes", "requests/s");
        for (var round = 0; round < options.Number("rounds", 3); round++)
        {
            var before = desk.ProcessorSeconds;
            var took = await load.RunAsync(Round);
            processor.Add((desk.ProcessorSeconds - before) * 1000 / took.Values.Count);
            rate.Add(took.Values.Count / Round.TotalSeconds);
            median.Add(took.Median);
            late.Add(took.At(0.95));
            floorRate.Add((await floor.RunAsync(Round)).Values.Count / Round.TotalSeconds);
        }

        File.Delete(answer);
        report.Figure("answer", "KB").Add(bytes.Length / 1024.0);
        report.AtLeast("requests per second", rate.Median, 1_000, "");
        await MemoryAsync(report, desk, load, circuits);
        return report;
    }

    /// <summary>What the open inboxes themselves hold is measured by the benchmark of the circuits; here it is what stays when the rush is over.</summary>
    private static async Task MemoryAsync(Report report, WebProgram desk, HttpLoad load, int circuits)
    {
        report.Figure("resident memory after the calls", "MB").Add(desk.ResidentMegabytes);
        var cookie = await SignIn.CookieAsync(desk.Address, "owner@demo.local", DemoPeople.DefaultPassword);
        using (var client = new CircuitsClient(desk.Address, "/inbox", cookie))
        {
            await client.OpenAsync(circuits);
            report.Figure($"  with {circuits} inboxes open", "MB").Add(desk.ResidentMegabytes);
        }

        await load.RunAsync(Round);
        var resident = report.Figure("  after they were closed, under calls again", "MB");
        resident.Add(desk.ResidentMegabytes);
        report.AtMost("resident memory after load", resident.Median, 350, " MB");
    }

    private static async Task<string> TokenAsync(string database)
    {
        await using var source = DeskData.Source(database + ";Pooling=false");
        var whole = new WholeDb(DeskData.Options(source));
        await using (var db = whole.Open())
        {
            await db.ApiTokens.ExecuteDeleteAsync();
        }

        var owner = new Actor(PersonId.New(), "bench", Role.Owner, ShopScope.Everything);
        return (await new CreateApiToken(whole).ExecuteAsync(owner, "bench", ApiScope.Read, DateTimeOffset.UtcNow, CancellationToken.None)).Secret;
    }
}
