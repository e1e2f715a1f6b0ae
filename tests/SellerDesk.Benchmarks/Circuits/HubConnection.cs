using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace SellerDesk.Benchmarks.Circuits;

/// <summary>
/// A SignalR connection to Blazor's hub: negotiated, then binary messages over a web socket, each with its length before it in seven-bit groups.
/// </summary>
internal sealed class HubConnection : IDisposable
{
    private const byte TextEnd = 0x1E;

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private byte[] received = new byte[64 * 1024];
    private int start;
    private int end;

    public static async Task<HubConnection> OpenAsync(HttpClient http, string cookie, CancellationToken cancel)
    {
        using var answer = await http.PostAsync("_blazor/negotiate?negotiateVersion=1", null, cancel);
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("connectionToken").GetString()!;
        var connection = new HubConnection();
        connection.socket.Options.SetRequestHeader("Cookie", cookie);
        var address = new UriBuilder(new Uri(http.BaseAddress!, "_blazor")) { Scheme = "ws", Query = $"id={Uri.EscapeDataString(token)}" };
        await connection.socket.ConnectAsync(address.Uri, cancel);
        await connection.socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, cancel);
        await connection.HandshakeAsync(cancel);
        return connection;
    }

    /// <param name="invocation">Null: no answer is wanted.</param>
    public Task InvokeAsync(string? invocation, string target, int arguments, Action<PackWriter> write, CancellationToken cancel)
    {
        var message = new PackWriter().Array(6).Int(1).EmptyMap();
        _ = invocation is null ? message.Nil() : message.Text(invocation);
        message.Text(target).Array(arguments);
        write(message);
        return SendAsync(message.Array(0), cancel);
    }

    public Task PingAsync(CancellationToken cancel) => SendAsync(new PackWriter().Array(1).Int(6), cancel);

    /// <returns>The next message as the hub sent it: type, headers and what belongs to the type.</returns>
    public async Task<object?[]> ReceiveAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (TryTake(out var message))
            {
                return message;
            }

            await FillAsync(cancel);
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        sending.Dispose();
    }

    private async Task HandshakeAsync(CancellationToken cancel)
    {
        int mark;
        while ((mark = Array.IndexOf(received, TextEnd, start, end - start)) < 0)
        {
            await FillAsync(cancel);
        }

        var said = Encoding.UTF8.GetString(received, start, mark - start);
        start = mark + 1;
        if (said != "{}")
        {
            throw new InvalidOperationException($"The hub refuses the handshake: {said}");
        }
    }

    private bool TryTake(out object?[] message)
    {
        message = [];
        var (length, at, shift) = (0, start, 0);
        while (true)
        {
            if (at == end)
            {
                return false;
            }

            var part = received[at++];
            length |= (part & 0x7F) << shift;
            shift += 7;
            if (part < 0x80)
            {
                break;
            }
        }

        if (end - at < length)
        {
            return false;
        }

        message = (object?[])new PackReader(received.AsSpan(at, length)).Read()!;
        start = at + length;
        return true;
    }

    private async Task FillAsync(CancellationToken cancel)
    {
        if (start > 0)
        {
            received.AsSpan(start, end - start).CopyTo(received);
            (start, end) = (0, end - start);
        }

        if (end == received.Length)
        {
            Array.Resize(ref received, received.Length * 2);
        }

        var part = await socket.ReceiveAsync(received.AsMemory(end), cancel);
        if (part.MessageType == WebSocketMessageType.Close)
        {
            throw new IOException("The hub closed the connection.");
        }

        end += part.Count;
    }

    private async Task SendAsync(PackWriter message, CancellationToken cancel)
    {
        var body = message.Written.ToArray();
        var framed = new byte[body.Length + 5];
        var (at, rest) = (0, body.Length);
        do
        {
            framed[at++] = (byte)((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0));
            rest >>= 7;
        }
        while (rest > 0);
        body.CopyTo(framed, at);
        await sending.WaitAsync(cancel);
        try
        {
            await socket.SendAsync(framed.AsMemory(0, at + body.Length), WebSocketMessageType.Binary, true, cancel);
        }
        finally
        {
            sending.Release();
        }
    }
}
