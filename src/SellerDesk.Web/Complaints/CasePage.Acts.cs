using SellerDesk.Application.Complaints;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Web.Complaints;

/// <summary>What the person does with the case from its head and its steps; decisions are the panel's.</summary>
public sealed partial class CasePage
{
    private Task AssignAsync(PersonFace? person) => DoAsync(
        new CaseMove.Assign(person?.Id), person is null ? T["complaints.unassigned"] : person.Id == actor!.PersonId ? T["complaints.taken"] : T["complaints.assigned", person.Name]);

    /// <summary>To another stage: at once, or by way of what it lacks.</summary>
    private async Task GoAsync(ComplaintStage to) => await TryAsync(async () =>
    {
        ways = await waysOf.LoadAsync(Case, Cancel);
        if (ways is null || ways.OnTheWay)
        {
            throw new RuleException(ways is null ? "complaint.unknown" : "complaint.decisionOnTheWay");
        }

        if (ways.To(to) is not { } way)
        {
            throw new RuleException("complaint.noWay", ways.Stage, to);
        }

        if (way.Lacks.Count > 0 || to == ComplaintStage.Closed)
        {
            filling = to;
        }
        else
        {
            await DoAsync(ways.Stage == ComplaintStage.Closed ? new CaseMove.Reopen() : new CaseMove.ToStage(to), T["complaints.moved", T.Number(ways.Number), T.Stage(to)]);
        }
    });

    private async Task DoAsync(CaseMove move, string told)
    {
        await TryAsync(async () =>
        {
            try
            {
                await actions.DoAsync(actor!, Case, move, data!.Case.Version, told, null, Cancel);
            }
            catch (RuleException beaten) when (beaten.Code.StartsWith("complaint.movedMeanwhile", StringComparison.Ordinal))
            {
                Toasts.Warn(T["shell.conflict.title"], T.Rule(beaten.Code, [.. beaten.Arguments]));
            }
        });
        await ReadAgainAsync();
    }

    private async Task FilledAsync()
    {
        (filling, pressed) = (null, null);
        await ReadAgainAsync();
    }

    private async Task UndoAsync(long line) => await TryAsync(async () =>
    {
        await actions.UndoAsync(actor!, Case, line);
        await ReadAgainAsync();
    });

    /// <summary>A deed of the menu; closing and reopening go the way of stages.</summary>
    private Task PressAsync(string deed)
    {
        switch (deed)
        {
            case "close":
                return GoAsync(ComplaintStage.Closed);
            case "reopen":
                return GoAsync(ComplaintStage.Analysing);
            default:
                pressed = deed;
                return Task.CompletedTask;
        }
    }

    private void OpenAsync(ComplaintId id) => navigation.NavigateTo(ComplaintsAddress.Case(id));
}
