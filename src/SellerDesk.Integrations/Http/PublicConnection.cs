using System.Net;
using System.Net.Sockets;

namespace SellerDesk.Integrations.Http;

/// <summary>The name leads, or would lead, inside.</summary>
internal sealed class PrivateAddressException() : Exception("a private address");

/// <summary>The one guard of every way out: looked at is what the name really leads to, at the moment of the connection, so that no name and no redirect leads inside.</summary>
internal static class PublicConnection
{
    /// <summary>To the open internet alone.</summary>
    public static ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancel) => OpenAsync(context, PublicAddress.Is, cancel);

    /// <summary>Inside too, because whoever runs the desk said so; but never to where no program of it has anything to do.</summary>
    public static ValueTask<Stream> OpenInsideAsync(SocketsHttpConnectionContext context, CancellationToken cancel) => OpenAsync(context, address => !PublicAddress.IsNever(address), cancel);

    /// <summary>Inside where that is allowed for this very host, or where the address is written as one of the inside: such a one was let in when it was typed. Else outside alone.</summary>
    public static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> As(InsideHosts inside, bool trustsWritten) => (context, cancel) =>
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        return inside.Has(host, port) || (trustsWritten && InsideHosts.LooksInside(host)) ? OpenInsideAsync(context, cancel) : OpenAsync(context, cancel);
    };

    /// <summary>To a mail server, which is inside as often as not; but never to where no program of the desk has anything to do.</summary>
    /// <exception cref="PrivateAddressException">The name leads there.</exception>
    public static ValueTask<Socket> ToMailAsync(string host, int port, CancellationToken cancel) => ConnectAsync(host, port, address => !PublicAddress.IsNever(address), cancel);

    private static async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, Predicate<IPAddress> may, CancellationToken cancel) =>
        new NetworkStream(await ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, may, cancel), ownsSocket: true);

    private static async ValueTask<Socket> ConnectAsync(string host, int port, Predicate<IPAddress> may, CancellationToken cancel)
    {
        var found = await Dns.GetHostAddressesAsync(host, cancel);
        if (found.Length == 0 || !Array.TrueForAll(found, may))
        {
            throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, port, cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
