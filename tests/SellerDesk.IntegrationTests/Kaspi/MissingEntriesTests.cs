using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Marketplaces;
using SellerDesk.IntegrationTests.Wildberries;
using Xunit;

namespace SellerDesk.IntegrationTests.Kaspi;

/// <summary>A marketplace that does not include what it is asked to include, and entries that name no offer.</summary>
public sealed class MissingEntriesTests : IAsyncLifetime
{
    private SimulatedKaspi simulator = null!;
    private WebApplication between = null!;
    private int entriesAsked;

    public async Task InitializeAsync()
    {
        simulator = await SimulatedKaspi.StartAsync(reviews: 60, volume: 6);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        between = builder.Build();
        between.Run(PassOnAsync);
        await between.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await between.DisposeAsync();
        await simulator.DisposeAsync();
    }

    [Fact]
    public async Task Entries_that_did_not_come_with_their_order_are_asked_for_once()
    {
        var shop = await simulator.ShopAsync(null, ("BaseUrl", $"{between.Urls.First()}/kaspi"));
        var first = await Pull.AllAsync(simulator.Connector.Orders!, shop);

        var truth = await simulator.TrueOrdersAsync();
        var lines = first.Items.Where(order => order.Lines.Count > 0).ToDictionary(order => order.Number);
        lines.Keys.Should().BeSubsetOf(truth.Keys);
        entriesAsked.Should().Be(lines.Count).And.BeGreaterThan(90);
        lines.Values.Should().OnlyContain(order => order.Stage == null && order.Lines[0].Product!.Name != null);

        // Pull after pull the rest, and then no more.
        var cursor = first.Cursor;
        for (var pulls = 0; pulls < 10 && lines.Count < truth.Count; pulls++)
        {
            var next = await Pull.AllAsync(simulator.Connector.Orders!, shop, cursor);
            cursor = next.Cursor;
            foreach (var order in next.Items.Where(order => order.Lines.Count > 0))
            {
                lines.TryAdd(order.Number, order).Should().BeTrue("it was known already");
            }
        }

        lines.Keys.Should().BeEquivalentTo(truth.Keys);
        var asked = entriesAsked;
        await Pull.AllAsync(simulator.Connector.Orders!, shop, cursor);
        entriesAsked.Should().Be(asked);
    }

    private async Task PassOnAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, context.Request.Path.Value + context.Request.QueryString.Value);
        foreach (var name in new[] { "X-Auth-Token", "User-Agent" })
        {
            request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name].ToString());
        }

        using var answer = await simulator.Control.SendAsync(request);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        if (context.Request.Path.Value!.EndsWith("/entries", StringComparison.Ordinal))
        {
            entriesAsked++;
            body["data"]![0]!["attributes"]!.AsObject().Remove("offer");
        }

        foreach (var order in context.Request.Path.Value.EndsWith("/orders", StringComparison.Ordinal) ? body["data"]!.AsArray() : [])
        {
            order!["relationships"]!["entries"]!.AsObject().Remove("data");
        }

        body.Remove("included");
        context.Response.StatusCode = (int)answer.StatusCode;
        await context.Response.WriteAsync(body.ToJsonString());
    }
}
