using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

public sealed partial class PasswordPanel(ChangeOwnAccount change, DeskSignIn signIn, Texts words, NavigationManager navigation)
{
    private string? problem;

    [Parameter, EditorRequired]
    public PersonDetails Person { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "password")]
    private string? Current { get; set; }

    [SupplyParameterFromForm(FormName = "password")]
    private string? Next { get; set; }

    private Texts T => words;

    private async Task SaveAsync()
    {
        problem = await FormAttempt.RefusalAsync(words, async () =>
            await signIn.RefreshSignInAsync(await change.ChangePasswordAsync(Person.Id, Current ?? "", Next ?? "")));
        if (problem is null)
        {
            navigation.NavigateTo(AccountPage.After("password"));
        }
    }
}
