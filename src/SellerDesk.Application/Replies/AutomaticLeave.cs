using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>
/// May an automatic answer be written, and may it still leave? Not when everything is stopped, and not once a person has touched the item: writes to it,
/// wrote to it, left a note or took it.
/// </summary>
internal static class AutomaticLeave
{
    public const string Stopped = "stopped";
    public const string Touched = "touched";

    private static readonly TimeSpan Alive = TimeSpan.FromMinutes(1);

    public static bool IsAutomatic(ReplyOrigin origin) => origin is ReplyOrigin.AutoRule or ReplyOrigin.AutoAnswer;

    /// <exception cref="RuleException"><c>automation.stopped</c> or <c>automation.touched</c>.</exception>
    public static async Task RequireAsync(SellerDeskDb db, WorkItem item, ReplyOrigin origin, DateTimeOffset now, CancellationToken cancel)
    {
        if (IsAutomatic(origin) && await WhyNotAsync(db, item, now, cancel) is { } why)
        {
            throw why == Stopped ? new RuleException("automation.stopped") : new RuleException("automation.touched");
        }
    }

    /// <returns>A code, or null when it may.</returns>
    public static async Task<string?> WhyNotAsync(SellerDeskDb db, WorkItem item, DateTimeOffset now, CancellationToken cancel) =>
        await AutomationSwitch.IsStoppedAsync(db, cancel) ? Stopped : await IsTouchedAsync(db, item, now, cancel) ? Touched : null;

    private static async Task<bool> IsTouchedAsync(SellerDeskDb db, WorkItem item, DateTimeOffset now, CancellationToken cancel)
    {
        var alive = now - Alive;
        return (item.AssigneeId is not null && await IsTakenByPersonAsync(db, item, cancel))
            || await db.ItemPresence.AnyAsync(p => p.WorkItemId == item.Id && p.ShopId == item.ShopId && p.WritingSince != null && p.SeenAt > alive, cancel)
            || await db.ReplyDrafts.AnyAsync(d => d.WorkItemId == item.Id && d.ShopId == item.ShopId, cancel)
            || await db.ItemNotes.AnyAsync(n => n.WorkItemId == item.Id && n.ShopId == item.ShopId, cancel);
    }

    /// <summary>What the desk itself gave to somebody by a rule, nobody has touched yet.</summary>
    private static async Task<bool> IsTakenByPersonAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        var last = await db.ItemEvents.AsNoTracking().Where(e => e.WorkItemId == item.Id && e.ShopId == item.ShopId && e.Kind == ItemEventKind.Assigned)
            .OrderByDescending(e => e.Id).FirstOrDefaultAsync(cancel);
        return last is null || last.PersonId is not null;
    }
}
