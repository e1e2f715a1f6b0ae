using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

public sealed partial class ProfilePanel(ChangeOwnAccount change, DeskSignIn signIn, Texts words, NavigationManager navigation)
{
    private string? problem;

    [Parameter, EditorRequired]
    public PersonDetails Person { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "profile")]
    private string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "profile")]
    private string? Zone { get; set; }

    private Texts T => words;

    private async Task SaveAsync()
    {
        problem = await FormAttempt.RefusalAsync(words, async () =>
            await signIn.RefreshSignInAsync(await change.RenameAsync(Person.Id, Name ?? "", Zone ?? "")));
        if (problem is null)
        {
            navigation.NavigateTo(AccountPage.After("profile"));
        }
    }
}
