using System.Globalization;
using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Delays;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shops;

namespace SellerDesk.Web.Inbox;

/// <summary>A late order with its ways out, in the inbox and on the order's own page.</summary>
public sealed partial class LateOrderPart(OrderWays ways, OfferWayOut offers, OpenComplaint open, NavigationManager navigation) : DeskPage
{
    private const int UsualPercent = 5;
    private const int UsualPoints = 200;

    private OrderReach? reach;
    private OrderId? shown;
    private OrderOfferKind kind = OrderOfferKind.Told;
    private DateOnly today;
    private DateOnly date;
    private int amount = UsualPercent;
    private string text = "";
    private string start = "";
    private GuardedField? field;
    private int blocking;
    private bool busy;

    [Parameter, EditorRequired]
    public OrderId Order { get; set; }

    [Parameter]
    public Actor? Actor { get; set; }

    [Parameter]
    public NameBook? People { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private bool MayWork => Actor?.Role >= Role.Support;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Order)
        {
            shown = Order;
            today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);
            date = today.AddDays(2);
            await TryAsync(ReadAsync);
        }
    }

    protected override Task ReloadAsync() => TryAsync(ReadAsync);

    private async Task ReadAsync()
    {
        reach = await ways.LoadAsync(Order, Cancel);
        Write();
    }

    private void Choose(OrderOfferKind chosen)
    {
        kind = chosen;
        amount = chosen == OrderOfferKind.Points ? UsualPoints : UsualPercent;
        Write();
    }

    private void SetDate(ChangeEventArgs changed)
    {
        if (DateOnly.TryParse(changed.Value?.ToString(), CultureInfo.InvariantCulture, out var day))
        {
            date = day;
            Write();
        }
    }

    private void SetAmount(ChangeEventArgs changed)
    {
        if (int.TryParse(changed.Value?.ToString(), CultureInfo.InvariantCulture, out var value))
        {
            amount = value;
            Write();
        }
    }

    /// <summary>The words follow what was chosen; a person reads them over before they leave.</summary>
    private void Write() => text = start = reach is { } found ? LateWords.Of(kind, found.Order.Stage, found.Order.Ref.Number, found.Way.Shop, date, amount) : "";

    private async Task TakeAsync(bool byChat)
    {
        if (byChat && field is not null && !await field.CheckAsync())
        {
            return;
        }

        busy = true;
        if (await TryAsync(async () =>
        {
            await TakeAsync(byChat, Cancel);
            await ReadAsync();
        }))
        {
            Toasts.Say(T[byChat ? "late.sent" : "late.kept"]);
            await OnChanged.InvokeAsync();
        }

        busy = false;
    }

    private async Task TakeAsync(bool byChat, CancellationToken cancel)
    {
        try
        {
            await offers.ExecuteAsync(Actor!, Order, new WayOut(kind, kind == OrderOfferKind.NewDate ? date : null, kind is OrderOfferKind.Discount or OrderOfferKind.Points ? amount : null, text, byChat), cancel);
        }
        catch (MarketplaceException refused)
        {
            throw new RuleException("late.refused", refused.Detail ?? "");
        }
    }

    private async Task ComplainAsync()
    {
        busy = true;
        await TryAsync(async () =>
        {
            var order = reach!.Order;
            var complaint = await open.ExecuteAsync(Actor!, new ComplaintForm(order.ShopId, T["late.complaint", order.Ref.Number]) { OrderNumber = order.Ref.Number }, Cancel);
            navigation.NavigateTo($"/complaints/{complaint.Value}");
        });
        busy = false;
    }

    private static string Headline(Order order) => order.Failing ? "late.fails" : order.Stage.IsOver() ? "late.was" : order.Stage.IsToShip() ? "late.ship" : "late.deliver";

    private string Said(Order order)
    {
        var parts = new[]
        {
            order.Stage.IsToShip() && order.ShipBy is { } ship ? T["late.said.ship", T.Format.Moment(ship, Zone, Now)] : null,
            order.PromisedAt is { } promised ? T["late.said.promised", T.Format.Moment(promised, Zone, Now)] : null,
            order.Failing ? T["late.said.fails", order.Status] : null,
        };
        return string.Join(" ", parts.OfType<string>().DefaultIfEmpty(T["late.said.none"]));
    }

    private string WhyNot(OrderReach found) => (found.Way.Lacks is { } lacks ? AbilityWords.Why(T, found.Way.Marketplace, lacks) : T.Rule(found.ChatShut ?? found.Way.Why ?? "chat.over", found.Way.Shop))
        + (found.HasPhone ? " " + T["late.phone"] : "");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What was offered, in the reader's words.</summary>
internal static class LateWordsShown
{
    public static string Icon(OrderOfferKind kind) => kind switch
    {
        OrderOfferKind.NewDate => "clock",
        OrderOfferKind.Discount => "tag",
        OrderOfferKind.Points => "gift",
        _ => "chat",
    };

    public static string Offer(Texts t, OrderOffer offer) => offer.Kind switch
    {
        OrderOfferKind.NewDate => t["late.offer.newdate", offer.NewDate is { } day ? t.Format.Day(day) : ""],
        OrderOfferKind.Discount => t["late.offer.discount", offer.Amount],
        OrderOfferKind.Points => t["late.offer.points", offer.Amount],
        _ => t["late.offer.told"],
    };
}
