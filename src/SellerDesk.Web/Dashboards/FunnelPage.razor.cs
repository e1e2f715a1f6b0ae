using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Dashboards;

/// <summary>From the opened card to the bought piece, and the conversion of each product.</summary>
public sealed partial class FunnelPage(BoardSheets sheets, WhatChanged explain, BoardFrames frames) : AddressedPage
{
    private BoardFilter filter = new();
    private BoardAsk? ask;
    private BoardFrame frame = BoardFrame.Empty;
    private BoardSheet? sheet;
    private IReadOnlyList<SureChange>? changes;

    protected override bool IsHere(string path) => path == BoardAddress.Funnel;

    protected override void Read(string address) => filter = BoardFilter.Read(address);

    protected override async Task ReloadAsync()
    {
        changes = null;
        ask = filter.Ask(BoardHead.Today(Now, Zone));
        await LoadAsync(async () =>
        {
            frame = await frames.LoadAsync(ask, Cancel);
            sheet = await sheets.LoadAsync(BoardPlan.Funnel, ask, Cancel);
        });
        if (State.Failure is null && sheet is not null && IsLive)
        {
            StateHasChanged();
            await TryAsync(async () =>
            {
                changes = sheet.Ask.Before is null ? [] : await explain.LoadAsync(sheet, Cancel);
                frame = await frames.ChoicesAsync(frame, ask, Cancel);
            });
        }
    }
}
