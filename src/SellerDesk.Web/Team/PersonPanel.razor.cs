using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

public sealed partial class PersonPanel(ChangePerson change, ChangeAccess access, CurrentPerson current, Texts words, NavigationManager navigation)
{
    private string? problem;
    private string? password;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [Parameter, EditorRequired]
    public PersonRow Person { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<ShopName> Shops { get; set; } = [];

    [Parameter]
    public bool MayGiveOwner { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [SupplyParameterFromForm(FormName = "person")]
    private string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "person")]
    private Role? Role { get; set; }

    [SupplyParameterFromForm(FormName = "person")]
    private bool AllShops { get; set; }

    [SupplyParameterFromForm(FormName = "person")]
    private Guid[]? ShopIds { get; set; }

    [SupplyParameterFromForm(FormName = "access")]
    private AccessMove? Move { get; set; }

    private Texts T => words;

    private IEnumerable<AccessMove> Moves
    {
        get
        {
            yield return AccessMove.ResetPassword;
            if (Person.LockedUntil is not null)
            {
                yield return AccessMove.Unlock;
            }

            if (Person.SecondFactor)
            {
                yield return AccessMove.ResetSecondFactor;
            }

            yield return Person.Disabled ? AccessMove.Enable : AccessMove.Disable;
        }
    }

    private async Task ChangeAsync()
    {
        problem = await FormAttempt.RefusalAsync(words, async () =>
        {
            var actor = await current.GetActorAsync(Http.RequestAborted);
            var scope = AllShops ? ShopScope.Everything : ShopScope.Of((ShopIds ?? []).Select(id => new ShopId(id)));
            await change.ExecuteAsync(actor, Person.Id, Name ?? "", Role ?? Person.Role, scope, Http.RequestAborted);
        });
        Leave("person");
    }

    private async Task MoveAsync()
    {
        problem = await FormAttempt.RefusalAsync(words, async () =>
        {
            var move = Move ?? throw new BadHttpRequestException("The form names no move.");
            password = await access.ExecuteAsync(await current.GetActorAsync(Http.RequestAborted), Person.Id, move, Http.RequestAborted);
        });
        if (password is null)
        {
            Leave("person");
        }

        await OnChanged.InvokeAsync();
    }

    private void Leave(string done)
    {
        if (problem is null)
        {
            navigation.NavigateTo($"{TeamSetup.People}?done={done}");
        }
    }
}
