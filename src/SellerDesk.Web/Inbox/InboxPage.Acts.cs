using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Inbox;

/// <summary>What the person does with the open item and with marked ones.</summary>
public sealed partial class InboxPage
{
    private Task AssignOneAsync(PersonFace? person) => ActAsync(id => actions.AssignAsync(actor!, [id], person, null, Cancel), leaves: false);

    private Task CloseOneAsync() => ActAsync(id => actions.CloseAsync(actor!, [id], null, Cancel), leaves: filter.State != InboxState.All);

    private Task ReopenOneAsync() => ActAsync(id => actions.ReopenAsync(actor!, [id], null, Cancel), leaves: false);

    /// <param name="act">What is done.</param>
    /// <param name="leaves">The item leaves this list: the next one opens, so that work goes on.</param>
    private async Task ActAsync(Func<WorkItemId, Task> act, bool leaves) => await TryAsync(async () =>
    {
        if (opened is not { } id)
        {
            return;
        }

        await StepClock.DeedAsync(() => act(id));
        if (leaves)
        {
            step.Begin();
            var next = await NextAsync(id) ?? board.Rows.Beside(id, -1);
            board.Rows.Remove([id]);
            navigation.NavigateTo(InboxAddress.Of(filter, next?.Id), replace: true);
        }
    });

    private async Task SentAsync(bool next) => await TryAsync(async () =>
    {
        var beside = next && opened is { } id ? await NextAsync(id) : null;
        if (beside is not null)
        {
            OpenAsync(beside.Id);
        }
        else
        {
            await ReloadItemAsync();
        }
    });

    /// <summary>The last row that is held is not the last of the list.</summary>
    private async Task<InboxRow?> NextAsync(WorkItemId id)
    {
        if (board.Rows.Beside(id, 1) is null)
        {
            await board.Rows.NextAsync(reader.List, Ask, Cancel);
        }

        return board.Rows.Beside(id, 1);
    }

    private void Mark((IReadOnlyList<WorkItemId> Items, bool On) marked)
    {
        all = false;
        if (marked.On)
        {
            marks.UnionWith(marked.Items);
        }
        else
        {
            marks.ExceptWith(marked.Items);
        }
    }

    private Task InsertAsync(string text) => pane?.InsertAsync(text) ?? Task.CompletedTask;

    private void ClearMarks()
    {
        marks.Clear();
        all = false;
    }

    private async Task SaveViewAsync((string Name, bool Shared) view) => await TryAsync(async () =>
    {
        await views.SaveAsync(actor!, view.Name, filter, view.Shared, Cancel);
        naming = false;
        await ReloadSideAsync();
    });

    private async Task RenameViewAsync((SavedViewId View, string Name) view) => await TryAsync(async () =>
    {
        await views.RenameAsync(actor!, view.View, view.Name, Cancel);
        await ReloadSideAsync();
    });

    private async Task MoveViewAsync((SavedViewId View, int Places) view) => await TryAsync(async () =>
    {
        await views.MoveAsync(actor!, view.View, view.Places, Cancel);
        await ReloadSideAsync();
    });

    private async Task DeleteViewAsync(SavedViewRow view) => await TryAsync(async () =>
    {
        await views.DeleteAsync(actor!, view, ReloadSideAsync, Cancel);
        await ReloadSideAsync();
    });

    private async Task ReloadSideAsync()
    {
        await reader.LoadSideAsync(board, actor!, Ask, Cancel);
        await InvokeAsync(StateHasChanged);
    }
}
