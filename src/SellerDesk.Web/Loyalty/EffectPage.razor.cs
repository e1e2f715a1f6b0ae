using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Loyalty.Tiers;

namespace SellerDesk.Web.Loyalty;

/// <summary>What the programme brings in a shop, and what cannot be concluded.</summary>
public sealed partial class EffectPage(EffectBoard board, InboxNames nameBook)
{
    private IReadOnlyList<ShopEffect> effects = [];
    private ShopEffect? chosen;
    private NameBook names = NameBook.Empty;

    private EffectReport Report => chosen!.Report;

    protected override bool IsHere(string path) => path == LoyaltyAddress.Effect;

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        (effects, names) = (await board.LoadAsync(Cancel), await nameBook.LoadAsync(Cancel));
        var wanted = Guid.TryParse(QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query).GetValueOrDefault("shop"), out var id) ? id : Guid.Empty;
        chosen = effects.FirstOrDefault(one => one.Shop.Value == wanted) ?? (effects.Count > 0 ? effects[0] : null);
    });
}
