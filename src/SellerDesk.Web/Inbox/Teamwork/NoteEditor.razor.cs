using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Team;

namespace SellerDesk.Web.Inbox.Teamwork;

public sealed partial class NoteEditor(WriteNote notes, PeopleOfShop peopleOfShop)
{
    private string people = "[]";
    private string words = "";
    private bool open;
    private int edition;

    [Parameter, EditorRequired]
    public ItemDetails Details { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        people = NoteWords.Callable((await peopleOfShop.LoadAsync(Details.Item.ShopId, Cancel)).Where(person => person.Id != Actor.PersonId));
    }

    private async Task AddAsync() => await TryAsync(async () =>
    {
        await notes.ExecuteAsync(Actor, Details.Item.Id, words, Cancel);
        (words, open) = ("", false);
        edition++;
        await OnChanged.InvokeAsync();
    });
}
