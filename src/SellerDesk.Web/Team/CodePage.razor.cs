using Microsoft.AspNetCore.Components;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

public sealed partial class CodePage(DeskSignIn signIn, Texts words, NavigationManager navigation)
{
    private string? problem;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm]
    private string? Code { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery(Name = "remember")]
    private bool Remember { get; set; }

    [SupplyParameterFromQuery(Name = "recovery")]
    private bool Recovery { get; set; }

    private Texts T => words;

    public static string Link(string? returnUrl, bool remember, bool recovery = false)
    {
        var query = QueryString.Create("remember", remember ? "true" : "false");
        query = recovery ? query.Add("recovery", "true") : query;
        return TeamSetup.Code + (returnUrl is null ? query : query.Add("returnUrl", returnUrl));
    }

    protected override async Task OnInitializedAsync()
    {
        if (await signIn.WaitingAsync() is null)
        {
            navigation.NavigateTo(ShellRoutes.SignIn);
        }
    }

    private async Task ConfirmAsync()
    {
        var outcome = await signIn.TryCodeAsync(Code ?? "", Recovery, Remember, Http.RequestAborted);
        if (outcome.Step == SignInStep.SignedIn)
        {
            navigation.NavigateTo(ShellRoutes.Local(ReturnUrl));
            return;
        }

        problem = OutcomeWords.Of(words, outcome, Recovery ? "team.code.recoveryWrong" : "team.code.wrong");
    }
}
