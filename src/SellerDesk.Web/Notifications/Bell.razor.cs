using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Notifications;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Notifications;

public sealed partial class Bell(AlertsLive live, AlertList list, CurrentPerson current)
{
    private const int Shown = 8;

    private IReadOnlyList<AlertRow>? rows;
    private Actor? actor;
    private bool open;

    private string Label => live.Count == 0 ? T["alerts.title"] : T["alerts.unseen", Number];

    private string Number => live.Count >= AlertList.MostCounted ? $"{AlertList.MostCounted - 1}+" : T.Format.Number(live.Count);

    private RenderFragment Pip => live.Count == 0 ? _ => { }
    : builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "pip");
        builder.AddContent(2, Number);
        builder.CloseElement();
    };

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        try
        {
            actor = await current.GetActorAsync(Cancel);
        }
        catch (RuleException)
        {
            return;
        }

        await TryAsync(() => live.StartAsync(actor, IsLive, Cancel));
        live.Changed += Hear;
    }

    protected override void Dispose(bool disposing)
    {
        live.Changed -= Hear;
        base.Dispose(disposing);
    }

    private void Hear() => _ = InvokeAsync(() => TryAsync(async () =>
    {
        await live.CountAsync(Cancel);
        await ReadAsync();
        StateHasChanged();
    }));

    private async Task ToggleAsync()
    {
        open = !open;
        await TryAsync(ReadAsync);
    }

    private async Task ReadAsync() => rows = open ? await list.LoadAsync(actor!, null, Shown, unseen: false, Cancel) : rows;

    private async Task SeenAsync(AlertId alert) => await TryAsync(() => live.SeenAsync(alert, Cancel));

    private async Task AllSeenAsync() => await TryAsync(() => live.AllSeenAsync(Cancel));
}
