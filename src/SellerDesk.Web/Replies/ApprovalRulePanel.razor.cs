using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies.Approvals;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Replies;

/// <summary>One rule of approval, or a new one. What it is about is chosen from the shared views of the inbox and some plain filters.</summary>
public sealed partial class ApprovalRulePanel(SaveApprovalRule save, SavedViewList views, CurrentPerson current)
{
    private readonly HashSet<PersonId> chosen = [];
    private IReadOnlyList<(string Query, string Name)> choices = [];
    private string name = "";
    private string query = "";
    private string? problem;
    private bool busy;

    [Parameter]
    public ApprovalRule? Rule { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<PersonFace> People { get; set; } = [];

    [Parameter]
    public EventCallback OnDone { get; set; }

    private string Key => $"approval-{Rule?.Id.Value.ToString() ?? "new"}";

    private IEnumerable<(string Query, string Name)> Choices => choices.Any(choice => choice.Query == query) ? choices : choices.Append((query, query));

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (name, query) = (Rule?.Name ?? "", Rule?.Query ?? "");
        chosen.UnionWith((Rule?.People ?? []).Select(id => new PersonId(id)));
        choices =
        [
            ("", T["approvals.which.all"]), ("rating=1,2,3", T["approvals.which.blame"]), ("kind=review", T["inbox.kind.reviews"]), ("kind=question", T["inbox.kind.questions"]),
            ("kind=chat", T["replies.kind.Chat"]),
        ];
        await TryAsync(async () => choices = [.. choices, .. (await views.LoadAsync(null, Cancel)).Select(view => (InboxQuery.Write(view.Filter), view.Name))]);
    }

    private void Toggle(PersonId person, bool on)
    {
        if (on)
        {
            chosen.Add(person);
        }
        else
        {
            chosen.Remove(person);
        }
    }

    private Task SaveAsync() => DoAsync(async actor =>
    {
        if (Rule is null)
        {
            await save.AddAsync(actor, name, query, chosen, Cancel);
        }
        else
        {
            await save.ChangeAsync(actor, Rule.Id, name, query, chosen, Rule.IsOn, Cancel);
        }

        Toasts.Say(T["approvals.saved", name]);
    });

    private Task SwitchAsync(ChangeEventArgs on) => DoAsync(actor =>
        save.ChangeAsync(actor, Rule!.Id, Rule.Name, Rule.Query, [.. Rule.People.Select(id => new PersonId(id))], on.Value is true, Cancel));

    private Task DeleteAsync() => DoAsync(async actor =>
    {
        var gone = Rule!;
        await save.DeleteAsync(actor, gone.Id, Cancel);
        Toasts.Undo(T["approvals.deleted", gone.Name], "", Now + TimeSpan.FromSeconds(10),
            () => save.AddAsync(actor, gone.Name, gone.Query, [.. gone.People.Select(id => new PersonId(id))], CancellationToken.None));
    });

    private async Task DoAsync(Func<Application.Team.Actor, Task> work)
    {
        (problem, busy) = (null, true);
        if (await TryAsync(async () => await work(await current.GetActorAsync(Cancel)), refused => problem = refused))
        {
            await OnDone.InvokeAsync();
        }

        busy = false;
    }
}
