using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Loyalty;

/// <summary>Members: the address says which and where the page begins.</summary>
public sealed partial class MembersPage(MemberTable table, TierBoard board, CurrentPerson current, NavigationManager navigation)
{
    private const int Take = 60;

    private IReadOnlyList<MemberRow> rows = [];
    private TierBook book = TierBook.Empty;
    private MemberFilter filter = MemberFilter.Everybody;
    private MemberPlace? from;
    private MemberPlace? next;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await ReloadAsync();
        if (IsLive)
        {
            navigation.LocationChanged += Moved;
        }
    }

    protected override void Dispose(bool disposing)
    {
        navigation.LocationChanged -= Moved;
        base.Dispose(disposing);
    }

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        (filter, from) = LoyaltyAddress.Read(navigation.Uri);
        var actor = await current.GetActorAsync(Cancel);
        book = await board.LoadAsync(Cancel);
        (rows, next) = await table.LoadAsync(filter, actor.Role, from, Take, Cancel);
    });

    private void Moved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(async () =>
    {
        if (new Uri(moved.Location).AbsolutePath == LoyaltyAddress.Members)
        {
            await ReloadAsync();
            StateHasChanged();
        }
    });
}
