namespace SellerDesk.Integrations.YandexMarket;

/// <summary>How a list that is asked by period and page token is read: its history once, then what is new, and now and then the last days again.</summary>
/// <param name="Lanes">The lists that the history consists of: a shop of the cabinet, a kind of filter.</param>
/// <param name="Window">The longest period of one request; null: the list knows no periods.</param>
/// <param name="Depth">How far back the history goes.</param>
/// <param name="Overlap">How much before the newest thing seen is read again.</param>
/// <param name="FreshEvery">What is new is asked for at most this often.</param>
internal sealed record WalkPlan(IReadOnlyList<string> Lanes, TimeSpan? Window, TimeSpan Depth, TimeSpan Overlap, TimeSpan FreshEvery)
{
    /// <summary>While the history is being walked, what is new is fetched in between this often.</summary>
    public static readonly TimeSpan FreshDuringHistory = TimeSpan.FromMinutes(10);

    /// <summary>Read before the history: what people wait for.</summary>
    public IReadOnlyList<WalkStep> First { get; init; } = [];

    /// <summary>The lists that tell what is new; by default those of the history.</summary>
    public IReadOnlyList<string>? FreshLanes { get; init; }

    public IReadOnlyList<LookBack> LookBacks { get; init; } = [];

    /// <summary>The history's windows, each as long as a request may ask for and touching its neighbours; the newest is open at its end.</summary>
    public IEnumerable<WalkStep> History(DateTimeOffset now) => Window is null
        ? Lanes.Select(lane => new WalkStep(lane))
        : Lanes.SelectMany(lane => Windows(lane, now - Depth, now, WalkPass.History));

    public IEnumerable<WalkStep> Fresh(DateTimeOffset from, DateTimeOffset now) => (FreshLanes ?? Lanes).SelectMany(lane => Windows(lane, from, now, WalkPass.Fresh));

    public IEnumerable<WalkStep> Back(LookBack back, DateTimeOffset now) => (back.Lanes ?? Lanes).SelectMany(lane => Windows(lane, now - back.Back, now, WalkPass.LookBack));

    private IEnumerable<WalkStep> Windows(string lane, DateTimeOffset from, DateTimeOffset now, WalkPass pass)
    {
        while (Window is { } window && now - from > window)
        {
            yield return new WalkStep(lane, from, from + window, pass);
            from += window;
        }

        yield return new WalkStep(lane, from, null, pass);
    }
}

/// <summary>The last days read again, because what happens to old things does not bring them back as new.</summary>
internal sealed record LookBack(string Name, TimeSpan Every, TimeSpan Back)
{
    public IReadOnlyList<string>? Lanes { get; init; }
}
