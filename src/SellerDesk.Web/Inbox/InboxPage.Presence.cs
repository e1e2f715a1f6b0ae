using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Inbox;

/// <summary>Who else is here: this window tells what it shows, and the list shows where others are.</summary>
public sealed partial class InboxPage
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    private ITimer? peopleTimer;

    private async Task AppearAsync()
    {
        presence.Elsewhere += HearOfPeople;
        await TryAsync(async () =>
        {
            await ShowWindowAsync();
            await ReadPeopleAsync();
        });
    }

    private void Disappear()
    {
        presence.Elsewhere -= HearOfPeople;
        peopleTimer?.Dispose();
        _ = presence.CloseAsync();
    }

    private Task ShowWindowAsync() => IsLive && actor is not null ? presence.OpenAsync(actor, board.Item?.Item.Id) : Task.CompletedTask;

    /// <summary>Whatever many do within a moment is one visit to the database.</summary>
    private void HearOfPeople(WorkItemId item)
    {
        if (board.Rows.Find(item) is not null)
        {
            peopleTimer ??= Clock.CreateTimer(_ => InvokeAsync(() => TryAsync(async () =>
            {
                peopleTimer?.Dispose();
                peopleTimer = null;
                await ReadPeopleAsync();
                StateHasChanged();
            })), null, Gather, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task ReadPeopleAsync() =>
        board.Here = (await presence.LoadAsync([.. board.Rows.All.Select(row => row.Id)])).GroupBy(seen => seen.Item)
            .ToDictionary(at => at.Key, at => at.OrderByDescending(seen => seen.Writes).First());
}
