using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using SellerDesk.Simulator;

namespace SellerDesk.IntegrationTests.Simulator;

/// <summary>A simulator on a free port, its clock standing still at a fixed moment, called as a seller's program calls the marketplace.</summary>
public sealed class RunningSimulator : IAsyncDisposable
{
    public const string Account = "teplydom";
    public const string Answer = "/wb/feedbacks/api/v1/feedbacks/answer";
    public const string Unanswered = "/wb/feedbacks/api/v1/feedbacks?isAnswered=false&take=5000&skip=0";
    public const string Answered = "/wb/feedbacks/api/v1/feedbacks?isAnswered=true&take=5000&skip=0";
    public const string Archive = "/wb/feedbacks/api/v1/feedbacks/archive?take=5000&skip=0";

    private readonly WebApplication app;
    private readonly HttpClient http;

    private RunningSimulator(WebApplication app)
    {
        this.app = app;
        http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        // Links to photographs repeat the host that was asked for: a fixed one keeps the bytes the same on every port.
        http.DefaultRequestHeaders.Host = "simulator.test";
    }

    public HttpClient Http => http;

    public static async Task<RunningSimulator> StartAsync(bool limits = false, string[]? args = null)
    {
        var app = SimulatorHost.Build(["--urls", "http://127.0.0.1:0", "--Seed", "7", "--Speed", "0", "--Start", "2026-03-10T09:00:00Z", "--History", "300", .. args ?? []]);
        await app.StartAsync();
        var simulator = new RunningSimulator(app);
        if (!limits)
        {
            await simulator.ControlAsync("limits", new { enabled = false });
        }

        await simulator.SignInAsync();
        return simulator;
    }

    /// <summary>All further calls carry this token.</summary>
    public async Task SignInAsync(string query = "")
    {
        var answer = await http.GetFromJsonAsync<JsonElement>($"/control/token?account={Account}{query}");
        http.DefaultRequestHeaders.Remove("Authorization");
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", answer.GetProperty("token").GetString());
    }

    public async Task<JsonElement> ControlAsync(string path, object body)
    {
        using var response = await http.PostAsJsonAsync($"/control/{path}", body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<JsonElement> GetAsync(string path) => await http.GetFromJsonAsync<JsonElement>(path);

    public async Task<JsonElement[]> FeedbacksAsync(string path) =>
        [.. (await GetAsync(path)).GetProperty("data").GetProperty("feedbacks").EnumerateArray()];

    public async Task<JsonElement> FeedbackAsync(string id) => (await GetAsync($"/wb/feedbacks/api/v1/feedback?id={id}")).GetProperty("data");

    public async Task<string> FirstUnansweredAsync() => IdOf((await FeedbacksAsync(Unanswered))[0]);

    public Task<HttpResponseMessage> AnswerAsync(string id, string text) => http.PostAsJsonAsync(Answer, new { id, text });

    public Task<HttpResponseMessage> EditAsync(string id, string text) => http.PatchAsJsonAsync(Answer, new { id, text });

    public async Task<JsonElement[]> LedgerAsync() =>
        [.. (await GetAsync($"/control/ledger?account={Account}")).GetProperty("entries").EnumerateArray()];

    public Task JumpAsync(string time) => ControlAsync("clock", new { jump = time });

    public Task StopAsync() => app.StopAsync();

    public static string IdOf(JsonElement row) => row.GetProperty("id").GetString()!;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }
}
