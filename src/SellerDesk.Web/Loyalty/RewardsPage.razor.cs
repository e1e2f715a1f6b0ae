using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Loyalty;

/// <summary>What points buy, how much of it is left, and who has it.</summary>
public sealed partial class RewardsPage(RewardBoard board, CurrentPerson current, NavigationManager navigation)
{
    private IReadOnlyList<Reward> rewards = [];
    private Reward? chosen;
    private Actor? actor;

    [SupplyParameterFromQuery(Name = "reward")]
    private string? Asked { get; set; }

    private bool IsNew => Asked == "new";

    private bool MayChange => actor?.Role >= Role.Manager;

    protected override async Task OnParametersSetAsync()
    {
        if (rewards.Count == 0)
        {
            await ReloadAsync();
        }

        chosen = Guid.TryParse(Asked, out var id) ? rewards.FirstOrDefault(one => one.Id.Value == id) : null;
    }

    protected override Task ReloadAsync() => LoadAsync(ReadAgainAsync);

    private async Task ReadAgainAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        rewards = await board.LoadAsync(Cancel);
        chosen = rewards.FirstOrDefault(one => one.Id == chosen?.Id);
    }

    private async Task SavedAsync(RewardId id)
    {
        await TryAsync(ReadAgainAsync);
        navigation.NavigateTo(PointsAddress.Reward(id));
    }

    /// <summary>What can still be given: pieces or codes, whichever are fewer; null without end.</summary>
    private static int? Left(Reward reward) => reward.Codes == CodeSource.Imported ? Math.Min(reward.CodesLeft, reward.Stock ?? int.MaxValue) : reward.Stock;
}
