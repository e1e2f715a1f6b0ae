using System.Net;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace SellerDesk.IntegrationTests.Simulator;

/// <summary>What is common to all marketplaces works for each that the simulator speaks.</summary>
public sealed class EveryMarketplaceTests : IAsyncLifetime
{
    private RunningSimulator simulator = null!;

    public async Task InitializeAsync() => simulator = await RunningSimulator.StartAsync();

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task Each_refuses_in_a_body_of_its_own()
    {
        var bodies = new HashSet<string>();
        var marketplaces = await MarketplacesAsync();
        foreach (var (name, prefix) in marketplaces)
        {
            foreach (var status in new[] { 400, 401, 402, 403, 404, 409, 500, 503 })
            {
                using var answer = await StruckAsync(name, prefix, status.ToString(System.Globalization.CultureInfo.InvariantCulture));
                ((int)answer.StatusCode).Should().Be(status, name);
                var body = await answer.Content.ReadAsStringAsync();
                JsonDocument.Parse(body).RootElement.ValueKind.Should().Be(JsonValueKind.Object, "{0} tells errors as JSON", name);
                if (status == 500)
                {
                    bodies.Add(body);
                }
            }
        }

        bodies.Should().HaveSameCount(marketplaces);
    }

    [Fact]
    public async Task Each_says_too_often_in_its_own_way_and_knows_a_withdrawn_key()
    {
        foreach (var (name, prefix) in await MarketplacesAsync())
        {
            using var tooOften = await StruckAsync(name, prefix, "429");
            ((int)tooOften.StatusCode).Should().Be(name == "yandexmarket" ? 420 : 429, name);
            using var withdrawn = await StruckAsync(name, prefix, "revoked");
            withdrawn.StatusCode.Should().BeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden], name);
        }
    }

    [Fact]
    public async Task Each_hands_out_keys_for_every_account()
    {
        foreach (var (name, _) in await MarketplacesAsync())
        {
            var keys = new List<string>();
            foreach (var account in new[] { "teplydom", "malysham", "zvuk", "uhod" })
            {
                keys.Add((await simulator.GetAsync($"/control/token?account={account}&marketplace={name}")).GetRawText());
            }

            keys.Should().OnlyHaveUniqueItems(name);
        }
    }

    private async Task<(string Name, string Prefix)[]> MarketplacesAsync() =>
        [.. (await simulator.GetAsync("/control/state")).GetProperty("marketplaces").EnumerateArray().Select(row => (row.GetProperty("name").GetString()!, row.GetProperty("prefix").GetString()!))];

    private async Task<HttpResponseMessage> StruckAsync(string marketplace, string prefix, string kind)
    {
        await simulator.ControlAsync("faults", new { marketplace, kind, times = 1 });
        return await simulator.Http.GetAsync(new Uri($"{prefix}/anything", UriKind.Relative));
    }
}
