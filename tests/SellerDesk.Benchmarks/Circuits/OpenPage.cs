using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SellerDesk.Benchmarks.Circuits;

/// <summary>
/// What a browser tab does with an interactive page, without a browser: gets the HTML, starts a circuit for the components in it, confirms every
/// batch that is rendered and answers every call of a script.
/// </summary>
internal sealed partial class OpenPage : IAsyncDisposable
{
    private const int Invocation = 1;
    private const int Completion = 3;
    private const int WantsScriptObject = 1;

    /// <summary>So long without a word from the server, and what the page does by itself at its start is over.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    /// <summary>Nothing rendered for so long: what was asked for is there.</summary>
    private static readonly TimeSpan Still = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HubConnection hub;
    private readonly CancellationTokenSource gone = new();
    private readonly TaskCompletionSource rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task living = Task.CompletedTask;
    private long heardAt = Environment.TickCount64;
    private long renderedAt;

    private string circuit = "";

    private OpenPage(HubConnection hub) => this.hub = hub;

    /// <summary>Bytes of all batches so far.</summary>
    public long Rendered { get; private set; }

    public static async Task<OpenPage> OpenAsync(HttpClient http, string cookie, string path, CancellationToken cancel)
    {
        var html = await http.GetStringAsync(path, cancel);
        var markers = Markers().Matches(html).Select(match => match.Groups[1].Value).Where(marker => marker.Contains("\"descriptor\"", StringComparison.Ordinal)).ToList();
        if (markers.Count == 0)
        {
            throw new InvalidOperationException($"{path} holds no interactive component: {html[..Math.Min(300, html.Length)]}");
        }

        var page = new OpenPage(await HubConnection.OpenAsync(http, cookie, cancel));
        await page.StartAsync(http.BaseAddress!, path, markers, State().Match(html).Groups[1].Value, cancel);
        await page.rendered.Task.WaitAsync(TimeSpan.FromSeconds(60), cancel);
        return page;
    }

    public async Task SettleAsync(CancellationToken cancel)
    {
        while (Environment.TickCount64 - Interlocked.Read(ref heardAt) < Quiet.TotalMilliseconds)
        {
            await Task.Delay(50, cancel);
        }

        if (living.IsCompleted)
        {
            await living;
        }
    }

    /// <summary>Goes to another address of the same page, as a press on a filter does; milliseconds to the last thing that was rendered for it.</summary>
    public async Task<double> GoAsync(Uri address, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        Interlocked.Exchange(ref renderedAt, 0);
        await hub.InvokeAsync(null, "OnLocationChanged", 3, said => said.Text(address.ToString()).Nil().Bool(true), cancel);
        while (Interlocked.Read(ref renderedAt) is var at && (at == 0 || Stopwatch.GetElapsedTime(at) < Still))
        {
            if (living.IsCompleted || Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new InvalidOperationException($"{address} was never rendered.");
            }

            await Task.Delay(20, cancel);
        }

        return Stopwatch.GetElapsedTime(started, Interlocked.Read(ref renderedAt)).TotalMilliseconds;
    }

    /// <summary>Closes the tab: a browser says good-bye, so that the server does not wait for it to come back.</summary>
    public async Task CloseAsync(HttpClient http)
    {
        using var goodbye = new MultipartFormDataContent { { new StringContent(circuit), "circuitId" } };
        using var answer = await http.PostAsync("_blazor/disconnect", goodbye);
        answer.EnsureSuccessStatusCode();
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        await living;
        hub.Dispose();
        gone.Dispose();
    }

    private async Task StartAsync(Uri address, string path, IReadOnlyList<string> markers, string state, CancellationToken cancel)
    {
        await hub.InvokeAsync("0", "StartCircuit", 4, said => said.Text(address.ToString()).Text(new Uri(address, path).ToString()).Text("[]").Text(""), cancel);
        object?[] message;
        do
        {
            message = await hub.ReceiveAsync(cancel);
        }
        while (message[0] is not (long)Completion);
        circuit = message[^1] as string ?? throw new InvalidOperationException("The server refuses to start a circuit.");
        living = LiveAsync();
        var operations = markers.Select((marker, at) => $$"""{"type":"add","ssrComponentId":{{at + 1}},"marker":{{marker}}}""");
        var batch = $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""";
        await hub.InvokeAsync(null, "UpdateRootComponents", 2, said => said.Text(batch).Text(state), cancel);
    }

    private async Task LiveAsync()
    {
        try
        {
            while (true)
            {
                var message = await hub.ReceiveAsync(gone.Token);
                if (message is [(long)Invocation, _, _, string target, object?[] arguments, ..])
                {
                    Interlocked.Exchange(ref heardAt, Environment.TickCount64);
                    await AnswerAsync(target, arguments);
                }
                else if (message is [6L])
                {
                    await hub.PingAsync(gone.Token);
                }
            }
        }
        catch (Exception end) when (gone.IsCancellationRequested || rendered.TrySetException(end))
        {
            // Closed by us, or told to whoever waits for the first batch.
        }
    }

    private async Task AnswerAsync(string target, object?[] arguments)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                Rendered += ((byte[])arguments[1]!).Length;
                Interlocked.Exchange(ref renderedAt, Stopwatch.GetTimestamp());
                await hub.InvokeAsync(null, "OnRenderCompleted", 2, said => said.Int((long)arguments[0]!).Nil(), gone.Token);
                rendered.TrySetResult();
                break;
            case "JS.BeginInvokeJS" when arguments[0] is long call and not 0:
                var result = arguments[3] is (long)WantsScriptObject ? """{"__jsObjectId":1}""" : "null";
                await hub.InvokeAsync(null, "EndInvokeJSFromDotNet", 3, said => said.Int(call).Bool(true).Text($"[{call},true,{result}]"), gone.Token);
                break;
            case "JS.Error":
                throw new InvalidOperationException($"The circuit broke: {JsonSerializer.Serialize(arguments)}");
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->", RegexOptions.Singleline)]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex State();
}
