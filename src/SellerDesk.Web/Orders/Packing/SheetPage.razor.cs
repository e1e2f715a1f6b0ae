using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Orders.Packing;
using SellerDesk.Domain.Orders;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Orders.Packing;

/// <summary>The sheet of one order, where it is packed.</summary>
public sealed partial class SheetPage(PackingSheets sheets) : DeskPage
{
    private string? number;

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync() => await ReloadAsync();

    protected override Task ReloadAsync() => LoadAsync(async () => number = (await sheets.FindAsync(new OrderId(Id), Cancel))?.Number);
}
