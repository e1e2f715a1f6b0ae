using System.Net;
using System.Net.Sockets;

namespace SellerDesk.Integrations.Http;

/// <summary>The name leads, or would lead, inside.</summary>
internal sealed class PrivateAddressException() : Exception("a private address");

/// <summary>Connects to the open internet alone: looked at is what the name really leads to, at the moment of the connection, so that no name and no redirect leads inside.</summary>
internal static class PublicConnection
{
    public static async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        if (found.Length == 0 || !Array.TrueForAll(found, PublicAddress.Is))
        {
            throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
