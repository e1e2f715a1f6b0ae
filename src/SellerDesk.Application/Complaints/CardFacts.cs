using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Complaints;

/// <summary>What a card on the board says beside its row.</summary>
/// <param name="Stake">What is given for it, or asked, or what its pieces cost; in the major unit of <paramref name="Currency"/>.</param>
/// <param name="HasPhotos">The buyer's at the marketplace, or laid to the case here.</param>
/// <param name="Again">Cases of the same product and cause in the last thirty days, this one among them; 0 where neither is known.</param>
public sealed record CardFacts(ComplaintId Id, decimal Stake, string? Currency, bool HasPhotos, int Again);

/// <summary>The facts of the cards of a slice, in two reads.</summary>
public sealed class ComplaintCards(ScopedDb database)
{
    private const int MostAgain = 100;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    public async Task<IReadOnlyDictionary<ComplaintId, CardFacts>> LoadAsync(IReadOnlyCollection<ComplaintRow> rows, DateTimeOffset now, CancellationToken cancel)
    {
        if (rows.Count == 0)
        {
            return new Dictionary<ComplaintId, CardFacts>();
        }

        await using var db = await database.OpenAsync(cancel);
        var (ids, since) = (rows.Select(row => row.Id).ToList(), now - Lately);
        return await db.Complaints.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new CardFacts(
                c.Id,
                c.Lines.Sum(l => l.Amount > 0 ? l.Amount : l.AskedAmount ?? (l.OrderLineNumber == null ? 0 : db.Set<OrderLine>().Where(o => o.OrderId == l.OrderId && o.ShopId == l.ShopId && o.LineNumber == l.OrderLineNumber).Select(o => o.UnitPrice * l.Quantity).FirstOrDefault())),
                c.Lines.Max(l => l.Currency),
                db.Returns.Any(r => r.Id == c.ReturnId && r.ShopId == c.ShopId && r.PhotoUrls.Length > 0) || db.ComplaintFiles.Any(f => f.ComplaintId == c.Id && f.ShopId == c.ShopId),
                c.ProductId == null || c.CauseCode == null ? 0
                    : db.Complaints.Where(o => o.ShopId == c.ShopId && o.ProductId == c.ProductId && o.CauseCode == c.CauseCode && o.OpenedAt >= since).Take(MostAgain).Count()))
            .ToDictionaryAsync(facts => facts.Id, cancel);
    }
}
