using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Inbox.Context;

/// <summary>One panel beside a conversation. Each asks for itself once the page is live: neither the first paint nor the conversation waits for it.</summary>
public abstract class ContextPanel : DeskPage
{
    private WorkItemId? shown;

    [Parameter, EditorRequired]
    public ItemDetails Details { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        if (IsLive && shown != Details.Item.Id)
        {
            shown = Details.Item.Id;
            await LoadAsync(ReadAsync);
        }
    }

    protected override Task ReloadAsync() => LoadAsync(ReadAsync);

    protected abstract Task ReadAsync();
}
