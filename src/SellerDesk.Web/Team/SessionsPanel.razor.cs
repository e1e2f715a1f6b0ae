using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

public sealed partial class SessionsPanel(ChangeOwnAccount change, DeskSignIn signIn, Texts words, NavigationManager navigation)
{
    [Parameter, EditorRequired]
    public PersonDetails Person { get; set; } = default!;

    private Texts T => words;

    private async Task SignOutEverywhereAsync()
    {
        await signIn.RefreshSignInAsync(await change.SignOutEverywhereAsync(Person.Id));
        navigation.NavigateTo(AccountPage.After("sessions"));
    }
}
