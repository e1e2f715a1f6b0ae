using SellerDesk.Application.Hooks;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Hooks;

/// <summary>Programs outside that are told what happens at the desk.</summary>
public sealed partial class HooksPage(HookList list, CurrentPerson current)
{
    private IReadOnlyList<HookRow> hooks = [];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(ReadAsync);
    }

    private async Task ReadAsync() => hooks = await list.LoadAsync(await current.GetActorAsync(Cancel), Cancel);
}
