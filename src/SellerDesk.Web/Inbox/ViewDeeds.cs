using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Inbox;

/// <summary>What a person does with saved views; one that was deleted comes back by its undo.</summary>
public sealed class ViewDeeds(SaveView save, ChangeView change, DeleteView delete, Toasts toasts, Texts t, TimeProvider clock)
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    public static bool MayChange(Actor? actor, SavedViewRow view) => !view.Shared || actor?.Role >= Role.Manager;

    /// <summary>What everybody finds at the first start stays.</summary>
    public static bool MayDelete(Actor? actor, SavedViewRow view) => MayChange(actor, view) && !(view.Shared && DefaultViews.All.Any(known => known.Name == view.Name));

    public Task SaveAsync(Actor actor, string name, InboxFilter filter, bool shared, CancellationToken cancel) => save.ExecuteAsync(actor, name, filter, shared, cancel);

    public Task RenameAsync(Actor actor, SavedViewId id, string name, CancellationToken cancel) => change.RenameAsync(actor, id, name, cancel);

    public Task MoveAsync(Actor actor, SavedViewId id, int places, CancellationToken cancel) => change.MoveAsync(actor, id, places, cancel);

    /// <param name="restored">Shows it again.</param>
    public async Task DeleteAsync(Actor actor, SavedViewRow view, Func<Task> restored, CancellationToken cancel)
    {
        var forgotten = await delete.ExecuteAsync(actor, view.Id, cancel);
        toasts.Undo(t["inbox.view.forgotten", t.ViewName(view)], null, clock.GetUtcNow() + UndoFor, async () =>
        {
            await delete.RestoreAsync(actor, forgotten, CancellationToken.None);
            await restored();
        });
    }
}
