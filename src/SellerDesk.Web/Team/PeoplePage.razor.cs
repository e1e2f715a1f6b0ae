using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

/// <summary>Who works here: a list, and beside it the form for one of them or for somebody new.</summary>
public sealed partial class PeoplePage(PeopleList list, ShopNames names, CurrentPerson current, Texts words, TimeProvider clock)
{
    private Actor? actor;
    private IReadOnlyList<PersonRow> people = [];
    private IReadOnlyList<ShopName> shops = [];

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "edit")]
    private Guid? Edit { get; set; }

    [SupplyParameterFromQuery(Name = "add")]
    private string? Adding { get; set; }

    [SupplyParameterFromQuery(Name = "done")]
    private string? Done { get; set; }

    private Texts T => words;

    private bool MayGiveOwner => actor?.Role == Role.Owner;

    private PersonRow? Chosen => people.FirstOrDefault(person => person.Id.Value == Edit && MayChange(person));

    protected override async Task OnInitializedAsync()
    {
        actor = await current.GetActorAsync(Http.RequestAborted);
        shops = await names.LoadAsync(Http.RequestAborted);
        await LoadAsync();
    }

    private async Task LoadAsync() => people = await list.LoadAsync(actor!, clock.GetUtcNow(), Http.RequestAborted);

    private bool MayChange(PersonRow person) => person.Id != actor?.PersonId && (person.Role != Role.Owner || MayGiveOwner);
}
