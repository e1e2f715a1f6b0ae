using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>A reward that a buyer has, with its name.</summary>
public sealed record IssuedReward(RewardIssue Issue, string Name);

/// <summary>The points of one buyer: what there is, what ends when, and every movement with the rule that made it.</summary>
/// <param name="Notes">What people wrote beside movements, by the movement.</param>
/// <param name="Orders">Numbers of orders that movements are about, by id; those of shops that one does not see are not there.</param>
/// <param name="Shelf">Rewards that can be given now.</param>
public sealed record BuyerPoints(
    PointAccount Account, IReadOnlyList<PointLot> Lots, IReadOnlyList<PointTransaction> Moves, ListPlace? Next, IReadOnlyDictionary<Guid, string> Notes, IReadOnlyDictionary<Guid, string> Orders,
    IReadOnlyList<IssuedReward> Rewards, IReadOnlyList<Reward> Shelf, BuyerBirthday? Birthday, bool HasRules);

/// <summary>The part of points on a buyer's page.</summary>
public sealed class PointCard(ScopedDb database)
{
    private const int MostLots = 50;
    private const int MostRewards = 20;

    public async Task<BuyerPoints> LoadAsync(BuyerId id, int most, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var selves = await BuyerCard.SelvesAsync(db, id, cancel);
        var (moves, next) = await PointEntryList.SliceAsync(db, selves, null, most, cancel);
        var written = moves.ConvertAll(move => move.Id);
        var orders = moves.Select(move => move.OrderId).OfType<OrderId>().Distinct().ToList();
        return new BuyerPoints(
            await db.PointAccounts.AsNoTracking().FirstOrDefaultAsync(a => a.BuyerId == id, cancel) ?? new PointAccount(id),
            await db.PointLots.AsNoTracking().Where(l => l.BuyerId == id && l.Remaining > 0).OrderBy(l => l.State).ThenBy(l => l.ExpiresAt).ThenBy(l => l.MaturesAt).Take(MostLots).ToListAsync(cancel),
            moves, next,
            await db.PointNotes.AsNoTracking().Where(n => written.Contains(n.TransactionId)).ToDictionaryAsync(n => n.TransactionId, n => n.Text, cancel),
            await db.Orders.AsNoTracking().Where(o => orders.Contains(o.Id)).ToDictionaryAsync(o => o.Id.Value, o => o.Ref.Number, cancel),
            await db.RewardIssues.AsNoTracking().Where(i => selves.Contains(i.BuyerId)).OrderByDescending(i => i.IssuedAt).Take(MostRewards)
                .Join(db.Rewards, i => i.RewardId, r => r.Id, (i, r) => new IssuedReward(i, r.Name)).ToListAsync(cancel),
            await db.Rewards.AsNoTracking().Where(r => r.IsOpen && (r.Stock == null || r.Stock > 0) && (r.Codes == CodeSource.Generated || r.CodesLeft > 0)).OrderBy(r => r.Price).ToListAsync(cancel),
            await db.BuyerBirthdays.AsNoTracking().FirstOrDefaultAsync(b => b.BuyerId == id, cancel),
            await db.EarningVersions.AnyAsync(cancel));
    }
}
