using SellerDesk.Application.Dashboards.Reports;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Dashboards;

/// <summary>Boards that go out by e-mail: to whom, when, and what became of the last ones.</summary>
public sealed partial class ReportsPage(ReportBoard board, ChangeReports change, InboxNames names, CurrentPerson current, IEnumerable<IMessageSender> senders)
{
    // A letter that was asked for is on its way for some seconds: the page looks again until it ended.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    private const int Looks = 8;

    private ReportPlan? plan;
    private IReadOnlyList<ShopFace> shops = [];
    private Actor? actor;
    private ReportDraft? form;
    private Report? leaving;
    private string? error;
    private bool ready = true;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await ReloadAsync();
    }

    protected override async Task ReloadAsync() => await LoadAsync(async () =>
    {
        actor ??= await current.GetActorAsync(Cancel);
        shops = [.. (await names.LoadAsync(Cancel)).Shops.Values.Where(face => actor.Scope.Contains(face.Id)).OrderBy(face => face.Name, StringComparer.CurrentCulture)];
        ready = await senders.First(sender => sender.Channel == MessageChannel.Email).IsReadyAsync(Cancel);
        await ReadAsync();
    });

    private async Task ReadAsync() => plan = await board.LoadAsync(actor!, Cancel);

    private void New() => (form, error) = (ReportDraft.Fresh(T["reports.usual-name"], actor!.PersonId, Zone.Id), null);

    private void Edit(Report report) => (form, error) = (ReportDraft.Of(report), null);

    private async Task SaveAsync()
    {
        if (!ReportWords.TryContent(T, form!, out var content, out var why))
        {
            error = why;
            return;
        }

        var saved = form!;
        if (await TryAsync(() => change.SaveAsync(actor!, saved.Id, content, Cancel), refusal => error = refusal))
        {
            form = null;
            await ReadAsync();
            Toasts.Say(T["reports.saved", content.Name], ReportWords.When(T, content.Schedule));
        }
    }

    private async Task PauseAsync(Report report) => await TryAsync(async () =>
    {
        await change.PauseAsync(actor!, report.Id, !report.Paused, Cancel);
        await ReadAsync();
    });

    private async Task DeleteAsync() => await TryAsync(async () =>
    {
        var gone = leaving!;
        leaving = null;
        await change.DeleteAsync(actor!, gone.Id, Cancel);
        await ReadAsync();
        Toasts.Say(T["reports.deleted", gone.Name]);
    });

    private async Task SendMeAsync(Report report) => await TryAsync(async () =>
    {
        await change.SendMeAsync(actor!, report.Id, Cancel);
        Toasts.Say(T["reports.asked", report.Name], T[ready ? "reports.asked.text" : "reports.no-mail"]);
        await ReadAsync();
        for (var look = 0; ready && look < Looks && plan!.Rows.Any(row => row.Report.Id == report.Id && row.Last.Any(letter => letter.State is ReportLetterState.Waiting or ReportLetterState.Sending)); look++)
        {
            StateHasChanged();
            await Task.Delay(LookAgain, Clock, Cancel);
            await ReadAsync();
        }
    });

    private Dictionary<string, object> Named(string key, Report report) => new() { ["aria-label"] = $"{T[key]}: {report.Name}" };
}
