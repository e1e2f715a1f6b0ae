using System.Globalization;
using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Inbox;

/// <summary>A complaint in the pane of the inbox; hears of what others do to it.</summary>
public sealed partial class ComplaintPart(ComplaintGlance glances, MoveComplaint moves, UndoMove undo, DeskChanges changes) : DeskPage
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    private CaseGlance? glance;
    private ComplaintId? shown;
    private IDisposable? subscription;
    private string? refusal;
    private bool busy;

    [Parameter, EditorRequired]
    public ComplaintId Complaint { get; set; }

    [Parameter]
    public Actor? Actor { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private bool MayWork => Actor?.Role >= Role.Support;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (IsLive)
        {
            subscription = changes.SubscribeComplaints(Hear);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Complaint)
        {
            (shown, refusal) = (Complaint, null);
            await TryAsync(ReadAsync);
        }
    }

    protected override void Dispose(bool disposing)
    {
        subscription?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var wanted = Complaint;
        var read = await glances.LoadAsync(wanted, Cancel);
        glance = wanted == Complaint ? read : glance;
    }

    /// <summary>Called on a thread of the pool: the page takes it to its own.</summary>
    private void Hear(ComplaintChange change)
    {
        if (change.Complaints.Count == 0 || (shown is { } mine && change.Complaints.Contains(mine)))
        {
            _ = InvokeAsync(async () =>
            {
                await TryAsync(ReadAsync);
                StateHasChanged();
            });
        }
    }

    /// <summary>The usual next stage first.</summary>
    private static List<StageWay> Offered(CaseGlance found) =>
        [.. found.Ways.Ways.OrderBy(way => way.Stage != found.Ways.Next).ThenBy(way => way.Stage)];

    private string Why(StageWay way) => way.Lacks.Count == 0 ? T["glance.there"] : string.Join(" ", way.Lacks.Select(lack => T.Rule(lack)));

    private async Task MoveAsync(ComplaintStage to)
    {
        (busy, refusal) = (true, null);
        await TryAsync(
            async () =>
            {
                var ways = glance!.Ways;
                CaseMove move = ways.Stage == ComplaintStage.Closed ? new CaseMove.Reopen() : new CaseMove.ToStage(to);
                var line = await moves.ExecuteAsync(Actor!, ways.Id, move, ways.Version, Cancel);
                var actor = Actor!;
                Toasts.Undo(T["complaints.moved", T["complaints.number", ways.Number.ToString(CultureInfo.InvariantCulture)], T["complaints.stage." + Lower(to)]], null, Now + UndoFor, () => TakeBackAsync(actor, ways.Id, line));
            },
            why => refusal = why);
        busy = false;
        await TryAsync(ReadAsync);
        await OnChanged.InvokeAsync();
    }

    private async Task TakeBackAsync(Actor actor, ComplaintId id, long line)
    {
        try
        {
            await undo.ExecuteAsync(actor, id, line, CancellationToken.None);
            Toasts.Say(T["complaints.undone"]);
        }
        catch (RuleException late)
        {
            Toasts.Warn(T["complaints.undo.late"], T.Rule(late.Code, [.. late.Arguments]));
        }
    }

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();
}
