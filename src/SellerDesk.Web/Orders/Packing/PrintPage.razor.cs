using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Orders.Packing;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Orders.Packing;

/// <summary>Sheets for paper: of the orders that are named, else of all that have to be handed over by the end of today.</summary>
public sealed partial class PrintPage(PackingSheets packing) : DeskPage
{
    /// <summary>What has been late for longer is history.</summary>
    private static readonly TimeSpan History = TimeSpan.FromDays(60);

    private IReadOnlyList<PackingSheet> sheets = [];

    [SupplyParameterFromQuery(Name = "order")]
    private string[]? Orders { get; set; }

    [SupplyParameterFromQuery(Name = "shop")]
    private string? ShopWanted { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(async () =>
        {
            var ids = (Orders ?? []).Select(text => Guid.TryParse(text, out var id) ? new OrderId(id) : (OrderId?)null).OfType<OrderId>().Distinct().ToList();
            var tomorrow = TimeZoneInfo.ConvertTime(Now, Zone).Date.AddDays(1);
            sheets = Orders is { Length: > 0 }
                ? await packing.LoadAsync(ids, Cancel)
                : await packing.ToShipAsync(Guid.TryParse(ShopWanted, out var shop) ? new ShopId(shop) : null, Now - History, new DateTimeOffset(tomorrow, Zone.GetUtcOffset(tomorrow)).ToUniversalTime(), Cancel);
        });
    }
}
