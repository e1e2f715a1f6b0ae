using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SellerDesk.IntegrationTests.Channels;

public sealed record Call(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A web server that keeps what it was called with and answers as the test says: a gateway, somebody's webhook, the Bot API.</summary>
public sealed class Endpoint : IAsyncDisposable
{
    private readonly WebApplication app;

    private Endpoint(WebApplication app)
    {
        this.app = app;
    }

    public ConcurrentQueue<Call> Calls { get; } = [];

    public Func<Call, HttpContext, Task> Answer { get; set; } = (_, http) => http.Response.WriteAsync("{}");

    public Uri Address { get; private set; } = null!;

    public static async Task<Endpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var endpoint = new Endpoint(builder.Build());
        endpoint.app.Run(endpoint.TakeAsync);
        await endpoint.app.StartAsync();
        endpoint.Address = new Uri(endpoint.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var call = new Call(http.Request.Method, http.Request.Path + http.Request.QueryString, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync());
        Calls.Enqueue(call);
        await Answer(call, http);
    }
}
