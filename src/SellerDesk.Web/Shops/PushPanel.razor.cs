using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Shops;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Shops;

/// <summary>A shop's way in for pushes. The address holds a secret: only who may change the shop is told it, and only when they ask.</summary>
public sealed partial class PushPanel(PushBoard board, PushAddress push, PublicUrl publicUrl, CurrentPerson current, NavigationManager navigation)
{
    private PushState? pushes;
    private string? address;
    private bool busy;

    [Parameter, EditorRequired]
    public SyncShop Shop { get; set; } = default!;

    [Parameter]
    public bool MayChange { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await TryAsync(LookAsync);
    }

    private async Task LookAsync() => pushes = await board.LoadAsync(Shop.Id, Now, Cancel);

    private async Task AskAsync(bool anew)
    {
        busy = true;
        await TryAsync(async () =>
        {
            var actor = await current.GetActorAsync(Cancel);
            var root = publicUrl.Of(navigation.BaseUri);
            address = (anew ? await push.RotateAsync(actor, Shop.Id, root, Cancel) : await push.ExecuteAsync(actor, Shop.Id, root, Cancel)).AbsoluteUri;
            await LookAsync();
        });
        busy = false;
        if (anew)
        {
            Toasts.Say(T["pushes.rotated"], T["pushes.rotated.text"]);
        }
    }
}
