using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Notifications;
using SellerDesk.Web.Shell.Widgets;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Notifications;

/// <summary>Everything that the bell told, newest first; live.</summary>
public sealed partial class AlertsPage(AlertList list, AlertsLive live, CurrentPerson current)
{
    private const int Slice = 50;

    private List<AlertRow> rows = [];
    private Actor? actor;
    private bool unseen;
    private bool more;
    private AlertKind? kind;

    /// <summary><c>unseen</c>: only those.</summary>
    [SupplyParameterFromQuery]
    private string? Show { get; set; }

    /// <summary>Only of this kind.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    private string? KindWanted { get; set; }

    private IReadOnlyList<Tabs.Tab> Choices =>
    [
        new("", T["alerts.tab.all"], AlertsSetup.Page), new("unseen", T["alerts.tab.unseen"], AlertsSetup.Page + "?show=unseen", live.Count == 0 ? null : T.Format.Number(live.Count)),
        .. kind is { } only ? [new Tabs.Tab("kind", AlertWords.Name(T, only), AlertsSetup.Of(only))] : Array.Empty<Tabs.Tab>(),
    ];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        actor = await current.GetActorAsync(Cancel);
        await live.StartAsync(actor, IsLive, Cancel);
        live.Changed += Hear;
    }

    protected override async Task OnParametersSetAsync()
    {
        kind = Enum.TryParse<AlertKind>(KindWanted, ignoreCase: true, out var only) && Enum.IsDefined(only) ? only : null;
        unseen = Show == "unseen";
        await ReloadAsync();
    }

    protected override async Task ReloadAsync() => await LoadAsync(ReadAsync);

    protected override void Dispose(bool disposing)
    {
        live.Changed -= Hear;
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        rows = [.. await list.LoadAsync(actor!, null, Slice + 1, unseen, kind, Cancel)];
        Cut(Slice);
    }

    private async Task MoreAsync() => await TryAsync(async () =>
    {
        var known = rows.Count;
        rows.AddRange(await list.LoadAsync(actor!, rows[^1], Slice + 1, unseen, kind, Cancel));
        Cut(known + Slice);
    });

    private void Cut(int most)
    {
        more = rows.Count > most;
        if (more)
        {
            rows.RemoveAt(rows.Count - 1);
        }
    }

    private void Hear() => _ = InvokeAsync(() => TryAsync(async () =>
    {
        await live.CountAsync(Cancel);
        await ReadAsync();
        StateHasChanged();
    }));

    private async Task SeenAsync(AlertId alert) => await TryAsync(() => live.SeenAsync(alert, Cancel));

    private async Task AllSeenAsync() => await TryAsync(() => live.AllSeenAsync(Cancel));
}
