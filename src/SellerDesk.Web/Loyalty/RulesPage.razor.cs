using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Loyalty;

/// <summary>Rules are changed here: what is odd about them is said at once, and last year can be replayed under them before they are made.</summary>
public sealed partial class RulesPage(PointsBoard board, SaveEarningRules save, ReplayDesk replays, ReplayRulesJob work, CurrentPerson current, NavigationManager navigation) : DeskPage
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(700);

    private RulesForm form = RulesForm.Of(EarningRules.Usual);
    private IReadOnlyList<EarningFinding> findings = [];
    private PointReplay? replay;
    private ReplayReport? report;
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
        }, why => problem = why);
        running = false;
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
