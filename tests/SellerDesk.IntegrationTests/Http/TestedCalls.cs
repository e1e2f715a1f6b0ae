using System.Diagnostics;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.IntegrationTests.Http;

/// <summary>Calls to hosts of a test, on the way that every call of the desk goes.</summary>
internal sealed class TestedCalls : IAsyncDisposable
{
    private const string Client = "Ozon";

    private readonly ServiceProvider services = new ServiceCollection()
        .AddMarketplaceCalls(Client, new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Marketplaces:UserAgent"] = "Shop desk/3" }).Build())
        .BuildServiceProvider();

    public MarketplaceCalls Calls => services.GetRequiredService<MarketplaceCalls>();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    public static MarketplaceCall To(Uri host) =>
        new(Client, host, () => JsonRequest.Of(HttpMethod.Post, new Uri(host, "v1/list"), new { limit = 1 }), answer => CallFailures.Of(answer, answer.Json.Problem is null ? answer.Json.Root.Text("message") : null));

    public static RateLimit Limit(string group) => new(new RateKey("account", group), new RateRule(TimeSpan.FromMilliseconds(1), 10));

    public static async Task<MarketplaceException> FailureAsync(Func<Task<JsonAnswer>> call) =>
        (await call.Should().ThrowAsync<MarketplaceException>()).Which;

    public async Task<TimeSpan> MedianAsync(Uri host)
    {
        var times = new List<TimeSpan>();
        for (var call = 0; call < 60; call++)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await Calls.ReadAsync(To(host), default);
            times.Add(Stopwatch.GetElapsedTime(started));
            await Task.Delay(5);
        }

        return times.Order().ElementAt(times.Count / 2);
    }
}
