using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Orders;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Orders;

/// <summary>One order: its way, what is in it, everything that happened around it, and what can be done.</summary>
public sealed partial class OrderPage(OrderCard card, OrderCounting counting, InboxNames nameBook, CurrentPerson current)
{
    private OrderDetails? details;
    private OrderFigures figures = OrderFigures.None;
    private NameBook names = NameBook.Empty;
    private Actor? actor;
    private Guid? shown;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Which part of the line of time is shown: all, <c>status</c> or <c>talk</c>.</summary>
    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    private Order? Shown => details?.Order;

    private ShopFace? Shop => Shown is { } known ? names.Shops.GetValueOrDefault(known.ShopId) : null;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Id)
        {
            shown = Id;
            await LoadAsync(ReadAsync);
        }
    }

    protected override Task ReloadAsync() => TryAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        names = await nameBook.LoadAsync(Cancel);
        details = await card.LoadAsync(new OrderId(Id), Cancel);
        figures = await counting.LoadAsync(OrderFilter.Default, new OrderMoment(Now, Zone), Cancel);
    }
}
