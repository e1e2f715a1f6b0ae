using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Reviews;

/// <summary>Stars over time by product, what the watch found, and what a product's mean would become.</summary>
public sealed partial class RatingsPage(RatingBoard board, SaidReviews reviews, InboxNames names, IShopScopeSource scope) : DeskPage
{
    private SaidFilter? shown;
    private SaidFilter filter = new();
    private RatingView? view;
    private IReadOnlyList<ShopFace> shops = [];
    private IReadOnlyList<SaidReview> low = [];
    private bool more;

    [SupplyParameterFromQuery(Name = "shop")]
    private string? Shop { get; set; }

    [SupplyParameterFromQuery(Name = "product")]
    private string? Product { get; set; }

    [SupplyParameterFromQuery(Name = "days")]
    private string? Days { get; set; }

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);

    protected override async Task OnParametersSetAsync()
    {
        filter = ReviewsAddress.Read(Shop, Product, null, Days);
        if (filter != shown)
        {
            shown = filter;
            await LoadAsync(LookAsync);
        }
    }

    protected override Task ReloadAsync() => LoadAsync(LookAsync);

    private async Task LookAsync()
    {
        var seen = await scope.GetAsync(Cancel);
        shops = [.. (await names.LoadAsync(Cancel)).Shops.Values.Where(shop => seen.Contains(shop.Id)).OrderBy(shop => shop.Name, StringComparer.CurrentCulture)];
        view = await board.LoadAsync(filter, Today, Cancel);

        // Behind a burst stand the low reviews of the days that the watch looks at.
        (low, more) = filter.Product is null ? ([], false)
            : await reviews.LoadAsync(filter with { Days = RatingWatch.RecentDays }, new SaidBehind { StarsTo = 2 }, Today, Cancel);
    }

    private Marketplace? MarketplaceOf(RatedProduct? product) => product is null ? null : shops.FirstOrDefault(shop => shop.Id == product.ShopId)?.Marketplace;
}
