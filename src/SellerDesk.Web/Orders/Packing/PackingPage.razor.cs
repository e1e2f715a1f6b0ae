using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Orders.Packing;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Orders.Packing;

/// <summary>Lists of how goods are packed, and what packaging is blamed for; what is opened stands in the address.</summary>
public sealed partial class PackingPage(PackingBoard board, SavePackingList save, InboxNames names, IShopScopeSource scope, CurrentPerson current, NavigationManager navigation) : DeskPage
{
    private IReadOnlyList<PackingRow> rows = [];
    private IReadOnlyList<ShopFace> shops = [];
    private PackingDetails? details;
    private Actor? actor;
    private ShopId? shop;
    private bool isNew;

    [SupplyParameterFromQuery(Name = "shop")]
    private string? ShopWanted { get; set; }

    [SupplyParameterFromQuery(Name = "of")]
    private string? OfWanted { get; set; }

    [SupplyParameterFromQuery(Name = "product")]
    private string? ProductWanted { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    private string? CategoryWanted { get; set; }

    [SupplyParameterFromQuery(Name = "new")]
    private string? NewWanted { get; set; }

    private bool MayWrite => actor?.Role >= Role.Seller;

    private bool IsOpen => details is not null || isNew;

    protected override async Task OnParametersSetAsync()
    {
        shop = Guid.TryParse(ShopWanted, out var id) ? new ShopId(id) : null;
        await ReloadAsync();
    }

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        actor ??= await current.GetActorAsync(Cancel);
        isNew = NewWanted is not null && MayWrite;
        var seen = await scope.GetAsync(Cancel);
        shops = [.. (await names.LoadAsync(Cancel)).Shops.Values.Where(one => seen.Contains(one.Id)).OrderBy(one => one.Name, StringComparer.CurrentCulture)];
        rows = await board.LoadAsync(shop, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime), Cancel);
        var category = string.IsNullOrWhiteSpace(CategoryWanted) || CategoryWanted.Length > PackingList.CategoryMaxLength || CategoryWanted.Contains('\0', StringComparison.Ordinal) ? null : CategoryWanted;
        details = Guid.TryParse(OfWanted, out var of)
            ? await board.FindAsync(new ShopId(of), Guid.TryParse(ProductWanted, out var product) ? new ProductId(product) : null, category, Cancel)
            : null;
    });

    private async Task SaveAsync(IReadOnlyList<PackingWords> points)
    {
        var opened = details!;
        if (await TryAsync(() => save.ExecuteAsync(actor!, opened.Shop, opened.Product, opened.Category, points, Cancel)))
        {
            Toasts.Say(T["packing.saved"]);
            await ReloadAsync();
        }
    }

    private async Task DeleteAsync()
    {
        if (await TryAsync(() => save.DeleteAsync(actor!, details!.List!.Value, Cancel)))
        {
            navigation.NavigateTo(PackingAddress.OfShop(shop));
        }
    }

    private ShopFace? Face(ShopId id) => shops.FirstOrDefault(one => one.Id == id);

    private string NameOf(PackingRow row) => row.Name ?? row.Category ?? T["packing.whole", Face(row.Shop)?.Name];
}
