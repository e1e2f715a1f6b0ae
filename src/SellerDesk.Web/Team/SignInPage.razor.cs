using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SellerDesk.Application.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

public sealed partial class SignInPage(DeskSignIn signIn, Texts words, NavigationManager navigation, IOptions<DemoOptions> demo, ProviderOptions provider)
{
    private static readonly string Version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "";

    private string? problem;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm]
    private string? Email { get; set; }

    [SupplyParameterFromForm]
    private string? Password { get; set; }

    [SupplyParameterFromForm]
    private bool Remember { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    /// <summary>Why the provider's word was not enough.</summary>
    [SupplyParameterFromQuery(Name = "provider")]
    private string? Refused { get; set; }

    /// <summary>A demo person whose name was pressed.</summary>
    [SupplyParameterFromQuery(Name = "as")]
    private string? Chosen { get; set; }

    private Texts T => words;

    private string Host => Http.Request.Host.Value ?? "";

    private string? KnownPassword => demo.Value.Enabled && Chosen is not null ? demo.Value.Password : null;

    protected override void OnInitialized()
    {
        if (HttpMethods.IsPost(Http.Request.Method))
        {
            return;
        }

        if (Http.User.Identity?.IsAuthenticated == true)
        {
            navigation.NavigateTo(ShellRoutes.Local(ReturnUrl));
            return;
        }

        Remember = true;
        problem = Refused is { Length: > 0 and < 20 } why && words.Has("team.provider." + why) ? words["team.provider." + why] : null;
        Email = Chosen;
    }

    private async Task SignInAsync()
    {
        var email = Email?.Trim() ?? "";
        var outcome = await signIn.TryPasswordAsync(email, Password ?? "", Remember, Http.RequestAborted);
        switch (outcome.Step)
        {
            case SignInStep.SignedIn:
                var changes = await signIn.HasTemporaryPasswordAsync(email);
                navigation.NavigateTo(changes ? TeamSetup.Account : ShellRoutes.Local(ReturnUrl));
                break;
            case SignInStep.CodeNeeded:
                navigation.NavigateTo(CodePage.Link(ReturnUrl, Remember));
                break;
            default:
                problem = OutcomeWords.Of(words, outcome, "team.signIn.wrong");
                break;
        }
    }

    private string DemoLink(string email)
    {
        var query = QueryString.Create("as", email);
        return ShellRoutes.SignIn + (ReturnUrl is null ? query : query.Add("returnUrl", ReturnUrl));
    }
}
