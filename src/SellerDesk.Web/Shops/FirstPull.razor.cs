using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Shops;

/// <summary>Watches a new shop's history come in, until it is there.</summary>
public sealed partial class FirstPull(SyncBoard board)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private SyncShop? shop;

    [Parameter, EditorRequired]
    public ShopId ShopId { get; set; }

    private bool IsDone => shop is not null && shop.Feeds.All(feed => feed.HistoryDone);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(LookAsync);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchAsync();
        }
    }

    protected override Task ReloadAsync() => LoadAsync(LookAsync);

    private async Task LookAsync() => shop = (await board.LoadAsync(Now, Cancel)).FirstOrDefault(row => row.Id == ShopId);

    private async Task WatchAsync()
    {
        while (!Cancel.IsCancellationRequested && !IsDone)
        {
            await Task.Delay(Beat, Clock, Cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!Cancel.IsCancellationRequested)
            {
                await InvokeAsync(async () =>
                {
                    await TryAsync(LookAsync);
                    StateHasChanged();
                });
            }
        }
    }

    private string Says(SyncShop of, SyncFeed feed) => feed switch
    {
        { Running: { } running } => T["shops.run.counts", running.Read, running.New],
        _ => FeedWords.State(T, of, feed, Zone),
    };
}
