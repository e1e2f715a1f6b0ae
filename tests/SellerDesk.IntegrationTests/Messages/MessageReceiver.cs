using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

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
    private readonly HttpListener listener = new();
    private readonly Task serving;

    public MessageReceiver()
    {
        var random = new Random();
        for (var tries = 0; ; tries++)
        {
            Address = new Uri($"http://127.0.0.1:{random.Next(20_000, 60_000)}/");
            listener.Prefixes.Clear();
            listener.Prefixes.Add(Address.ToString());
            try
            {
                listener.Start();
                break;
            }
            catch (HttpListenerException) when (tries < 20)
            {
                // Somebody else's port: the next one.
            }
        }

        serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>What each call meets, by the parcel's id and which call of it this is.</summary>
    public Func<Guid, int, Reception> Answer { get; set; } = (_, _) => Reception.Take;

    /// <summary>Knows no repeat: each call that is taken reaches somebody.</summary>
    public bool Forgets { get; set; }

    public ConcurrentDictionary<Guid, int> Calls { get; } = new();

    /// <summary>How often each parcel reached its person.</summary>
    public ConcurrentDictionary<Guid, int> Reached { get; } = new();

    public ConcurrentQueue<(Guid Id, string Address, string Text)> Taken { get; } = new();

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                _ = OneAsync(await listener.GetContextAsync());
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task OneAsync(HttpListenerContext context)
    {
        var parcel = (await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.InputStream));
        var id = parcel.GetProperty("id").GetGuid();
        var reception = Answer(id, Calls.AddOrUpdate(id, 1, (_, count) => count + 1));
        if (reception is Reception.Take or Reception.TakeAndBreak && Reached.AddOrUpdate(id, 1, (_, count) => Forgets ? count + 1 : count) == 1)
        {
            Taken.Enqueue((id, parcel.GetProperty("address").GetString()!, parcel.GetProperty("text").GetString()!));
        }

        if (reception is Reception.Break or Reception.TakeAndBreak)
        {
            context.Response.Abort();
            return;
        }

        context.Response.StatusCode = reception switch { Reception.Take => 200, Reception.Busy => 503, _ => 400 };
        context.Response.Close();
    }
}
