using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

public sealed partial class InvitePanel(AddPerson add, CurrentPerson current, Texts words, TimeProvider clock)
{
    private string? problem;
    private AddedPerson? added;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<ShopName> Shops { get; set; } = [];

    [Parameter]
    public bool MayGiveOwner { get; set; }

    [Parameter]
    public EventCallback OnAdded { get; set; }

    [SupplyParameterFromForm(FormName = "invite")]
    private string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "invite")]
    private string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "invite")]
    private Role? Role { get; set; }

    [SupplyParameterFromForm(FormName = "invite")]
    private bool AllShops { get; set; }

    [SupplyParameterFromForm(FormName = "invite")]
    private Guid[]? ShopIds { get; set; }

    private Texts T => words;

    private Role Given => Role ?? Domain.Team.Role.Support;

    private async Task InviteAsync()
    {
        problem = await FormAttempt.RefusalAsync(words, async () =>
        {
            var actor = await current.GetActorAsync(Http.RequestAborted);
            var scope = AllShops ? ShopScope.Everything : ShopScope.Of((ShopIds ?? []).Select(id => new ShopId(id)));
            added = await add.ExecuteAsync(actor, Name ?? "", Email ?? "", Given, scope, clock.GetUtcNow(), Http.RequestAborted);
        });
        await OnAdded.InvokeAsync();
    }
}
