using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SellerDesk.IntegrationTests.Messages;

/// <summary>How the receiver treats a call.</summary>
public enum Reception
{
    Take,

    /// <summary>Busy: nothing is taken.</summary>
    Busy,
    Refuse,

    /// <summary>Takes it, then breaks the line instead of answering.</summary>
    TakeAndBreak,

    /// <summary>Breaks the line before it has taken anything.</summary>
    Break,
}

/// <summary>A gateway on the loopback that keeps what it takes; a repeat of the same id is known and told to nobody twice, unless it is made forgetful.</summary>
public sealed class MessageReceiver : IAsyncDisposable
{
    private readonly WebApplication server;

    public MessageReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapPost("/", OneAsync);
        server.StartAsync().GetAwaiter().GetResult();
        Address = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public static MessageReceiver Open() => new();

    public Uri Address { get; }

    /// <summary>What each call meets, by the parcel's id and which call of it this is.</summary>
    public Func<Guid, int, Reception> Answer { get; set; } = (_, _) => Reception.Take;

    /// <summary>How long a call takes: half of it passes before the parcel is taken, half after.</summary>
    public Func<TimeSpan> Takes { get; set; } = () => TimeSpan.Zero;

    /// <summary>Knows no repeat: each call that is taken reaches somebody.</summary>
    public bool Forgets { get; set; }

    public ConcurrentDictionary<Guid, int> Calls { get; } = new();

    /// <summary>How often each parcel reached its person.</summary>
    public ConcurrentDictionary<Guid, int> Reached { get; } = new();

    public ConcurrentQueue<(Guid Id, string Address, string Text)> Taken { get; } = new();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task OneAsync(HttpContext http)
    {
        var parcel = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body);
        var id = Guid.Parse(parcel.GetProperty("id").GetString()!);
        var half = Takes() / 2;
        await Task.Delay(half);
        var reception = Answer(id, Calls.AddOrUpdate(id, 1, (_, count) => count + 1));
        if (reception is Reception.Take or Reception.TakeAndBreak && Reached.AddOrUpdate(id, 1, (_, count) => Forgets ? count + 1 : count) == 1)
        {
            Taken.Enqueue((id, parcel.TryGetProperty("address", out var address) ? address.GetString()! : "", parcel.GetProperty("text").GetString()!));
        }

        await Task.Delay(half);
        if (reception is Reception.Break or Reception.TakeAndBreak)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = reception switch { Reception.Take => 200, Reception.Busy => 503, _ => 400 };
    }
}
