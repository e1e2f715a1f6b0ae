using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Reviews;

public sealed record ContestRow(
    ContestId Id, WorkItemId Item, ShopId Shop, Marketplace Marketplace, ContestGround Ground, ContestState State, short? Rating, string Words, string? Product,
    PersonId? Author, DateTimeOffset ReviewAt, DateTimeOffset CreatedAt, DateTimeOffset? FiledAt, DateTimeOffset? DecidedAt, string? Note);

/// <summary>How complaints on one ground ended.</summary>
public sealed record ContestShare(ContestGround Ground, int Won, int Lost, int Waiting)
{
    /// <summary>Won of what was decided; null before anything was.</summary>
    public decimal? WinRate => Won + Lost == 0 ? null : (decimal)Won / (Won + Lost);
}

/// <summary>Complaints about reviews: a slice, newest first, and the outcome per ground. They are written by hand, so there are hundreds, not millions.</summary>
public sealed class ContestBoard(ScopedDb database)
{
    public async Task<IReadOnlyList<ContestRow>> LoadAsync(ContestState? state, ContestGround? ground, DateTimeOffset? before, int take, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var contests = db.Contests.AsNoTracking();
        contests = state is { } wanted ? contests.Where(c => c.State == wanted) : contests;
        contests = ground is { } on ? contests.Where(c => c.Ground == on) : contests;
        contests = before is { } at ? contests.Where(c => c.CreatedAt < at) : contests;
        return await contests.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Take(take)
            .Join(db.WorkItems, c => new { Id = c.WorkItemId, c.ShopId }, i => new { i.Id, i.ShopId }, (c, i) => new { Contest = c, Item = i })
            .Join(db.Shops, row => row.Contest.ShopId, s => s.Id, (row, s) => new ContestRow(
                row.Contest.Id, row.Item.Id, s.Id, s.Marketplace, row.Contest.Ground, row.Contest.State, row.Item.Rating, row.Item.Preview, row.Item.ProductName,
                row.Contest.AuthorId, row.Item.CreatedAt, row.Contest.CreatedAt, row.Contest.FiledAt, row.Contest.DecidedAt, row.Contest.Note))
            .ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<ContestShare>> SharesAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.Contests.AsNoTracking().GroupBy(c => c.Ground)
            .Select(g => new ContestShare(
                g.Key, g.Count(c => c.State == ContestState.Won), g.Count(c => c.State == ContestState.Lost),
                g.Count(c => c.State == ContestState.Prepared || c.State == ContestState.Filed)))
            .ToListAsync(cancel);
    }

    /// <summary>The newest complaint about one review, with its text.</summary>
    public async Task<Contest?> OfReviewAsync(WorkItemId item, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.Contests.AsNoTracking().Where(c => c.WorkItemId == item).OrderByDescending(c => c.CreatedAt).FirstOrDefaultAsync(cancel);
    }
}
