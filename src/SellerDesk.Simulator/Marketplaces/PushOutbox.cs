using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Marketplaces;

/// <summary>A push and what became of it. State: waiting, delivered, failed, lost (suppressed on purpose).</summary>
internal sealed record Push(int Number, DateTimeOffset At, string Account, string Marketplace, string Kind, string Url, string Body, string State, int Attempts, int? Status);

/// <summary>Sends pushes and keeps their history: for every target, in order, each tried as often as the marketplace tries it.</summary>
internal sealed class PushOutbox(Simulation world, IEnumerable<IPushes> translators, IHttpClientFactory clients)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock gate = new();
    private readonly List<Push> history = [];
    private readonly Dictionary<string, Told> told = [];
    private int loseNext;

    public int LoseNext
    {
        get
        {
            lock (gate)
            {
                return loseNext;
            }
        }

        set
        {
            lock (gate)
            {
                loseNext = value;
            }
        }
    }

    public IReadOnlyCollection<string> Marketplaces => [.. translators.Select(translator => translator.Marketplace)];

    public Push[] History(string? account, string? marketplace)
    {
        lock (gate)
        {
            return [.. history.Where(push => (account is null || push.Account == account) && (marketplace is null || push.Marketplace == marketplace))];
        }
    }

    /// <summary>A target hears of what happens from now on; the greeting comes first.</summary>
    public async Task OpenAsync(PushTarget target, CancellationToken cancel)
    {
        var now = world.Clock.Now;
        if (Catalog.Find(target.Account) is { } seller)
        {
            Remember(target, new Told(now, world.Version, IdsAt(seller, now)));
        }

        if (TranslatorOf(target) is { } translator && Catalog.Find(target.Account) is { } account && translator.Greeting(account, world.Clock.Now) is { } greeting)
        {
            await SendAsync(translator, target, greeting, cancel);
        }
    }

    /// <summary>Tells a target what has happened since it was last told.</summary>
    public async Task TellAsync(PushTarget target, CancellationToken cancel)
    {
        if (TranslatorOf(target) is not { } translator || Catalog.Find(target.Account) is not { } account)
        {
            return;
        }

        var (now, version) = (world.Clock.Now, world.Version);
        var before = ToldTo(target);
        if (before is null || now < before.Until || (now == before.Until && version == before.Version))
        {
            Remember(target, before is null || now < before.Until ? new Told(now, version, IdsAt(account, now)) : before);
            return;
        }

        // With the clock standing still more may happen at the very moment last told of: it is asked for again, and what was told is left out.
        var happened = world.Read(account, (shop, _) => WorldEvent.Between(shop, before.Until.AddTicks(-1), now)).Where(one => one.At > before.Until || !before.Ids.Contains(one.Id)).ToList();
        var known = now == before.Until ? before.Ids : [];
        Remember(target, new Told(now, version, [.. known, .. happened.Where(one => one.At == now).Select(one => one.Id)]));
        foreach (var body in happened.SelectMany(one => translator.Translate(account, one)))
        {
            await SendAsync(translator, target, body, cancel);
        }
    }

    /// <summary>Sends the last ones once more, lost ones included; a receiver must not mind.</summary>
    public async Task<int> RepeatAsync(string? account, string? marketplace, int count, CancellationToken cancel)
    {
        var last = History(account, marketplace).TakeLast(count).ToArray();
        foreach (var push in last)
        {
            if (translators.FirstOrDefault(translator => translator.Marketplace == push.Marketplace) is { } translator)
            {
                await DeliverAsync(translator, Keep(push with { Number = 0, State = "waiting", Attempts = 0, Status = null }), cancel);
            }
        }

        return last.Length;
    }

    private IPushes? TranslatorOf(PushTarget target) => translators.FirstOrDefault(translator => translator.Marketplace == target.Marketplace);

    private async Task SendAsync(IPushes translator, PushTarget target, PushBody body, CancellationToken cancel)
    {
        var push = Keep(new Push(0, world.Clock.Now, target.Account, target.Marketplace, body.Kind, target.Url, JsonSerializer.Serialize(body.Body, body.Body.GetType(), Json), "waiting", 0, null));
        lock (gate)
        {
            if (loseNext > 0)
            {
                loseNext--;
                history[push.Number] = push with { State = "lost" };
                return;
            }
        }

        await DeliverAsync(translator, push, cancel);
    }

    private async Task DeliverAsync(IPushes translator, Push push, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (received, status) = await TryAsync(translator, push, cancel);
            var isLast = attempt > translator.Pauses.Count;
            lock (gate)
            {
                history[push.Number] = push with { Attempts = attempt, Status = status, State = received ? "delivered" : isLast ? "failed" : "waiting" };
            }

            if (received || isLast)
            {
                return;
            }

            await Task.Delay(translator.Pauses[attempt - 1], cancel);
        }
    }

    private async Task<(bool Received, int? Status)> TryAsync(IPushes translator, Push push, CancellationToken cancel)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(translator.Patience);
        try
        {
            using var content = new StringContent(push.Body, MediaTypeHeaderValue.Parse("application/json"));
            using var answer = await clients.CreateClient(nameof(PushOutbox)).PostAsync(new Uri(push.Url), content, timeout.Token);
            return (translator.IsReceived((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(timeout.Token)), (int)answer.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return (false, null);
        }
    }

    private HashSet<string> IdsAt(Account account, DateTimeOffset moment) =>
        world.Read(account, (shop, _) => WorldEvent.Between(shop, moment.AddTicks(-1), moment).Select(one => one.Id).ToHashSet());

    private Told? ToldTo(PushTarget target)
    {
        lock (gate)
        {
            return told.GetValueOrDefault(target.Key);
        }
    }

    private void Remember(PushTarget target, Told what)
    {
        lock (gate)
        {
            told[target.Key] = what;
        }
    }

    private Push Keep(Push push)
    {
        lock (gate)
        {
            push = push with { Number = history.Count };
            history.Add(push);
            return push;
        }
    }

    /// <summary>Until when a target was told, and what of that very moment.</summary>
    private sealed record Told(DateTimeOffset Until, int Version, HashSet<string> Ids);
}
