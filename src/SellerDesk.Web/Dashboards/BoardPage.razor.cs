using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Dashboards;

/// <summary>Service, quality, delivery or loyalty: its figures, what changed, and tables of what they are told apart by.</summary>
public sealed partial class BoardPage(BoardSheets sheets, WhatChanged explain, BoardFrames frames) : AddressedPage
{
    private BoardPlan plan = BoardPlan.Service;
    private BoardFilter filter = new();
    private BoardAsk? ask;
    private BoardFrame frame = BoardFrame.Empty;
    private BoardSheet? sheet;
    private IReadOnlyList<SureChange>? changes;

    protected override bool IsHere(string path) => BoardPlan.All.Any(one => one != BoardPlan.Overview && one != BoardPlan.Funnel && path == BoardAddress.Of(one));

    protected override void Read(string address)
    {
        var wanted = BoardAddress.PlanOf(new Uri(address).AbsolutePath);
        sheet = wanted == plan ? sheet : null;
        (plan, filter) = (wanted, BoardFilter.Read(address));
    }

    protected override async Task ReloadAsync()
    {
        changes = null;
        ask = filter.Ask(BoardHead.Today(Now, Zone));
        await LoadAsync(async () =>
        {
            frame = await frames.LoadAsync(ask, Cancel);
            sheet = await sheets.LoadAsync(plan, ask, Cancel);
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

    /// <summary>What has a panel of its own needs no table.</summary>
    private static bool HasPanel(BoardCut cut) => cut is { Metric: { Denominator: null, Unit: MetricUnit.Count } } || cut == BoardPlan.Service.Tables[0];
}
