using SellerDesk.Application.Data;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Complaints;

/// <summary>How long the product of a case is warranted, counted from its delivery: what the shop's service level promises.</summary>
internal static class Warranties
{
    public static async Task<WarrantyDetails?> LoadAsync(SellerDeskDb db, Complaint complaint, Order? order, CancellationToken cancel)
    {
        var months = (await PolicyReader.LoadAsync(db, complaint.ShopId, null, cancel)).Terms.WarrantyMonths;
        return months == 0 ? null : new WarrantyDetails(months, order?.DeliveredAt?.AddMonths(months));
    }
}
