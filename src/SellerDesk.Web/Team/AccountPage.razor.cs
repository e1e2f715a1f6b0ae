using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

/// <summary>What everybody may change about themselves.</summary>
public sealed partial class AccountPage(PersonCard card, CurrentPerson current, Texts words)
{
    private PersonDetails? person;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    /// <summary>What was just done, after the redirect that follows it.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    private string? Done { get; set; }

    private Texts T => words;

    public static string After(string done) => $"{TeamSetup.Account}?done={done}";

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var actor = await current.GetActorAsync(Http.RequestAborted);
        person = actor.PersonId is { } id ? await card.LoadAsync(id, Http.RequestAborted) : null;
    }
}
