using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

public sealed partial class SetupPage(
    FirstOwnerWanted wanted, CreateFirstOwner create, DeskSignIn signIn, Texts words, NavigationManager navigation, TimeProvider clock)
{
    private string? problem;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm]
    private string? Name { get; set; }

    [SupplyParameterFromForm]
    private string? Email { get; set; }

    [SupplyParameterFromForm]
    private string? Password { get; set; }

    private Texts T => words;

    protected override async Task OnInitializedAsync()
    {
        if (!await wanted.IsAsync(Http.RequestAborted))
        {
            navigation.NavigateTo("/");
        }
    }

    private async Task CreateAsync()
    {
        DeskPerson? owner = null;
        problem = await FormAttempt.RefusalAsync(words, async () =>
            owner = await create.ExecuteAsync(Name ?? "", Email ?? "", Password ?? "", clock.GetUtcNow(), Http.RequestAborted));
        if (owner is not null)
        {
            await signIn.SignInAsync(owner, isPersistent: false);
            navigation.NavigateTo("/");
        }
    }
}
