using SellerDesk.Application.Replies.Asking;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Web.Replies;

/// <summary>Rules for asking for reviews after delivery, and what each brought against those who were not asked.</summary>
public sealed partial class AskingPage(AskRules book, AskEffect effect)
{
    private IReadOnlyList<AskRule> rules = [];
    private IReadOnlyDictionary<AskRuleId, AskOutcome> outcomes = new Dictionary<AskRuleId, AskOutcome>();

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
        rules = await book.LoadAsync(Cancel);
        outcomes = await effect.LoadAsync(Cancel);
    }
}
