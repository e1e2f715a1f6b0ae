using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Shops;

/// <summary>One feed: what is the matter in words, what to do, its last runs.</summary>
public sealed partial class FeedPanel(FeedHistory history, LagDay lagDay)
{
    private const int Few = 5;

    private IReadOnlyList<FeedRunRow> runs = [];
    private bool mayHaveMore;
    private object? shown;
    private LagHistory? lagged;
    private object? laggedFor;

    [Parameter, EditorRequired]
    public SyncShop Shop { get; set; } = default!;

    [Parameter, EditorRequired]
    public SyncFeed Feed { get; set; } = default!;

    /// <summary>The page's moment, so that table and panel agree.</summary>
    [Parameter, EditorRequired]
    public new DateTimeOffset Now { get; set; }

    [Parameter]
    public bool MayChange { get; set; }

    [Parameter]
    public bool AllRuns { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public EventCallback OnRun { get; set; }

    [Parameter]
    public EventCallback OnPause { get; set; }

    [Parameter]
    public EventCallback OnResume { get; set; }

    [Parameter]
    public EventCallback OnCheck { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        // Runs are read again only when the feed itself says that there is another one, or that the one at the top went on.
        var state = (Feed.ShopId, Feed.Kind, AllRuns, Feed.LastStartedAt, Feed.LastSuccessAt, Feed.Failures, Feed.State, Feed.Running);
        if (!state.Equals(shown))
        {
            shown = state;
            await TryAsync(async () => Take(await history.LoadAsync(Feed.ShopId, Feed.Kind, null, AllRuns ? Math.Max(FeedHistory.SliceSize, runs.Count) : Few, Cancel), AllRuns ? FeedHistory.SliceSize : Few));
        }

        await LookBackAsync();
    }

    /// <summary>The last day is read again when a pull has ended well, and otherwise once in a few minutes.</summary>
    private async Task LookBackAsync()
    {
        var state = (Feed.ShopId, Feed.Kind, Feed.LastSuccessAt, Now.Ticks / TimeSpan.FromMinutes(5).Ticks);
        if (!state.Equals(laggedFor))
        {
            laggedFor = state;
            await TryAsync(async () => lagged = await lagDay.LoadAsync(Feed.ShopId, Feed.Kind, Now, Cancel));
        }
    }

    private Task<bool> MoreAsync() => TryAsync(async () =>
    {
        var more = await history.LoadAsync(Feed.ShopId, Feed.Kind, (runs[^1].StartedAt, runs[^1].Id), FeedHistory.SliceSize, Cancel);
        runs = [.. runs, .. more];
        mayHaveMore = more.Count == FeedHistory.SliceSize;
    });

    private void Take(IReadOnlyList<FeedRunRow> slice, int asked)
    {
        runs = slice;
        mayHaveMore = slice.Count == asked;
    }

    private string Says(bool failing) => Feed.State switch
    {
        FeedState.Paused => T[Shop.State == ShopState.Paused ? "shops.panel.shopPaused" : "shops.panel.paused"],
        FeedState.History => T["shops.panel.history", Feed.Running?.Read ?? 0, Feed.Running?.New ?? 0],
        FeedState.Running => T["shops.panel.running", Feed.Running?.Read ?? 0, Feed.Running?.New ?? 0],
        FeedState.Queued => T["shops.panel.queued"],
        _ => failing ? FeedWords.Error(T, Shop.Marketplace, Feed.ErrorCode, Feed.NextRunAt, Zone) : T["shops.panel.fine"],
    };

    /// <summary>90 s stays 90 s; a duration would say a minute.</summary>
    private string Every => Feed.Every < TimeSpan.FromMinutes(5) && Feed.Every.Seconds != 0
        ? $"{T.Format.Number((int)Feed.Every.TotalSeconds)}{FormatWords.NoBreakSpace}{T.Format.Words.Second}"
        : T.Format.Duration(Feed.Every);

    private string When(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).Date == TimeZoneInfo.ConvertTime(Now, Zone).Date ? Format.Time(at, Zone) : T.Format.Ago(at, Zone, Now);

    /// <summary>Without an end it either runs, or its node died in it.</summary>
    private bool RunsNow(FeedRunRow run) => run.FinishedAt is null && Feed.State is FeedState.Running or FeedState.History && run.StartedAt == Feed.LastStartedAt;

    private Tone RunTone(FeedRunRow run) => run switch
    {
        { ErrorCode: PullFeed.Interrupted } => Tone.Quiet,
        { ErrorCode: not null } => Tone.Danger,
        { FinishedAt: not null } => Tone.Ok,
        _ => RunsNow(run) ? Tone.Info : Tone.Warn,
    };

    private string RunSays(FeedRunRow run) => run switch
    {
        { ErrorCode: { } code } => FeedWords.RunError(T, code),
        { FinishedAt: not null } => T["shops.run.counts", run.Counts.Read, run.Counts.New],
        _ => $"{T[RunsNow(run) ? "shops.run.running" : "shops.run.broken"]}, {T["shops.run.counts", run.Counts.Read, run.Counts.New]}",
    };

    private string RunMore(FeedRunRow run) => string.Join(", ", new[]
    {
        run.ErrorCode is not null && run.Counts.Read > 0 ? T["shops.run.counts", run.Counts.Read, run.Counts.New] : null,
        run.Counts.Changed > 0 ? T["shops.run.changed", run.Counts.Changed] : null,
        run.Counts.SetAside > 0 ? T.Count("shops.run.aside", run.Counts.SetAside) : null,
    }.OfType<string>());
}
