using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

public sealed partial class SecondFactorPanel(ChangeSecondFactor factor, DeskSignIn signIn, Texts words, NavigationManager navigation)
{
    private string? problem;
    private string? key;
    private IReadOnlyList<string>? codes;

    [Parameter, EditorRequired]
    public PersonDetails Person { get; set; } = default!;

    [Parameter]
    public EventCallback OnChange { get; set; }

    [SupplyParameterFromQuery(Name = "factor")]
    private string? Starting { get; set; }

    [SupplyParameterFromForm(FormName = "factor-off")]
    private string? Code { get; set; }

    [SupplyParameterFromForm(FormName = "factor-on")]
    private string? Password { get; set; }

    [SupplyParameterFromForm(FormName = "factor-on")]
    private string? Move { get; set; }

    private Texts T => words;

    private string CodesFile => "data:text/plain;charset=utf-8," + Uri.EscapeDataString($"SellerDesk, {Person.Email}\r\n\r\n{string.Join("\r\n", codes!)}\r\n");

    protected override async Task OnInitializedAsync()
    {
        if (!Person.SecondFactor && (Starting is not null || Code is not null))
        {
            key = await factor.KeyAsync(Person.Id);
        }
    }

    private async Task TurnOnAsync()
    {
        problem = await FormAttempt.RefusalAsync(words, async () => codes = await factor.TurnOnAsync(Person.Id, Code ?? ""));
        await StayAsync();
    }

    private async Task ChangeAsync()
    {
        problem = await FormAttempt.RefusalAsync(words, async () =>
        {
            if (Move == "renew")
            {
                codes = await factor.RenewCodesAsync(Person.Id, Password ?? "");
            }
            else
            {
                await factor.TurnOffAsync(Person.Id, Password ?? "");
            }
        });
        await StayAsync();
        if (problem is null && Move != "renew")
        {
            navigation.NavigateTo(AccountPage.After("factorOff"));
        }
    }

    /// <summary>The change ended every session; this one gets a new cookie.</summary>
    private async Task StayAsync()
    {
        if (problem is null)
        {
            await signIn.StayAsync(Person.Id);
            await OnChange.InvokeAsync();
        }
    }
}
