using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Inbox.Teamwork;

/// <summary>Puts the open item off, and goes on to the next one.</summary>
public sealed partial class SnoozeMenu(SnoozeItems snooze, NavigationManager navigation)
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    private DateTime? own;

    [Parameter, EditorRequired]
    public ItemDetails Details { get; set; } = default!;

    [Parameter, EditorRequired]
    public InboxBoard Board { get; set; } = default!;

    [Parameter, EditorRequired]
    public InboxFilter Filter { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    private Task OwnAsync() => own is { } local ? SnoozeAsync(SnoozeTimes.Utc(local, Zone), SnoozeWake.Day) : Task.CompletedTask;

    private async Task SnoozeAsync(DateTimeOffset? until, SnoozeWake wake) => await TryAsync(async () =>
    {
        var (id, actor) = (Details.Item.Id, Actor);
        var outcome = await snooze.ExecuteAsync(actor, [id], until, wake, null, Cancel);
        if (outcome.Skipped is [var refused, ..])
        {
            throw new RuleException(refused.Rule, (int)WorkItem.LongestSnooze.TotalDays);
        }

        var what = wake switch
        {
            SnoozeWake.BuyerWrites => T["together.until.buyer"],
            SnoozeWake.StateChanges => T["together.until.order"],
            _ => T["together.until", T.Format.Moment(until!.Value, Zone, Now)],
        };
        Toasts.Undo(T["together.snoozed"], what, Now + UndoFor, () => snooze.WakeAsync(actor, [id], CancellationToken.None));
        if (Filter.State is InboxState.Open)
        {
            var next = Board.Rows.Beside(id, 1) ?? Board.Rows.Beside(id, -1);
            Board.Rows.Remove([id]);
            navigation.NavigateTo(InboxAddress.Of(Filter, next?.Id), replace: true);
        }
    });

    private async Task WakeAsync() => await TryAsync(() => snooze.WakeAsync(Actor, [Details.Item.Id], Cancel));
}
