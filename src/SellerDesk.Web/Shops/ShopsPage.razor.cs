using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Widgets;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Shops;

/// <summary>Every shop and feed with its state; the selected one beside it. Looks again every few seconds while something moves.</summary>
public sealed partial class ShopsPage(
    SyncBoard board, RunFeedNow run, PauseFeed pause, ResumeFeed resume, TryKey tryKey, LookAtAbilities look, CurrentPerson current, SideFacts side, NavigationManager navigation)
{
    private const int CalmTurns = 5;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    private readonly HashSet<ShopId> folded = [];
    private IReadOnlyList<SyncShop> shops = [];
    private bool mayChange;
    private bool busy;

    [SupplyParameterFromQuery(Name = "shop")]
    private string? Shop { get; set; }

    [SupplyParameterFromQuery(Name = "feed")]
    private string? Feed { get; set; }

    [SupplyParameterFromQuery(Name = "runs")]
    private string? Runs { get; set; }

    [SupplyParameterFromQuery(Name = "aside")]
    private string? Aside { get; set; }

    private NavigationManager Navigation => navigation;

    /// <summary>Something was chosen by the person; without that the worst feed is shown where there is room for it.</summary>
    private bool IsOpen => Shop is not null;

    private SyncShop? ChosenShop => ShopsAddress.ShopOf(Shop) is { } id ? shops.FirstOrDefault(shop => shop.Id == id) : Worst is { } worst ? shops.First(shop => shop.Id == worst.ShopId) : null;

    private FeedKind? ChosenKind => Shop is null ? Worst?.Kind : ShopsAddress.KindOf(Feed);

    /// <summary>Null also for a feed that is shut: it is told by its ability.</summary>
    private SyncFeed? ChosenFeed => ChosenKind is { } kind ? ChosenShop?.Feeds.FirstOrDefault(feed => feed.Kind == kind) : null;

    private SyncFeed? Worst => shops.SelectMany(shop => shop.Feeds).MaxBy(feed => feed.State);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        mayChange = (await current.GetActorAsync(Cancel)).Role >= Role.Manager;
        await LoadAsync(LookAsync);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchAsync();
        }
    }

    protected override async Task ReloadAsync()
    {
        await LookAsync();
        StateHasChanged();
    }

    private async Task LookAsync()
    {
        shops = await board.LoadAsync(Now, Cancel);
        if (FeedTotals.Side(T, shops, Now) is var (said, tone))
        {
            side.Feed(said, tone.Css() ?? "");
        }
    }

    private async Task WatchAsync()
    {
        for (var turn = 1; !Cancel.IsCancellationRequested; turn++)
        {
            await Task.Delay(Soon, Clock, Cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Cancel.IsCancellationRequested)
            {
                return;
            }

            // Asked at every turn: what was set going in the middle of a calm time is followed at once.
            if (turn % CalmTurns == 0 || shops.Any(shop => shop.Feeds.Any(feed => feed.Moves(Now))))
            {
                await InvokeAsync(LookQuietlyAsync);
            }
        }
    }

    /// <summary>A look that fails changes nothing: what was known stays on the page, the next look is soon.</summary>
    private async Task LookQuietlyAsync()
    {
        try
        {
            await ReloadAsync();
        }
        catch (Exception away) when (away is Npgsql.NpgsqlException or OperationCanceledException or InvalidOperationException)
        {
            return;
        }
    }

    private void Fold(ShopId shop)
    {
        if (!folded.Remove(shop))
        {
            folded.Add(shop);
        }
    }

    private Task RunAsync(ShopId shop, FeedKind? kind) => DoAsync(async () =>
    {
        var name = shops.First(row => row.Id == shop).Name;
        var due = await run.ExecuteAsync(await current.GetActorAsync(Cancel), shop, kind, Now, Cancel);
        Toasts.Say(due == 0 ? T["shops.said.nothing"] : T["shops.said.runs", kind is { } one ? $"{FeedWords.Name(T, one)}, {name}" : name]);
    });

    private Task RunAllAsync() => DoAsync(async () =>
    {
        var actor = await current.GetActorAsync(Cancel);
        var due = 0;
        foreach (var shop in shops.Where(shop => shop.State == ShopState.Active && shop.Feeds.Any(feed => !feed.Paused)))
        {
            due += await run.ExecuteAsync(actor, shop.Id, null, Now, Cancel);
        }

        Toasts.Say(due == 0 ? T["shops.said.nothing"] : T["shops.said.runs", T.Count("shops.fact.feeds", due)]);
    });

    private Task PauseFeedAsync(SyncFeed feed) => DoAsync(async () => await pause.ExecuteAsync(await current.GetActorAsync(Cancel), feed.ShopId, feed.Kind, Cancel));

    private Task ResumeFeedAsync(SyncFeed feed) => DoAsync(async () => await resume.ExecuteAsync(await current.GetActorAsync(Cancel), feed.ShopId, feed.Kind, Now, Cancel));

    private Task CheckKeyAsync(SyncShop shop) => DoAsync(async () =>
    {
        var actor = await current.GetActorAsync(Cancel);
        var trial = await tryKey.ExecuteAsync(actor, shop.Id, Cancel);
        if (trial.Failure is { } failure)
        {
            Toasts.Warn(T["shops.said.keyFails"], FeedWords.Error(T, shop.Marketplace, failure.ToString(), Now, Zone));
            return;
        }

        if (shop.State == ShopState.Active && shop.Feeds.Count > 0)
        {
            await run.ExecuteAsync(actor, shop.Id, null, Now, Cancel);
        }

        Toasts.Say(T["shops.said.keyWorks"], T["shops.said.keyWorks.text", shop.Name]);
    });

    private Task LookAsync(SyncShop shop) => DoAsync(async () =>
    {
        try
        {
            await look.ExecuteAsync(await current.GetActorAsync(Cancel), shop.Id, Now, Cancel);
        }
        catch (MarketplaceException failed)
        {
            Toasts.Warn(T["shops.said.keyFails"], FeedWords.Error(T, shop.Marketplace, failed.Failure.ToString(), failed.RetryAt ?? Now, Zone));
            return;
        }

        await LookAsync();
        var open = shops.FirstOrDefault(row => row.Id == shop.Id)?.Feeds.Count ?? 0;
        Toasts.Say(T["abilities.look.done"], T["abilities.look.done.text", open, Enum.GetValues<FeedKind>().Length]);
    });

    private async Task DoAsync(Func<Task> work)
    {
        busy = true;
        await TryAsync(work);
        busy = false;
        await TryAsync(LookAsync);
    }
}
