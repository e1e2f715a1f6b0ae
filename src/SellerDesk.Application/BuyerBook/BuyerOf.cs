using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.BuyerBook;

/// <summary>Who is behind a thing, and how sure that is.</summary>
/// <param name="Name">As whoever asks may read it.</param>
public sealed record BuyerBehind(BuyerId Id, long Number, string? Name, MatchQuality Quality, LinkedBy How, int Orders, int Complaints, int BadReviews, DateTimeOffset? LastOrderAt);

/// <summary>The buyer of an order, chat, review, return or complaint, for the pages of those.</summary>
public sealed class BuyerOf(ScopedDb database)
{
    /// <summary>Null where nobody is known.</summary>
    public async Task<BuyerBehind?> LoadAsync(ShopId shop, Guid thing, Role role, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var link = await db.BuyerLinks.AsNoTracking().Where(l => l.ThingId == thing && l.ShopId == shop).Select(l => new { l.BuyerId, l.Quality, l.How }).FirstOrDefaultAsync(cancel);
        if (link is null)
        {
            return null;
        }

        var figures = await db.BuyerFigures.AsNoTracking().Where(f => f.BuyerId == link.BuyerId).ToListAsync(cancel);
        var buyer = await db.Buyers.AsNoTracking().Where(b => b.Id == link.BuyerId).Select(b => new { b.Number, b.Name, b.NameIsShown }).FirstAsync(cancel);
        return new BuyerBehind(
            link.BuyerId, buyer.Number, BuyerTable.Name(buyer.Name, buyer.NameIsShown, role), link.Quality, link.How, figures.Sum(f => f.Orders), figures.Sum(f => f.Complaints), figures.Sum(f => f.BadReviews),
            figures.Max(f => f.LastOrderAt));
    }
}
