using SellerDesk.Application.Complaints;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Complaints;

/// <summary>What is done to one case: at once, told in one line, and taken back by its undo.</summary>
public sealed class ComplaintActions(MoveComplaint move, UndoMove undo, Toasts toasts, Texts t, TimeProvider clock)
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    /// <param name="title">What is told when it was done.</param>
    /// <param name="version">As it was read; null: whatever it is now.</param>
    /// <exception cref="RuleException">What is missing, or that somebody else was quicker.</exception>
    public async Task DoAsync(Actor actor, ComplaintId id, CaseMove what, uint? version, string? title, string? text, CancellationToken cancel)
    {
        var line = await move.ExecuteAsync(actor, id, what, version, cancel);
        if (title is not null)
        {
            toasts.Undo(title, text, clock.GetUtcNow() + UndoFor, () => TakeBackAsync(actor, id, line));
        }
    }

    /// <summary>Takes a line of the trail back, if it still is the last.</summary>
    public Task UndoAsync(Actor actor, ComplaintId id, long line) => undo.ExecuteAsync(actor, id, line, CancellationToken.None);

    private async Task TakeBackAsync(Actor actor, ComplaintId id, long line)
    {
        try
        {
            await undo.ExecuteAsync(actor, id, line, CancellationToken.None);
            toasts.Say(t["complaints.undone"]);
        }
        catch (RuleException late)
        {
            toasts.Warn(t["complaints.undo.late"], t.Rule(late.Code, [.. late.Arguments]));
        }
    }
}
