using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Complaints;

/// <summary>What happens elsewhere while the page is open: a board is drawn anew, rows of a list stay where they are.</summary>
public sealed partial class ComplaintsPage
{
    private async Task HearAsync(ComplaintNews news) => await TryAsync(async () =>
    {
        if (list)
        {
            await FollowRowsAsync(news);
        }

        await RefreshAsync();
        StateHasChanged();
    });

    /// <summary>Rows as they are now, in their old places; new ones are announced, the list never shifts by itself.</summary>
    private async Task FollowRowsAsync(ComplaintNews news)
    {
        foreach (var row in await reader.List.LoadAsync(Asked.Filter with { State = Application.Complaints.ComplaintState.All, Stage = null }, [.. news.Changed.Where(id => board.Find(id) is not null)], Cancel))
        {
            board.Rows.Replace(row);
        }

        if (news.Arrived.Count > 0)
        {
            fresh += (await reader.List.LoadAsync(Asked.Filter, [.. news.Arrived.Where(id => board.Find(id) is null)], Cancel)).Count;
        }
    }

    /// <summary>Numbers, and the columns as long as they are shown.</summary>
    private async Task RefreshAsync()
    {
        await reader.LoadSideAsync(board, Asked, Cancel);
        if (!list)
        {
            await reader.LoadColumnsAsync(board, Asked, Cancel);
            await reader.LoadFactsAsync(board, board.Shown, Now, Cancel);
        }

        await ReadPeopleAsync();
        CountWaiting();
    }

    private async Task ReadPeopleAsync() =>
        board.Here = (await presence.LoadAsync([.. board.Shown.Select(row => new WorkItemId(row.Id.Value))])).GroupBy(seen => seen.Item)
            .ToDictionary(at => at.Key, at => at.OrderByDescending(seen => seen.Writes).First());
}
