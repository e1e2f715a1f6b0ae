using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Loyalty.Tiers;

namespace SellerDesk.Web.Loyalty;

/// <summary>What the programme brings in a shop, and what cannot be concluded.</summary>
public sealed partial class EffectPage(EffectBoard board, InboxNames nameBook, NavigationManager navigation)
{
    private IReadOnlyList<ShopEffect> effects = [];
    private ShopEffect? chosen;
    private NameBook names = NameBook.Empty;

    private EffectReport Report => chosen!.Report;

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
        (effects, names) = (await board.LoadAsync(Cancel), await nameBook.LoadAsync(Cancel));
        var wanted = Guid.TryParse(QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query).GetValueOrDefault("shop"), out var id) ? id : Guid.Empty;
        chosen = effects.FirstOrDefault(one => one.Shop.Value == wanted) ?? (effects.Count > 0 ? effects[0] : null);
    });

    private void Moved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(async () =>
    {
        if (new Uri(moved.Location).AbsolutePath == LoyaltyAddress.Effect)
        {
            await ReloadAsync();
            StateHasChanged();
        }
    });
}
