using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Inbox;

/// <summary>What is done to one item or to many: at once, told in one line, and taken back by its undo.</summary>
public sealed class InboxActions(AssignItems assign, CloseItems close, ReopenItems reopen, Toasts toasts, Texts t, TimeProvider clock)
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    public async Task AssignAsync(Actor actor, IReadOnlyCollection<WorkItemId> items, PersonFace? person, IProgress<int>? progress, CancellationToken cancel)
    {
        var outcome = await assign.ExecuteAsync(actor, items, person?.Id, progress, cancel);
        var title = person is null ? t.Count("inbox.done.unassigned", outcome.Done.Count)
            : person.Id == actor.PersonId ? t.Count("inbox.done.taken", outcome.Done.Count)
            : t.Count("inbox.done.assigned", outcome.Done.Count, person.Name);
        Tell(title, outcome, () => assign.RestoreAsync(actor, outcome, CancellationToken.None));
    }

    public async Task CloseAsync(Actor actor, IReadOnlyCollection<WorkItemId> items, IProgress<int>? progress, CancellationToken cancel)
    {
        var outcome = await close.ExecuteAsync(actor, items, progress, cancel);
        Tell(t.Count("inbox.done.closed", outcome.Done.Count), outcome, () => reopen.ExecuteAsync(actor, outcome.Items, null, CancellationToken.None));
    }

    public async Task ReopenAsync(Actor actor, IReadOnlyCollection<WorkItemId> items, IProgress<int>? progress, CancellationToken cancel)
    {
        var outcome = await reopen.ExecuteAsync(actor, items, progress, cancel);
        Tell(t.Count("inbox.done.reopened", outcome.Done.Count), outcome, () => close.ExecuteAsync(actor, outcome.Items, null, CancellationToken.None));
    }

    private void Tell(string title, BulkOutcome outcome, Func<Task> undo)
    {
        // The reason that most of the skipped ones share, in the domain's own words.
        var why = outcome.Skipped.GroupBy(skipped => skipped.Rule).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;
        var left = why is null ? null : t.Count("inbox.done.skipped", outcome.Skipped.Count, t.Rule(why));
        if (outcome.Done.Count == 0)
        {
            toasts.Warn(t["inbox.done.nothing"], left);
        }
        else
        {
            toasts.Undo(title, left, clock.GetUtcNow() + UndoFor, undo);
        }
    }
}
