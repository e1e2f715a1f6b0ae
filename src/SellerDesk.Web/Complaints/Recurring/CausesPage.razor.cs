using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Complaints.Recurring;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Complaints.Recurring;

/// <summary>Causes that recur and what is done about them. Which product and cause stands in the address.</summary>
public sealed partial class CausesPage(RecurringList list, DismissRecurring dismiss, InboxNames names, CurrentPerson current, NavigationManager navigation)
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    private RecurringFilter filter = new();
    private RecurringFilter? shown;
    private IReadOnlyList<RecurringRow> causes = [];
    private IReadOnlyList<ImprovementRow> improvements = [];
    private IReadOnlyDictionary<Guid, string> people = new Dictionary<Guid, string>();
    private Domain.Complaints.Recurring.RecurringCauseId? planned;
    private bool mayWrite;

    [SupplyParameterFromQuery(Name = "shop")]
    private string? Shop { get; set; }

    [SupplyParameterFromQuery(Name = "product")]
    private string? Product { get; set; }

    [SupplyParameterFromQuery(Name = "cause")]
    private string? Cause { get; set; }

    [SupplyParameterFromQuery(Name = "past")]
    private string? Past { get; set; }

    private bool IsNarrowed => filter.Product is not null || filter.Cause is not null || filter.Shop is not null;

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);

    protected override async Task OnParametersSetAsync()
    {
        filter = CausesAddress.Read(Shop, Product, Cause, Past);
        if (filter != shown)
        {
            shown = filter;
            await LoadAsync(LookAsync);
        }
    }

    protected override Task ReloadAsync() => LoadAsync(LookAsync);

    private async Task LookAsync()
    {
        mayWrite = (await current.GetActorAsync(Cancel)).Role >= Role.Support;
        people = (await names.LoadAsync(Cancel)).People.ToDictionary(person => person.Key.Value, person => person.Value.Name);
        causes = await list.CausesAsync(filter, RecurringList.Most, Cancel);
        improvements = await list.ImprovementsAsync(filter, RecurringList.Most, Cancel);
    }

    private void Toggle(Domain.Complaints.Recurring.RecurringCauseId id) => planned = planned == id ? null : id;

    private Task PlannedAsync(long number)
    {
        navigation.NavigateTo(CausesAddress.Improvement(number));
        return Task.CompletedTask;
    }

    private async Task DismissAsync(RecurringRow row)
    {
        if (await TryAsync(async () => await dismiss.ExecuteAsync(await current.GetActorAsync(Cancel), row.Id, null, Cancel)))
        {
            Toasts.Undo(T["causes.dismissed"], row.ProductName, Now + UndoFor, () => RecallAsync(row));
            await TryAsync(LookAsync);
        }
    }

    private async Task RecallAsync(RecurringRow row)
    {
        await TryAsync(async () => await dismiss.UndoAsync(await current.GetActorAsync(Cancel), row.Id, Cancel));
        await TryAsync(LookAsync);
        StateHasChanged();
    }
}
