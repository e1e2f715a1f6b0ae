using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Web.Inbox;

/// <summary>What happens elsewhere while the page is open, and slices while it is scrolled.</summary>
public sealed partial class InboxPage
{
    private async Task HearAsync(LiveNews news) => await TryAsync(async () =>
    {
        var arrived = news.Arrived.Where(id => !fresh.Contains(id) && board.Rows.Find(id) is null).ToList();
        var shown = news.Changed.Where(id => id == opened || board.Rows.Find(id) is not null).ToList();
        if (arrived.Count > 0)
        {
            fresh.UnionWith((await reader.List.LoadAsync(Ask, arrived, Cancel)).Select(row => row.Id));
        }

        freshMany |= news.Many;
        if (shown.Count > 0)
        {
            await ShowChangedAsync(shown);
        }

        await reader.LoadSideAsync(board, actor!, Ask, Cancel);
        await CountWaitingAsync();
        StateHasChanged();
    });

    private async Task ShowChangedAsync(List<WorkItemId> ids)
    {
        var now = (await reader.List.LoadAsync(ids, Cancel)).ToDictionary(row => row.Id);
        var matching = (await reader.List.LoadAsync(Ask, ids, Cancel)).Select(row => row.Id).ToHashSet();
        foreach (var id in ids)
        {
            if (now.TryGetValue(id, out var row))
            {
                board.Rows.Replace(row);
            }

            _ = matching.Contains(id) ? gone.Remove(id) : gone.Add(id);
        }

        if (opened is { } open && ids.Contains(open))
        {
            await FollowOpenAsync(open);
        }
    }

    /// <summary>The open item changed: shown as it is now, and who did what is said when it was somebody else.</summary>
    private async Task FollowOpenAsync(WorkItemId open)
    {
        var before = board.Item;
        var after = await reader.LoadItemAsync(open, actor!, Cancel);
        if (opened != open)
        {
            return;
        }

        board.Item = after;
        if (before is null || after is null)
        {
            return;
        }

        var theirs = after.Replies.FirstOrDefault(reply => reply.Author != actor!.PersonId && before.Replies.All(known => known.Id != reply.Id));
        if (theirs is not null)
        {
            notice = T["inbox.notice.answering", board.Names.NameOf(theirs.Author) ?? T["inbox.somebody"]];
        }
        else if (after.Item.AssigneeId != before.Item.AssigneeId && after.Item.AssigneeId is { } assignee && assignee != actor!.PersonId)
        {
            notice = T["inbox.notice.assigned", board.Names.NameOf(assignee) ?? T["inbox.somebody"]];
        }
        else if (after.Answer is { } answer && before.Answer?.Text != answer.Text && after.Replies.All(reply => reply.Text != answer.Text || reply.State == OutgoingState.Dead))
        {
            notice = T["inbox.notice.elsewhere", T["shell.marketplace." + InboxWords.Lower(after.Shop.Marketplace)]];
        }
    }

    private async Task SliceAsync(string edge) => await TryAsync(() => edge == "before"
        ? board.Rows.PreviousAsync(reader.List, Ask, Cancel)
        : board.Rows.NextAsync(reader.List, Ask, Cancel));

    private async Task ToEndAsync(bool end) => await TryAsync(async () =>
    {
        await (end ? board.Rows.LastAsync(reader.List, Ask, Cancel) : board.Rows.FirstAsync(reader.List, Ask, Cancel));
        reveal = board.Rows.All.Count == 0 ? null : board.Rows.All[end ? ^1 : 0].Id;
    });

    private Task RefreshAsync() => LoadAsync(ReadAsync);

    private async Task ReloadItemAsync()
    {
        await TryAsync(async () =>
        {
            if (opened is { } id)
            {
                board.Item = await reader.LoadItemAsync(id, actor!, Cancel);
            }
        });
    }
}
