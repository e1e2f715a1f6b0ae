using System.Net;
using System.Net.Sockets;

namespace SellerDesk.BrowserTests.Shell;

/// <summary>A wire between a browser and the desk that can be cut and mended: what a server that went away looks like from outside.</summary>
internal sealed class CuttableWire : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri server;
    private readonly Lock gate = new();
    private readonly HashSet<Socket> sockets = [];
    private bool cut;

    public CuttableWire(Uri server)
    {
        this.server = server;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Every connection breaks, and new ones come to nothing.</summary>
    public void Cut()
    {
        lock (gate)
        {
            cut = true;
            foreach (var socket in sockets)
            {
                socket.Close();
            }

            sockets.Clear();
        }
    }

    public void Mend()
    {
        lock (gate)
        {
            cut = false;
        }
    }

    public void Dispose()
    {
        listener.Stop();
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptSocketAsync());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        using var desk = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (browser)
        {
            if (!Keep(browser, desk))
            {
                return;
            }

            try
            {
                await desk.ConnectAsync(server.Host, server.Port);
                await using var outward = new NetworkStream(browser);
                await using var inward = new NetworkStream(desk);
                await Task.WhenAny(outward.CopyToAsync(inward), inward.CopyToAsync(outward));
            }
            catch (Exception broken) when (broken is SocketException or IOException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private bool Keep(params ReadOnlySpan<Socket> pair)
    {
        lock (gate)
        {
            if (!cut)
            {
                foreach (var socket in pair)
                {
                    sockets.Add(socket);
                }
            }

            return !cut;
        }
    }
}
