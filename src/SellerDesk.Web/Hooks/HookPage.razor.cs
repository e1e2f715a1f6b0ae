using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Hooks;
using SellerDesk.Domain.Hooks;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Hooks;

/// <summary>One webhook: how it goes, what was sent, and what it is.</summary>
public sealed partial class HookPage(HookList list, SaveHook save, TryHook test, HookDeliveryList deliveries, NavigationManager navigation, CurrentPerson current)
{
    private HookRow? hook;
    private HookDeliveryRow? tried;
    private string? secret;
    private Asked? asked;
    private bool testing;
    private int deliveriesKey;

    private enum Asked
    {
        Secret,
        Removal,
    }

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Which deliveries are shown.</summary>
    [SupplyParameterFromQuery(Name = "state")]
    private string? Only { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(ReadAsync);
    }

    private async Task ReadAsync() => hook = await list.FindAsync(await current.GetActorAsync(Cancel), new HookId(Id), Cancel);

    private async Task SavedAsync()
    {
        tried = null;
        await TryAsync(ReadAsync);
        deliveriesKey++;
    }

    private async Task TestAsync()
    {
        testing = true;
        await TryAsync(async () =>
        {
            var actor = await current.GetActorAsync(Cancel);
            tried = (await deliveries.FindAsync(actor, new HookId(Id), await test.ExecuteAsync(actor, new HookId(Id), Cancel), Cancel)).Row;
            await ReadAsync();
        });
        testing = false;
        deliveriesKey++;
    }

    private async Task DoAsync()
    {
        var what = asked;
        asked = null;
        await TryAsync(async () =>
        {
            var actor = await current.GetActorAsync(Cancel);
            if (what == Asked.Removal)
            {
                await save.RemoveAsync(actor, new HookId(Id), Cancel);
                Toasts.Say(T["hooks.removed", hook!.Name]);
                navigation.NavigateTo(HooksAddress.Page);
                return;
            }

            secret = await save.RotateAsync(actor, new HookId(Id), Cancel);
            await ReadAsync();
        });
    }
}
