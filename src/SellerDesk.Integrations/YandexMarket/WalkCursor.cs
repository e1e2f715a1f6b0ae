using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.YandexMarket;

[JsonConverter(typeof(JsonStringEnumConverter<WalkPass>))]
internal enum WalkPass
{
    History,
    Fresh,
    LookBack,
}

/// <summary>A list and period still to be read.</summary>
/// <param name="To">Null: until now by the marketplace's own clock.</param>
internal sealed record WalkStep(string Lane, DateTimeOffset? From = null, DateTimeOffset? To = null, WalkPass Pass = WalkPass.History)
{
    /// <summary>Of the page to be read next; null: the first.</summary>
    public string? Token { get; init; }

    /// <summary>Fingerprints of the last tokens and of the last page: a page that comes again would be read for ever.</summary>
    public string[]? Tokens { get; init; }

    public string? LastPage { get; init; }

    /// <summary>Failed tries of the page at hand.</summary>
    public int Tries { get; init; }
}

/// <summary>
/// The bookmark: what is still to be read, and up to when everything was seen. Steps are taken from the front; each page's cursor has what is left
/// of its step, so a pull that starts from any of them misses nothing.
/// </summary>
internal sealed record WalkCursor
{
    public const int CurrentVersion = 1;

    private static readonly TimeSpan BeforeFirst = TimeSpan.FromDays(1);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    public WalkStep[] Steps { get; init; } = [];

    /// <summary>Up to here, by the marketplace's clock, finished passes have seen everything.</summary>
    public DateTimeOffset? SeenTo { get; init; }

    public DateTimeOffset? Newest { get; init; }

    public DateTimeOffset BeganAt { get; init; }

    public DateTimeOffset PassStartedAt { get; init; }

    /// <summary>Names of the look-backs that the pass at hand includes.</summary>
    public string[] LooksBack { get; init; } = [];

    public Dictionary<string, DateTimeOffset> LookedBackAt { get; init; } = [];

    public bool HistoryDone { get; init; }

    public int Done { get; init; }

    [JsonIgnore]
    public FeedProgress? Progress => HistoryDone ? null : new FeedProgress(Done, Done + Steps.Count(step => step.Pass == WalkPass.History));

    /// <summary>Null for a null text and for one of another version, which means to begin anew: re-reading changes nothing.</summary>
    public static WalkCursor? Parse(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<WalkCursor>(text, Json) is { Version: CurrentVersion } cursor ? cursor : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a pull sets out to read; no steps: it is too early to ask again. A pass that was broken off is finished first.</summary>
    public static WalkCursor Begin(WalkCursor? known, WalkPlan plan, DateTimeOffset now)
    {
        if (known is null)
        {
            return new WalkCursor
            {
                Steps = [.. plan.First, .. plan.History(now)],
                BeganAt = now,
                PassStartedAt = now,
                LookedBackAt = plan.LookBacks.ToDictionary(back => back.Name, _ => now),
            };
        }

        var pause = known.HistoryDone ? plan.FreshEvery : Max(plan.FreshEvery, WalkPlan.FreshDuringHistory);
        var age = now - known.PassStartedAt;
        return known.Steps.Any(step => step.Pass != WalkPass.History) || (age >= TimeSpan.Zero && age < pause) ? known : Fresh(known, plan, now);
    }

    public override string ToString() => JsonSerializer.Serialize(this, Json);

    /// <summary>After a step: what it leaves to be done stands in its place.</summary>
    public WalkCursor After(WalkStep[] rest, DateTimeOffset? newest)
    {
        var step = Steps[0];
        WalkStep[] steps = [.. rest, .. Steps[1..]];
        var latest = newest is not null && (Newest is null || newest > Newest) ? newest : Newest;
        var passEnds = step.Pass != WalkPass.History && steps.All(other => other.Pass == WalkPass.History);
        var historyDone = HistoryDone || steps.All(other => other.Pass != WalkPass.History);
        return this with
        {
            Steps = steps,
            Newest = latest,
            Done = Done + (step.Pass == WalkPass.History && rest.Length == 0 ? 1 : 0),
            HistoryDone = historyDone,
            SeenTo = passEnds ? Later(SeenTo, Earlier(latest, PassStartedAt)) : historyDone && SeenTo is null ? Earlier(latest, BeganAt) ?? BeganAt - BeforeFirst : SeenTo,
            LookedBackAt = passEnds ? Marked() : LookedBackAt,
            LooksBack = passEnds ? [] : LooksBack,
        };
    }

    private static WalkCursor Fresh(WalkCursor known, WalkPlan plan, DateTimeOffset now)
    {
        var due = plan.LookBacks.Where(back => now - known.LookedBackAt.GetValueOrDefault(back.Name) >= back.Every).ToList();
        return known with
        {
            Steps = [.. plan.Fresh((known.SeenTo ?? known.BeganAt) - plan.Overlap, now), .. due.SelectMany(back => plan.Back(back, now)), .. known.Steps],
            PassStartedAt = now,
            LooksBack = [.. due.Select(back => back.Name)],
        };
    }

    private Dictionary<string, DateTimeOffset> Marked()
    {
        var marked = new Dictionary<string, DateTimeOffset>(LookedBackAt);
        foreach (var name in LooksBack)
        {
            marked[name] = PassStartedAt;
        }

        return marked;
    }

    /// <summary>
    /// The marketplace's clock counts, as far as its items show it, because ours may run otherwise; but never later than the pass began, because
    /// its first list was read then.
    /// </summary>
    private static DateTimeOffset? Earlier(DateTimeOffset? newest, DateTimeOffset started) => newest is { } known && known > started ? started : newest;

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
