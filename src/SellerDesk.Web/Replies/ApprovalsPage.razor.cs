using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies.Approvals;

namespace SellerDesk.Web.Replies;

/// <summary>Answers that wait for a manager's eye, the oldest first.</summary>
public sealed partial class ApprovalsPage(ApprovalQueue queue, InboxNames inboxNames)
{
    private IReadOnlyList<ApprovalRow> rows = [];
    private NameBook names = NameBook.Empty;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(LookAsync);
    }

    protected override async Task ReloadAsync()
    {
        await LookAsync();
        StateHasChanged();
    }

    private Task<bool> LookAgainAsync() => TryAsync(ReloadAsync);

    private async Task LookAsync()
    {
        names = await inboxNames.LoadAsync(Cancel);
        rows = await queue.LoadAsync(Cancel);
    }
}
