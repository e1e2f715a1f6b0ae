using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Dashboards;

/// <summary>The manager's page: eight figures, what changed and why, the funnel, returns, NPS, products to watch, the service level. Figures come first; what needs a further look follows.</summary>
public sealed partial class OverviewPage(BoardSheets sheets, WhatChanged explain, WatchedProducts watching, BoardFrames frames) : AddressedPage
{
    private const int Watched = 5;

    private BoardFilter filter = new();
    private BoardAsk? ask;
    private BoardFrame frame = BoardFrame.Empty;
    private BoardSheet? sheet;
    private IReadOnlyList<SureChange>? changes;
    private Watch? watch;

    protected override bool IsHere(string path) => path == BoardAddress.Overview;

    protected override void Read(string address) => filter = BoardFilter.Read(address);

    protected override async Task ReloadAsync()
    {
        changes = null;
        ask = filter.Ask(BoardHead.Today(Now, Zone));
        await LoadAsync(async () =>
        {
            frame = await frames.LoadAsync(ask, Cancel);
            sheet = await sheets.LoadAsync(BoardPlan.Overview, ask, Cancel);
        });
        if (State.Failure is null && sheet is not null && IsLive)
        {
            StateHasChanged();
            await TryAsync(FollowAsync);
        }
    }

    /// <summary>What explains, what is watched and what there is to choose from: after the figures are on the page.</summary>
    private async Task FollowAsync()
    {
        changes = sheet!.Ask.Before is null ? [] : await explain.LoadAsync(sheet, Cancel);
        watch = await watching.LoadAsync(ask!.Filter, ask.Today, Watched, Cancel);
        frame = await frames.ChoicesAsync(frame, ask, Cancel);
    }
}
