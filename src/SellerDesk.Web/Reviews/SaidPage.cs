using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Reviews;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Reviews;

/// <summary>What the pages of words and topics share: the filter of the address, the board, the reviews behind what is chosen.</summary>
public abstract class SaidPage(WordBoard board, SaidReviews reviews, InboxNames names, IShopScopeSource scope) : DeskPage
{
    private string? asked;

    protected SaidFilter Filter { get; private set; } = new();

    protected SaidBoard? Board { get; private set; }

    protected IReadOnlyList<ShopFace> Shops { get; private set; } = [];

    protected IReadOnlyList<SaidReview> Behind { get; private set; } = [];

    protected bool More { get; private set; }

    protected Domain.Reading.Topics.Tone? ChosenTone => ReviewsAddress.ToneOf(Tone);

    /// <summary>Which reviews are opened; null: none.</summary>
    protected abstract SaidBehind? Asked { get; }

    [SupplyParameterFromQuery(Name = "shop")]
    private string? Shop { get; set; }

    [SupplyParameterFromQuery(Name = "product")]
    private string? Product { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    private string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "days")]
    private string? Days { get; set; }

    [SupplyParameterFromQuery(Name = "tone")]
    private string? Tone { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var filter = ReviewsAddress.Read(Shop, Product, Category, Days);
        var now = $"{filter}|{Asked}";
        if (now == asked)
        {
            return;
        }

        var first = Board is null || filter != Filter;
        (asked, Filter) = (now, filter);
        if (first)
        {
            await LoadAsync(LookAsync);
        }
        else
        {
            await TryAsync(OpenAsync);
        }
    }

    protected override Task ReloadAsync() => LoadAsync(LookAsync);

    protected string TitleOf(string what) => ChosenTone is { } tone ? $"{what} · {T["reviews." + ReviewsAddress.Name(tone)]}" : what;

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);

    private async Task LookAsync()
    {
        var seen = await scope.GetAsync(Cancel);
        Shops = [.. (await names.LoadAsync(Cancel)).Shops.Values.Where(shop => seen.Contains(shop.Id)).OrderBy(shop => shop.Name, StringComparer.CurrentCulture)];
        Board = await board.LoadAsync(Filter, Today, Cancel);
        await OpenAsync();
    }

    private async Task OpenAsync() =>
        (Behind, More) = Asked is { } behind ? await reviews.LoadAsync(Filter, behind, Today, Cancel) : ([], false);
}
