using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Complaints.Recurring;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Complaints.Recurring;

public sealed partial class PlanForm(PlanImprovement plan, ChangeImprovement change, CurrentPerson current)
{
    private const int UsualDays = 14;

    private string action = "";
    private Guid? owner;
    private DateOnly due;
    private string? refused;
    private bool busy;

    [Parameter, EditorRequired]
    public ShopId Shop { get; set; }

    [Parameter]
    public Guid Product { get; set; }

    [Parameter]
    public string Cause { get; set; } = "";

    /// <summary>Of an improvement that is being changed.</summary>
    [Parameter]
    public ImprovementDetails? Existing { get; set; }

    [Parameter]
    public IReadOnlyDictionary<Guid, string> People { get; set; } = new Dictionary<Guid, string>();

    [Parameter]
    public DateOnly Today { get; set; }

    /// <summary>With its number.</summary>
    [Parameter]
    public EventCallback<long> OnPlanned { get; set; }

    private long? Number => Existing?.Improvement.Number;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (action, owner, due) = Existing?.Improvement is { } there
            ? (there.Action, there.OwnerId?.Value, there.DueOn)
            : ("", Guid.TryParse(Person?.Id, out var me) ? me : null, Today.AddDays(UsualDays));
    }

    private async Task PlanAsync()
    {
        (busy, refused) = (true, null);
        PersonId? who = owner is { } id ? PersonId.From(id) : null;
        var number = Number ?? 0;
        var done = await TryAsync(async () =>
        {
            var actor = await current.GetActorAsync(Cancel);
            if (Number is { } existing)
            {
                await change.WriteAsync(actor, existing, action, who, due, Cancel);
            }
            else
            {
                number = await plan.ExecuteAsync(actor, Shop, Product, Cause, action, who, due, Cancel);
            }
        }, why => refused = why);
        busy = false;
        if (done)
        {
            await OnPlanned.InvokeAsync(number);
        }
    }
}
