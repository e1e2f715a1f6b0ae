using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Knowledge;
using SellerDesk.Application.Team;

namespace SellerDesk.Web.Knowledge;

/// <summary>Shops, marketplaces, categories and products that an article or a paper is bound to; whoever holds it asks what was chosen when it saves.</summary>
public sealed partial class BindingFields(BindingChoices choices, ShopNames names)
{
    private readonly List<Guid> chosenShops = [];
    private readonly List<string> chosenMarketplaces = [];
    private readonly List<string> chosenCategories = [];
    private readonly List<BoundProduct> chosenProducts = [];
    private IReadOnlyList<ShopName> shops = [];
    private IReadOnlyList<string> categories = [];
    private IReadOnlyList<BoundProduct> found = [];
    private int asking;

    [Parameter]
    public IReadOnlyList<Guid> Shops { get; set; } = [];

    /// <summary>Null: not asked for.</summary>
    [Parameter]
    public IReadOnlyList<string>? Marketplaces { get; set; }

    [Parameter]
    public IReadOnlyList<string> Categories { get; set; } = [];

    [Parameter]
    public IReadOnlyList<BoundProduct> Products { get; set; } = [];

    public IReadOnlyList<Guid> ChosenShops => chosenShops;

    public IReadOnlyList<string> ChosenMarketplaces => chosenMarketplaces;

    public IReadOnlyList<string> ChosenCategories => chosenCategories;

    public IReadOnlyList<Guid> ChosenProducts => [.. chosenProducts.Select(product => product.Id)];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        chosenShops.AddRange(Shops);
        chosenMarketplaces.AddRange(Marketplaces ?? []);
        chosenCategories.AddRange(Categories);
        chosenProducts.AddRange(Products);
        await TryAsync(async () => (shops, categories) = (await names.LoadAsync(Cancel), await choices.CategoriesAsync(Cancel)));
    }

    private static void Toggle<T>(List<T> chosen, T one)
    {
        if (!chosen.Remove(one))
        {
            chosen.Add(one);
        }
    }

    private static void Add(List<string> chosen, string? one)
    {
        if (!string.IsNullOrEmpty(one) && !chosen.Contains(one))
        {
            chosen.Add(one);
        }
    }

    private void Choose(BoundProduct product)
    {
        chosenProducts.Add(product);
        found = [];
    }

    private async Task FindAsync(string? typed)
    {
        var mine = ++asking;
        await Task.Delay(200, CancellationToken.None);
        if (mine == asking && !Cancel.IsCancellationRequested)
        {
            await TryAsync(async () => found = typed is { Length: > 1 } ? await choices.ProductsAsync(typed, Cancel) : []);
        }
    }
}
