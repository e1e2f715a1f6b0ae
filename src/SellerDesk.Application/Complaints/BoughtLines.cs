using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>What an order leaves for one case: its lines, and what all other cases have of them.</summary>
internal static class BoughtLines
{
    public static async Task<Order?> FindAsync(SellerDeskDb db, ShopId shop, string? number, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(number) || number.Trim().Length > MarketplaceRef.NumberMaxLength)
        {
            return null;
        }

        var reference = MarketplaceRef.Of(number);
        return await db.Orders.AsNoTracking().Include(o => o.Lines).FirstOrDefaultAsync(o => o.ShopId == shop && o.Ref == reference, cancel);
    }

    public static async Task<IReadOnlyList<BoughtLine>> OfAsync(SellerDeskDb db, Order order, ComplaintId? self, CancellationToken cancel)
    {
        var taken = await db.Set<ComplaintLine>().Where(l => l.ShopId == order.ShopId && l.OrderId == order.Id && l.OrderLineNumber != null && l.ComplaintId != self)
            .GroupBy(l => l.OrderLineNumber!.Value).Select(g => new { g.Key, Quantity = g.Sum(l => l.Quantity), Amount = g.Sum(l => l.Amount) }).ToDictionaryAsync(g => g.Key, cancel);
        return [.. order.Lines.OrderBy(line => line.LineNumber).Select(line => new BoughtLine(
            order.Id, line.LineNumber, line.ProductId, line.Quantity, line.UnitPrice, line.DeliveryPrice, line.Currency,
            taken.GetValueOrDefault(line.LineNumber)?.Quantity ?? 0, taken.GetValueOrDefault(line.LineNumber)?.Amount ?? 0))];
    }
}
