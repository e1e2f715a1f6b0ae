using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace SellerDesk.BrowserTests.Fixtures;

/// <summary>What stands before several nodes: whoever comes first is sent to the next one in turn, and stays there by a cookie. Every answer names its node.</summary>
internal sealed class StickyProxy : IAsyncDisposable
{
    public const string Header = "x-node";

    private readonly WebApplication app;

    private StickyProxy(WebApplication app) => this.app = app;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<StickyProxy> StartAsync(params IEnumerable<Uri> nodes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "desk", Match = new RouteMatch { Path = "{**any}" } }],
            [
                new ClusterConfig
                {
                    ClusterId = "desk",
                    LoadBalancingPolicy = "RoundRobin",
                    SessionAffinity = new SessionAffinityConfig { Enabled = true, Policy = "HashCookie", AffinityKeyName = "node", FailurePolicy = "Redistribute" },
                    HttpRequest = new ForwarderRequestConfig { ActivityTimeout = TimeSpan.FromMinutes(2) },
                    Destinations = nodes.Select((node, at) => (Name: $"node{at + 1}", Address: node.ToString())).ToDictionary(node => node.Name, node => new DestinationConfig { Address = node.Address }),
                },
            ]);
        var app = builder.Build();
        app.UseWebSockets();
        app.MapReverseProxy(pipeline =>
        {
            pipeline.UseSessionAffinity();
            pipeline.UseLoadBalancing();
            pipeline.Use((context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers[Header] = context.GetReverseProxyFeature().ProxiedDestination?.DestinationId;
                    return Task.CompletedTask;
                });
                return next();
            });
        });
        await app.StartAsync();
        return new StickyProxy(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
