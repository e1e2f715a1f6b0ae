using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Loyalty;

/// <summary>The programme at a glance: members by tier, what it brings, who moved.</summary>
public sealed partial class LoyaltyPage(TierBoard board, MemberCard card, CurrentPerson current)
{
    private const int ShownMoves = 15;

    private TierBook book = TierBook.Empty;
    private IReadOnlyList<TierMoveRow> moves = [];
    private Actor? actor;

    private bool MayChange => actor?.Role >= Role.Manager;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await ReloadAsync();
    }

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        actor ??= await current.GetActorAsync(Cancel);
        book = await board.LoadAsync(Cancel);
        moves = book.Programme.IsOn ? await card.LatestAsync(book, ShownMoves, Cancel) : [];
    });
}
