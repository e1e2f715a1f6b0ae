using System.Net;
using System.Net.Sockets;

namespace SellerDesk.IntegrationTests.Channels;

/// <summary>Says yes to everything and hangs up in the middle.</summary>
internal sealed class RudeMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task talking;

    public RudeMailServer(string hangUpAt)
    {
        listener.Start();
        talking = TalkAsync(hangUpAt);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await talking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TalkAsync(string hangUpAt)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 hello");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(hangUpAt, StringComparison.Ordinal))
            {
                if (hangUpAt == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    while (await reader.ReadLineAsync() is not ("." or null))
                    {
                    }
                }

                return;
            }

            await writer.WriteLineAsync(line.StartsWith("EHLO", StringComparison.Ordinal) ? "250 rude" : "250 yes");
        }
    }
}
