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

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        name = Shop.Name;
        addresses = string.Join('\n', Shop.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => $"{setting.Key}={setting.Value}"));
    }

    private async Task SaveAsync()
    {
        problem = null;
        if (ReadAddresses() is not { } settings)
        {
            return;
        }

        saving = true;
        var done = await TryAsync(
            async () => await change.ExecuteAsync(await ActorAsync(), Shop.Id, new ShopChange(name, key, settings), Clock.GetUtcNow(), Cancel), refused => problem = refused);
        saving = false;
        if (done)
        {
            key = "";
            Toasts.Say(T["shops.form.saved", name]);
            await OnChanged.InvokeAsync();
        }
    }

    private Dictionary<string, string>? ReadAddresses()
    {
        var settings = new Dictionary<string, string>();
        foreach (var line in addresses.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } setting, { Length: > 0 } value] || !settings.TryAdd(setting, value))
            {
                problem = T["shops.form.addresses.bad", line];
                return null;
            }
        }

        return settings;
    }

    private async Task PauseOrResumeAsync()
    {
        await TryAsync(async () => await (Shop.State == ShopState.Paused ? resume.ExecuteAsync(await ActorAsync(), Shop.Id, Cancel) : pause.ExecuteAsync(await ActorAsync(), Shop.Id, Cancel)));
        await OnChanged.InvokeAsync();
    }

    private ValueTask<Actor> ActorAsync() => current.GetActorAsync(Cancel);
}
