using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>One case as the inbox shows it: what is wanted, where it stands, who has to act, where it may go.</summary>
/// <param name="Asked">Money that the buyer asks for, over all lines; in the currency of the row.</param>
/// <param name="Photos">The buyer's, at the marketplace.</param>
public sealed record CaseGlance(ComplaintRow Row, Marketplace Marketplace, string Words, decimal Asked, IReadOnlyList<string> Photos, CardWays Ways);

/// <summary>A case at a glance: three reads by key.</summary>
public sealed class ComplaintGlance(ScopedDb database, ComplaintList list, ComplaintWays ways)
{
    /// <returns>Null when there is none, or it is of a shop that whoever asks does not see.</returns>
    public async Task<CaseGlance?> LoadAsync(ComplaintId id, CancellationToken cancel)
    {
        if (await list.FindAsync(id, cancel) is not { } row || await ways.LoadAsync(id, cancel) is not { } open)
        {
            return null;
        }

        await using var db = await database.OpenAsync(cancel);
        var more = await db.Complaints.AsNoTracking().Where(c => c.Id == id)
            .Select(c => new
            {
                c.Words,
                Asked = c.Lines.Sum(l => l.AskedAmount ?? 0),
                Marketplace = db.Shops.Where(s => s.Id == c.ShopId).Select(s => s.Marketplace).First(),
                Photos = db.Returns.Where(r => r.Id == c.ReturnId && r.ShopId == c.ShopId).Select(r => r.PhotoUrls).FirstOrDefault(),
            }).FirstAsync(cancel);
        return new CaseGlance(row, more.Marketplace, more.Words, more.Asked, more.Photos ?? [], open);
    }
}
