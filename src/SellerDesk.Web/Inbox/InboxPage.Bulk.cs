using SellerDesk.Application.Bulk;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Inbox;

/// <summary>Deeds on marked rows, or on all that the filter shows.</summary>
public sealed partial class InboxPage
{
    /// <summary>So many chosen by hand are dealt with at once: undo is nearer than a question.</summary>
    private const int WithoutAsking = 100;

    private MacroDesk macros = default!;
    private BulkWish? wished;
    private bool all;

    private Task DoAsync((BulkVerb Verb, string Value) deed) => DoAsync(BulkWish.One(deed.Verb, deed.Value, all ? null : marks.ToList(), Ask));

    private async Task DoAsync(BulkWish wish)
    {
        var asks = wish.Items is null || wish.Items.Count > WithoutAsking || wish.Verb is BulkVerb.Answer or BulkVerb.Tag or BulkVerb.Untag or BulkVerb.Snooze
            || wish.Steps.Any(step => step.Verb == BulkVerb.Answer && wish.Items.Count > 1);
        if (asks)
        {
            wished = wish;
            return;
        }

        await TryAsync(async () => await StartedAsync(await start.ExecuteAsync(actor!, wish, Cancel)));
    }

    private async Task StartedAsync(BulkRunId run)
    {
        wished = null;
        ClearMarks();
        await watch.WatchAsync(run);
    }

    /// <summary>On the marked rows where there are any, otherwise on the open item.</summary>
    private async Task RunMacroAsync(MacroCard macro)
    {
        IReadOnlyList<WorkItemId>? items = all ? null : marks.Count > 0 ? [.. marks] : opened is { } id ? [id] : [];
        if (items is not { Count: 0 })
        {
            await DoAsync(new BulkWish(BulkVerb.Macro, macro.Steps, items, Ask) { Name = macro.Name });
            StateHasChanged();
        }
    }

    private void MarkAllOrNone(bool on)
    {
        if (on)
        {
            all = board.Rows.All.Count > 0;
        }
        else
        {
            ClearMarks();
        }
    }

    /// <summary>Whatever the filter shows is meant; the set is frozen when the deed is looked at.</summary>
    private void MarkAll() => all = true;

    private void RunEnded(BulkRunCard run) => _ = InvokeAsync(async () =>
    {
        await TryAsync(ReadAsync);
        StateHasChanged();
    });
}
