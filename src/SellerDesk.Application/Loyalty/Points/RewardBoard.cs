using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>Who has a reward.</summary>
/// <param name="Number">The buyer's number at the desk.</param>
public sealed record RewardHolder(RewardIssue Issue, long Number);

/// <summary>Rewards with what is left of them, and who has one of them.</summary>
public sealed class RewardBoard(WholeDb database)
{
    public async Task<IReadOnlyList<Reward>> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.Rewards.AsNoTracking().OrderByDescending(r => r.IsOpen).ThenBy(r => r.Price).ThenBy(r => r.Id).ToListAsync(cancel);
    }

    public async Task<(IReadOnlyList<RewardHolder> Rows, ListPlace? Next)> HoldersAsync(RewardId reward, ListPlace? after, int limit, CancellationToken cancel)
    {
        await using var db = database.Open();
        var issues = db.RewardIssues.AsNoTracking().Where(i => i.RewardId == reward);
        if (after is { At: { } at, Id: var last })
        {
            issues = issues.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.IssuedAt, i.Id), ValueTuple.Create(at, last)));
        }

        var rows = await issues.OrderByDescending(i => i.IssuedAt).ThenByDescending(i => i.Id).Take(limit + 1).Join(db.Buyers, i => i.BuyerId, b => b.Id, (i, b) => new RewardHolder(i, b.Number)).ToListAsync(cancel);
        return Slices.Cut(rows, limit, row => new ListPlace(row.Issue.IssuedAt, row.Issue.Id));
    }

    /// <summary>A buyer by the number that people call them by; null when there is none.</summary>
    public async Task<BuyerId?> BuyerAsync(long number, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.Buyers.Where(b => b.Number == number && b.ErasedAt == null).Select(b => (BuyerId?)b.Id).FirstOrDefaultAsync(cancel);
    }
}
