using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Hooks;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Hooks;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Hooks;

/// <summary>What a webhook shall be: a new one, or one that is there.</summary>
public sealed partial class HookForm(SaveHook save, ShopNames shopNames, CurrentPerson current)
{
    private readonly HashSet<string> chosen = [];
    private readonly HashSet<ShopId> shops = [];
    private IReadOnlyList<ShopName> names = [];
    private string name = "";
    private string url = "";
    private bool on = true;
    private bool busy;
    private string? problem;
    private ElementReference first;

    /// <summary>Null: a new one.</summary>
    [Parameter]
    public HookRow? Hook { get; set; }

    /// <summary>With the secret of a new one.</summary>
    [Parameter]
    public EventCallback<CreatedHook?> OnSaved { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (Hook is { } hook)
        {
            (name, url, on) = (hook.Name, hook.Url, hook.IsOn);
            chosen.UnionWith(hook.Events);
            shops.UnionWith(hook.Shops.Select(shop => new ShopId(shop)));
        }

        await TryAsync(async () => names = await shopNames.LoadAsync(Cancel));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Hook is null)
        {
            await first.FocusAsync();
        }
    }

    private static void Choose<T>(HashSet<T> set, T one, bool isOn)
    {
        if (isOn)
        {
            set.Add(one);
        }
        else
        {
            set.Remove(one);
        }
    }

    private void All()
    {
        if (chosen.Count == HookEvents.All.Count)
        {
            chosen.Clear();
        }
        else
        {
            chosen.UnionWith(HookEvents.All);
        }
    }

    private async Task SaveAsync()
    {
        (problem, busy) = (null, true);
        CreatedHook? created = null;
        if (await TryAsync(async () => created = await KeepAsync(), refused => problem = refused))
        {
            Toasts.Say(T["hooks.saved", name]);
            await OnSaved.InvokeAsync(created);
        }

        busy = false;
    }

    private async Task<CreatedHook?> KeepAsync()
    {
        var actor = await current.GetActorAsync(Cancel);
        var address = Uri.TryCreate(url.Trim(), UriKind.Absolute, out var typed) ? typed : throw new RuleException("hook.url");
        var wish = new HookWish(name, address, [.. chosen], [.. shops], on);
        if (Hook is null)
        {
            return await save.CreateAsync(actor, wish, Cancel);
        }

        await save.ChangeAsync(actor, Hook.Id, wish, Cancel);
        return null;
    }
}
