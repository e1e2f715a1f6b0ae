using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Complaints.Recurring;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Complaints.Recurring;

/// <summary>One improvement: what is to be done, and what the figures of before and after say.</summary>
public sealed partial class ImprovementPage(ImprovementCard card, ChangeImprovement change, InboxNames names, CurrentPerson current)
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    private ImprovementDetails? details;
    private IReadOnlyDictionary<Guid, string> people = new Dictionary<Guid, string>();
    private string? conclusionText;
    private DateOnly firstDay;
    private long? shown;
    private bool mayWrite;

    [Parameter]
    public long Number { get; set; }

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Number)
        {
            shown = Number;
            firstDay = Today;
            await LoadAsync(LookAsync);
        }
    }

    protected override Task ReloadAsync() => LoadAsync(LookAsync);

    private async Task LookAsync()
    {
        mayWrite = (await current.GetActorAsync(Cancel)).Role >= Role.Support;
        people = (await names.LoadAsync(Cancel)).People.ToDictionary(person => person.Key.Value, person => person.Value.Name);
        details = await card.LoadAsync(Number, Cancel);
    }

    private Task PutInPlaceAsync() => StepAsync("improvements.said.in-place", actor => change.PutInPlaceAsync(actor, Number, firstDay, Cancel));

    private Task CloseAsync() => StepAsync("improvements.said.closed", actor => change.CloseAsync(actor, Number, conclusionText, Cancel));

    private Task DropAsync() => StepAsync("improvements.said.dropped", actor => change.DropAsync(actor, Number, Cancel));

    private async Task StepBackAsync()
    {
        await TryAsync(async () => await change.StepBackAsync(await current.GetActorAsync(Cancel), Number, Cancel));
        await TryAsync(LookAsync);
        StateHasChanged();
    }

    private async Task SavedAsync(long number)
    {
        Toasts.Say(T["improvements.saved"]);
        await TryAsync(LookAsync);
    }

    private async Task StepAsync(string said, Func<Actor, Task> step)
    {
        if (await TryAsync(async () => await step(await current.GetActorAsync(Cancel))))
        {
            Toasts.Undo(T[said, Number], "", Now + UndoFor, StepBackAsync);
            await TryAsync(LookAsync);
        }
    }
}
