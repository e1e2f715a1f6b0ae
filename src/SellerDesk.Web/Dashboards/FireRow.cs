using SellerDesk.Application.Complaints;
using SellerDesk.Application.Dashboards;
using SellerDesk.Application.Inbox;
using SellerDesk.Web.Complaints;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Orders;

namespace SellerDesk.Web.Dashboards;

/// <summary>One row of what burns: a case at its red line, a shop's late orders, or an item of the inbox; exactly one of them is there.</summary>
internal sealed record FireRow(ComplaintRow? Case, TodayLateOrders? Orders, InboxRow? Item)
{
    public Guid Key => Case?.Id.Value ?? Item?.Id.Value ?? Orders!.Shop.Value;

    /// <param name="first">Whose list an item stands in.</param>
    public string Href(TodayRows first) => Item is { } item ? InboxAddress.Of(first.Filter, item.Id) : Case is { } one ? ComplaintsAddress.Case(one.Id) : OrdersAddress.Of(Orders!.Orders.Filter);

    /// <summary>Cases whose marketplace decides by itself soon, then late orders, then the inbox in its own order, each once.</summary>
    public static IReadOnlyList<FireRow> Of(TodayRows first, TodayCases cases, TodayOrders orders, int most)
    {
        var atLine = cases.Rows.Select(row => row.Id.Value).ToHashSet();
        return
        [
            .. cases.Rows.Select(row => new FireRow(row, null, null)).Concat(orders.Shops.Select(shop => new FireRow(null, shop, null)))
                .Concat(first.Rows.Where(row => !atLine.Contains(row.Id.Value)).Select(row => new FireRow(null, null, row))).Take(most),
        ];
    }
}
