using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Api;

/// <summary>The desk over HTTP, as a program with a token sees it.</summary>
public class ApiFixture : DeskFixture
{
    public HttpClient Reader { get; private set; } = null!;

    public HttpClient Writer { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await StartAsync();
        Reader = Client(await TokenAsync(ApiScope.Read));
        Writer = Client(await TokenAsync(ApiScope.Write));
    }

    public override async Task DisposeAsync()
    {
        Reader?.Dispose();
        Writer?.Dispose();
        await base.DisposeAsync();
    }

    public async Task<string> TokenAsync(ApiScope scope) =>
        (await UseAsync<CreateApiToken, CreatedApiToken>(create => create.ExecuteAsync(Actor.Desk, scope.ToString(), scope, DateTimeOffset.UtcNow, CancellationToken.None))).Secret;

    public HttpClient Client(string? token)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address, "/api/v1/") };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();
}
