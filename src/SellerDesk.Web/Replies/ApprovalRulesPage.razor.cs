using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies.Approvals;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Replies;

/// <summary>Whose answers to what are read before they leave.</summary>
public sealed partial class ApprovalRulesPage(ApprovalBook book, InboxNames names)
{
    private IReadOnlyList<ApprovalRule> rules = [];
    private IReadOnlyList<PersonFace> people = [];
    private int added;

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

    private Task<bool> AddedAsync()
    {
        added++;
        return LookAgainAsync();
    }

    private async Task LookAsync()
    {
        rules = await book.LoadAsync(Cancel);
        people = [.. (await names.LoadAsync(Cancel)).People.Values.Where(person => !person.Disabled && person.Role is Role.Support or Role.Seller)];
    }
}
