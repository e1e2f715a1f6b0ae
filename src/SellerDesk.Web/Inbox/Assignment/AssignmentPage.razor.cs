using SellerDesk.Application.Inbox.Assignment;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Inbox.Assignment;

/// <summary>Who gets what by itself, and when people work.</summary>
public sealed partial class AssignmentPage(AssignmentBoard board, ChangeAssignment rules, ChangeHours times, CurrentPerson current)
{
    private readonly HashSet<PersonId> chosen = [];
    private AssignmentPlan plan = new([], []);
    private AssignmentRuleId? edited;
    private AssignmentWay way;
    private Actor? actor;
    private string name = "";
    private string query = "";
    private string? problem;
    private bool byShift;
    private bool editing;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await ReloadAsync();
    }

    protected override async Task ReloadAsync() => await LoadAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        plan = await board.LoadAsync(actor, Cancel);
    }

    private void Edit(RuleDetails? rule)
    {
        (edited, name, query, way, byShift, editing, problem) = (rule?.Id, rule?.Name ?? "", rule?.Query ?? "", rule?.Way ?? AssignmentWay.RoundRobin, rule?.ByShift ?? false, true, null);
        chosen.Clear();
        chosen.UnionWith(rule?.People ?? []);
    }

    private void Choose(PersonId person, bool on) => _ = on ? chosen.Add(person) : chosen.Remove(person);

    private async Task SaveAsync() => await TryAsync(async () =>
    {
        await rules.SaveAsync(actor!, edited, name, query, way, byShift, chosen, Cancel);
        editing = false;
        await ReadAsync();
    }, refusal => problem = refusal);

    private async Task ActAsync(Func<Task> act) => await TryAsync(async () =>
    {
        await act();
        await ReadAsync();
    });

    private string NameOf(PersonId person) => plan.People.FirstOrDefault(one => one.Id == person)?.Name ?? T["inbox.somebody"];

    private string FactOf(StaffRow one) => one.AwayUntil is { } until
        ? T["assignment.away.until", T.Format.Moment(until, Zone, Now)]
        : T[one.WorksNow ? "assignment.works" : "assignment.rests", T.Format.Number(one.Open)];
}
