using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Orders.Packing;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Orders.Packing;

public sealed partial class OrderPacking(PackingSheets sheets, TickPacking tick, InboxNames nameBook, CurrentPerson current) : DeskPage
{
    private PackingSheet? sheet;
    private NameBook names = NameBook.Empty;
    private Actor? actor;

    [Parameter, EditorRequired]
    public OrderId Order { get; set; }

    private bool MayTick => actor?.Role >= Role.Support;

    protected override async Task OnParametersSetAsync()
    {
        if (sheet?.Id != Order)
        {
            await ReloadAsync();
        }
    }

    protected override async Task ReloadAsync() => await LoadAsync(async () =>
    {
        actor ??= await current.GetActorAsync(Cancel);
        names = await nameBook.LoadAsync(Cancel);
        sheet = await sheets.FindAsync(Order, Cancel);
    });

    private async Task TickAsync(int line, SheetPoint point, bool done)
    {
        await TryAsync(() => tick.ExecuteAsync(actor!, Order, line, point.Point, T.Text(point), done, Cancel));
        sheet = await sheets.FindAsync(Order, Cancel);
    }

    private async Task AllAsync()
    {
        await TryAsync(() => tick.AllAsync(actor!, Order, T.PackingRule, Cancel));
        sheet = await sheets.FindAsync(Order, Cancel);
    }
}
