using SellerDesk.Application.Bulk;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Complaints;

/// <summary>Cases that are marked, and deeds on all of them. A deed is a run like those of the inbox: it goes on by itself, is told when it ends, and can be taken back.</summary>
public sealed partial class ComplaintsPage
{
    /// <summary>So many chosen by hand are dealt with at once: undo is nearer than a question.</summary>
    private const int WithoutAsking = 100;

    private BulkWish? wished;

    private async Task DoManyAsync((BulkVerb Verb, string Value) deed) => await TryAsync(async () =>
    {
        // The set is frozen here: what comes later is not meant.
        IReadOnlyCollection<ComplaintId> ids = all ? await reader.List.IdsAsync(Asked.Filter, StartBulkRun.Most + 1, Cancel) : [.. marks];
        var wish = BulkWish.One(deed.Verb, deed.Value, [.. ids.Select(id => WorkItemId.From(id.Value))], new InboxAsk(InboxFilter.Default, actor!.PersonId, Now, Zone)) with { OfCases = true };
        if (all || ids.Count > WithoutAsking || deed.Verb is BulkVerb.Accept or BulkVerb.Decline or BulkVerb.Tag)
        {
            wished = wish;
            return;
        }

        await StartedAsync(await start.ExecuteAsync(actor!, wish, Cancel));
    });

    /// <summary>Their chats are answered, as the inbox answers many: by a template, looked at first, under the reply rules.</summary>
    private async Task AskManyAsync() => await TryAsync(async () =>
    {
        IReadOnlyCollection<ComplaintId> ids = all ? await reader.List.IdsAsync(Asked.Filter, StartBulkRun.Most + 1, Cancel) : [.. marks];
        var chats = await reader.List.ChatsAsync(ids, Cancel);
        if (chats.Count == 0)
        {
            Toasts.Warn(T["complaints.bulk.no-chats"], T["complaints.bulk.no-chats.why"]);
            return;
        }

        wished = BulkWish.One(BulkVerb.Answer, "", chats, new InboxAsk(InboxFilter.Default, actor!.PersonId, Now, Zone));
    });

    private async Task StartedAsync(BulkRunId run)
    {
        wished = null;
        ClearMarks();
        await watch.WatchAsync(run);
    }

    private void RunEnded(BulkRunCard run) => _ = InvokeAsync(async () =>
    {
        await TryAsync(async () =>
        {
            if (list)
            {
                // What was marked since is meant for the next deed.
                var (kept, whole) = (marks.ToList(), all);
                await ReadAsync();
                marks.UnionWith(kept.Where(id => board.Find(id) is not null));
                all = whole;
            }
            else
            {
                await RefreshAsync();
            }
        });
        StateHasChanged();
    });

    private void Mark((IReadOnlyList<ComplaintId> Items, bool On) marked)
    {
        if (marked.Items.Count == 0)
        {
            all = marked.On && list;
            if (!marked.On)
            {
                ClearMarks();
            }
        }
        else if (marked.On)
        {
            marks.UnionWith(marked.Items);
        }
        else
        {
            all = false;
            marks.ExceptWith(marked.Items);
        }
    }

    private void ClearMarks()
    {
        marks.Clear();
        all = false;
    }
}
