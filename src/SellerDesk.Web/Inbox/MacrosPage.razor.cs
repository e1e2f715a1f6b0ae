using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Bulk;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Inbox;

/// <summary>One's own macros and everybody's; the open one beside the list. A deleted one can be taken back for some seconds.</summary>
public sealed partial class MacrosPage(MacroBook book, SaveMacro save, InboxNames nameBook, CurrentPerson current, NavigationManager navigation)
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    private IReadOnlyList<MacroCard> cards = [];
    private NameBook names = NameBook.Empty;
    private Actor? actor;
    private bool mayWrite;

    [SupplyParameterFromQuery(Name = "open")]
    private string? Open { get; set; }

    [SupplyParameterFromQuery(Name = "add")]
    private string? Adding { get; set; }

    private MacroCard? Chosen => Adding is null && Guid.TryParse(Open, out var id) ? cards.FirstOrDefault(card => card.Id.Value == id) : null;

    private bool IsOpen => Chosen is not null || (Adding is not null && mayWrite);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(async () =>
        {
            actor = await current.GetActorAsync(Cancel);
            mayWrite = actor is { Role: >= Role.Support, PersonId: not null };
            names = await nameBook.LoadAsync(Cancel);
            await LookAsync();
        });
    }

    private async Task LookAsync() => cards = await book.LoadAsync(actor!.PersonId, Cancel);

    private async Task SavedAsync(MacroId id)
    {
        await TryAsync(LookAsync);
        navigation.NavigateTo(MacrosAddress.Open(id));
    }

    private async Task DeleteAsync(MacroCard card)
    {
        if (await TryAsync(() => save.DeleteAsync(actor!, card.Id, Cancel)))
        {
            Toasts.Undo(T["macro.deleted", card.Name], null, Now + UndoFor, () => TakeBackAsync(card));
            navigation.NavigateTo(MacrosAddress.Page);
            await TryAsync(LookAsync);
        }
    }

    private async Task TakeBackAsync(MacroCard card) => await InvokeAsync(() => TryAsync(async () =>
    {
        await save.ExecuteAsync(actor!, null, card.Name, card.Letter, card.Shared, card.Steps, CancellationToken.None);
        await LookAsync();
        StateHasChanged();
    }));
}
