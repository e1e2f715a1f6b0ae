using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.BuyerBook;

/// <summary>Opens one buyer. Whoever was merged into somebody else opens as that one.</summary>
public sealed class BuyerCard(ScopedDb database, NpgsqlDataSource source)
{
    private const int MostLooks = 50;
    private const int MostMerges = 20;

    /// <summary>Null when there is none, or nothing of it is in a shop that whoever asks sees.</summary>
    public async Task<BuyerDetails?> LoadAsync(BuyerId asked, Role role, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var id = await LivingAsync(db, asked, cancel);
        if (await FaceAsync(db, id, role, cancel) is not { } face)
        {
            return null;
        }

        var selves = await SelvesAsync(db, id, cancel);
        var (events, more) = await BuyerTimeline.LoadAsync(db, id, selves, cancel);
        var shops = await db.BuyerFigures.AsNoTracking().Where(f => f.BuyerId == id).OrderByDescending(f => f.LastAt).ToListAsync(cancel);
        var everywhere = await db.BuyerFigures.IgnoreQueryFilters().CountAsync(f => f.BuyerId == id, cancel);
        return new BuyerDetails(
            face, shops, everywhere - shops.Count,
            await db.BuyerMoney.AsNoTracking().Where(m => m.BuyerId == id).ToListAsync(cancel),
            await db.BuyerKeys.AsNoTracking().Where(k => k.BuyerId == id).OrderBy(k => k.FirstSeenAt).ThenBy(k => k.Id).ToListAsync(cancel),
            events, more, await TwinsAsync(db, id, role, cancel),
            await db.BuyerMoves.AsNoTracking().Where(m => m.FromId == id || m.IntoId == id).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).ToListAsync(cancel),
            await db.BuyerConsents.AsNoTracking().Where(c => selves.Contains(c.BuyerId)).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).ToListAsync(cancel),
            await db.BuyerLooks.AsNoTracking().Where(l => l.BuyerId != null && selves.Contains(l.BuyerId.Value)).OrderByDescending(l => l.At).Take(MostLooks).ToListAsync(cancel),
            await db.BuyerErasures.AsNoTracking().Where(e => e.BuyerId == id).OrderByDescending(e => e.DoneAt).FirstOrDefaultAsync(cancel))
        { Sealed = await SealedAsync(db, id, cancel) };
    }

    /// <summary>Along the merges to who goes on.</summary>
    internal static async Task<BuyerId> LivingAsync(SellerDeskDb db, BuyerId id, CancellationToken cancel)
    {
        for (var step = 0; step < MostMerges; step++)
        {
            if (await db.Buyers.Where(b => b.Id == id).Select(b => b.MergedInto).FirstOrDefaultAsync(cancel) is not { } into)
            {
                break;
            }

            id = into;
        }

        return id;
    }

    /// <summary>The record and those that ended in it, however many steps ago.</summary>
    internal static async Task<List<BuyerId>> SelvesAsync(SellerDeskDb db, BuyerId id, CancellationToken cancel) =>
        (await db.Database.SqlQuery<Guid>($"""
            with recursive selves as (select {id.Value}::uuid as id union all select x.id from selves s join buyers x on x.merged_into = s.id) select id as "Value" from selves
            """).ToListAsync(cancel)).ConvertAll(self => new BuyerId(self));

    private async Task<BuyerFace?> FaceAsync(SellerDeskDb db, BuyerId id, Role role, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await BuyerTable.OneAsync(connection, db.Scope, role, id, cancel);
    }

    private static async Task<List<BuyerTwin>> TwinsAsync(SellerDeskDb db, BuyerId id, Role role, CancellationToken cancel)
    {
        var pairs = await db.BuyerPairs.AsNoTracking().Where(p => p.TwoSince == null && (p.OneId == id || p.OtherId == id)).OrderBy(p => p.Id).Take(10)
            .Select(p => new { p.Id, Twin = p.OneId == id ? p.OtherId : p.OneId, p.Shared }).ToListAsync(cancel);
        var ids = pairs.ConvertAll(pair => pair.Twin);

        // Only whom one may see: the pair itself tells nothing of shops that are not one's own.
        var seen = await db.BuyerFigures.Where(f => ids.Contains(f.BuyerId)).Select(f => f.BuyerId).Distinct().ToListAsync(cancel);
        var twins = await db.Buyers.AsNoTracking().Where(b => seen.Contains(b.Id) && b.MergedInto == null).Select(b => new { b.Id, b.Number, b.Name, b.NameIsShown, b.Orders }).ToDictionaryAsync(b => b.Id, cancel);
        return [.. pairs.Where(pair => twins.ContainsKey(pair.Twin)).Select(pair => (pair, Twin: twins[pair.Twin]))
            .Select(one => new BuyerTwin(one.pair.Id, one.Twin.Id, one.Twin.Number, BuyerTable.Name(one.Twin.Name, one.Twin.NameIsShown, role), one.Twin.Orders, one.pair.Shared))];
    }

    private static async Task<(Domain.Shops.ShopId Shop, Domain.Orders.OrderId Order)?> SealedAsync(SellerDeskDb db, BuyerId id, CancellationToken cancel)
    {
        var orders = await db.BuyerLinks.AsNoTracking().Where(l => l.BuyerId == id && l.Kind == BuyerThing.Order).OrderByDescending(l => l.At).Take(BuyerTimeline.MostThings).Select(l => l.ThingId).ToListAsync(cancel);
        var ids = orders.ConvertAll(order => new Domain.Orders.OrderId(order));
        var found = await db.Orders.AsNoTracking().Where(o => ids.Contains(o.Id) && o.BuyerSealed != null).OrderByDescending(o => o.OrderedAt).Select(o => new { o.ShopId, o.Id }).FirstOrDefaultAsync(cancel);
        return found is null ? null : (found.ShopId, found.Id);
    }
}
