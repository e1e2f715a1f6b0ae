using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Shops;

/// <summary>A shop's own settings: name, new key, addresses, pause.</summary>
public sealed partial class ShopPanel(ChangeShop change, PauseShop pause, ResumeShop resume, CurrentPerson current)
{
    private string name = "";
    private string key = "";
    private string addresses = "";
    private string? problem;
    private bool saving;

    [Parameter, EditorRequired]
    public SyncShop Shop { get; set; } = default!;

    [Parameter, EditorRequired]
    public new DateTimeOffset Now { get; set; }

    [Parameter]
    public bool MayChange { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Parameter]
    public EventCallback OnCheck { get; set; }

    [Parameter]
    public EventCallback OnLook { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        name = Shop.Name;
        addresses = SettingLines.Write(Shop.Settings);
    }

    private async Task SaveAsync()
    {
        (problem, saving) = (null, true);
        var done = await TryAsync(
            async () => await change.ExecuteAsync(await ActorAsync(), Shop.Id, new ShopChange(name, key, SettingLines.Read(addresses)), Clock.GetUtcNow(), Cancel), refused => problem = refused);
        saving = false;
        if (done)
        {
            // The new key is tried at once: what it opens stands below, and what is wrong with it is said now and not at the next pull.
            await (key.Length > 0 ? OnLook.InvokeAsync() : Task.CompletedTask);
            key = "";
            Toasts.Say(T["shops.form.saved", name]);
            await OnChanged.InvokeAsync();
        }
    }

    private async Task PauseOrResumeAsync()
    {
        await TryAsync(async () => await (Shop.State == ShopState.Paused ? resume.ExecuteAsync(await ActorAsync(), Shop.Id, Cancel) : pause.ExecuteAsync(await ActorAsync(), Shop.Id, Cancel)));
        await OnChanged.InvokeAsync();
    }

    private ValueTask<Actor> ActorAsync() => current.GetActorAsync(Cancel);
}
