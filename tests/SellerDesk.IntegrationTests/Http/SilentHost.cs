using System.Net;
using System.Net.Sockets;

namespace SellerDesk.IntegrationTests.Http;

/// <summary>Takes every connection and never says a word: the worst way of being dead.</summary>
public sealed class SilentHost : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> clients = [];

    private SilentHost()
    {
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        _ = TakeAsync();
    }

    public Uri Address { get; }

    public int Calls
    {
        get
        {
            lock (clients)
            {
                return clients.Count;
            }
        }
    }

    public static SilentHost Start() => new();

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        lock (clients)
        {
            clients.ForEach(client => client.Dispose());
        }

        return ValueTask.CompletedTask;
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                lock (clients)
                {
                    clients.Add(client);
                }
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
