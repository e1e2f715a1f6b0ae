using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Loyalty;

/// <summary>Members: the address says which and where the page begins.</summary>
public sealed partial class MembersPage(MemberTable table, TierBoard board, CurrentPerson current)
{
    private const int Take = 60;

    private IReadOnlyList<MemberRow> rows = [];
    private TierBook book = TierBook.Empty;
    private MemberFilter filter = MemberFilter.Everybody;
    private MemberPlace? from;
    private MemberPlace? next;

    protected override bool IsHere(string path) => path == LoyaltyAddress.Members;

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        (filter, from) = LoyaltyAddress.Read(Navigation.Uri);
        var actor = await current.GetActorAsync(Cancel);
        book = await board.LoadAsync(Cancel);
        (rows, next) = await table.LoadAsync(filter, actor.Role, from, Take, Cancel);
    });
}
