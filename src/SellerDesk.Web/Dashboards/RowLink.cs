using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Figures;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Web.Inbox;

namespace SellerDesk.Web.Dashboards;

/// <summary>Where a row behind a number leads.</summary>
internal static class RowLink
{
    public static string? Of(FigureThing thing, FigureRowName? row) => row?.Target is not { } id ? null : thing switch
    {
        FigureThing.Order or FigureThing.Return => InboxAddress.Order(new OrderId(id)),
        FigureThing.Complaint => InboxAddress.Complaint(id),
        FigureThing.Buyer => InboxAddress.Buyer(new BuyerId(id)),
        FigureThing.SurveyAnswer => $"/buyers/surveys/{id}",
        FigureThing.FunnelDay => null,
        _ => row.Kind switch
        {
            "Order" or "LateOrder" => InboxAddress.Order(new OrderId(id)),
            "Complaint" => InboxAddress.Complaint(id),
            _ => InboxAddress.Of(new InboxFilter { State = InboxState.All }, new WorkItemId(id)),
        },
    };
}
