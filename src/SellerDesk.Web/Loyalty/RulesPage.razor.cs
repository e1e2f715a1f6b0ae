using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Loyalty;

/// <summary>Rules are changed here: what is odd about them is said at once, and last year can be replayed under them before they are made.</summary>
public sealed partial class RulesPage(PointsBoard board, SaveEarningRules save, ReplayDesk replays, ReplayRulesJob work, TierBoard tierBoard, TierPreviewDesk tierDesk, PreviewTiersJob tierWork, CurrentPerson current, NavigationManager navigation) : DeskPage
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(700);

    private RulesForm form = RulesForm.Of(EarningRules.Usual);
    private IReadOnlyList<EarningFinding> findings = [];
    private PointReplay? replay;
    private ReplayReport? report;
    private TierPreview? tiers;
    private Actor? actor;
    private string note = "";
    private string? problem;
    private int? version;
    private bool running;
    private bool saving;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await ReloadAsync();
    }

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        actor ??= await current.GetActorAsync(Cancel);
        var rules = (await board.LoadAsync(Cancel)).Rules;
        (version, form) = rules.Versions.Count > 0 ? (rules.Versions[^1].Version.Version, RulesForm.Of(rules.Versions[^1].Rules)) : ((int?)null, RulesForm.Of(EarningRules.Usual));
        findings = EarningFindings.Of(form.Read());
    });

    private async Task ReplayAsync()
    {
        var rules = form.Read();
        (problem, report, findings, running) = (null, null, EarningFindings.Of(rules), true);
        await TryAsync(async () =>
        {
            var id = await replays.AskAsync(actor!, rules, Cancel);

            // Not left to the clock's beat: whoever asks waits for it.
            _ = Task.Run(() => work.RunAsync(CancellationToken.None), CancellationToken.None);
            do
            {
                await Task.Delay(Look, Clock, Cancel);
                replay = await replays.FindAsync(id, Cancel);
                StateHasChanged();
            }
            while (replay?.State is ReplayState.Waiting or ReplayState.Running);
            report = replay?.Report is { } json ? ReplayReport.Read(json) : null;
            tiers = report is null ? null : await TiersAsync();
        }, why => problem = why);
        running = false;
    }

    /// <summary>The moves of tiers that will come by the table as it stands.</summary>
    private async Task<TierPreview?> TiersAsync()
    {
        if (await tierBoard.LoadAsync(Cancel) is not { Programme.IsOn: true, Table: { } table })
        {
            return null;
        }

        var id = await tierDesk.AskAsync(actor!, table, Cancel);
        _ = Task.Run(() => tierWork.RunAsync(CancellationToken.None), CancellationToken.None);
        TierPreviewRun? run;
        do
        {
            await Task.Delay(Look, Clock, Cancel);
            run = await tierDesk.FindAsync(id, Cancel);
        }
        while (run?.State is TierPreviewState.Waiting or TierPreviewState.Running);
        return run?.Report is { } said ? TierPreview.Read(said) : null;
    }

    private async Task SaveAsync()
    {
        var rules = form.Read();
        (problem, findings, saving) = (null, EarningFindings.Of(rules), true);
        if (await TryAsync(async () => version = await save.ExecuteAsync(actor!, rules, note, null, Cancel), why => problem = why))
        {
            Toasts.Say(T["points.rules.saved", version]);
            navigation.NavigateTo(PointsAddress.Points);
        }

        saving = false;
    }
}
