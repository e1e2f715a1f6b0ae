using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Inbox;

/// <summary>From the address to what is shown, and back.</summary>
public sealed partial class InboxPage
{
    /// <summary>The address changed: another filter, another item, or both. Back and forward come this way too.</summary>
    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath == InboxAddress.Path)
        {
            _ = InvokeAsync(() => GoAsync(moved.Location));
        }
    }

    private async Task GoAsync(string location)
    {
        var (nextFilter, nextItem) = InboxAddress.Read(location);
        var sameList = nextFilter == filter;
        reveal = null;
        (filter, opened) = (nextFilter, nextItem);
        if (!sameList)
        {
            await LoadAsync(ReadAsync);
            Seen();
        }
        else if (board.Item?.Item.Id != opened)
        {
            context = false;
            await TryAsync(ReadItemAsync);
        }

        // The item is shown first; that it was seen, and who else is at it, comes after.
        StateHasChanged();
        step.Drawn();
        await TryAsync(MarkSeenAsync);
        await TryAsync(ShowWindowAsync);
        StateHasChanged();
    }

    private async Task ReadItemAsync()
    {
        notice = null;
        var wanted = opened;
        var item = wanted is { } id ? await reader.LoadItemAsync(id, actor!, Cancel) : null;
        if (wanted == opened)
        {
            board.Item = item;
            Seen();
        }
    }

    private void OpenAsync(WorkItemId id)
    {
        step.Begin();
        navigation.NavigateTo(InboxAddress.Of(filter, id), replace: opened is not null);
    }

    /// <summary>Fields go into the filter, words stay in the box.</summary>
    private void SearchAsync(string? typed)
    {
        searches++;
        var wanted = InboxSyntax.Read(typed, filter, board.SearchNames, Ask.Today).Filter;
        if (wanted != filter)
        {
            navigation.NavigateTo(InboxAddress.Of(wanted));
        }
    }
}
