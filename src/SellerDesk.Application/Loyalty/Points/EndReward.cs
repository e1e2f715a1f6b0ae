using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>A reward was used, or is taken back with its points. A code that was given out is not given again.</summary>
public sealed class EndReward(WholeDb database, TimeProvider time)
{
    /// <exception cref="RuleException"><c>reward.unknown</c>, <c>reward.notOpen</c>, <c>reward.over</c>; the role is not enough.</exception>
    public async Task UseAsync(Actor actor, Guid issue, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = database.Open();
        var found = await FindAsync(db, issue, cancel);
        found.Use(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Points go back to the lots that they came from; the stock grows by one.</summary>
    public async Task CancelAsync(Actor actor, Guid issue, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        var now = time.GetUtcNow();
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var buyer = await db.RewardIssues.Where(i => i.Id == issue).Select(i => (Domain.Buyers.BuyerId?)i.BuyerId).FirstOrDefaultAsync(cancel) ?? throw new RuleException("reward.unknown");
        var head = await PointBuyer.RequireAsync(connection, buyer, cancel);
        var taken = await db.PointTransactions.AsNoTracking().Where(m => m.Key == $"reward:{issue:N}").SelectMany(m => m.Entries).ToListAsync(cancel);
        var key = $"unreward:{issue:N}";
        var book = (await PointLedger.OpenAsync(connection, [head], new PointWants([key], Lots: [.. taken.Select(entry => entry.LotId).OfType<Guid>()]), cancel))[head];
        var found = await FindAsync(db, issue, cancel);
        found.Cancel(now);
        book.UndoBurn(new PointCause(LotCause.Return, issue, Person: actor.PersonId?.Value), taken, (await EarningBook.LoadAsync(connection, cancel)).LivesDays(now), key, now);
        await db.SaveChangesAsync(cancel);
        await PointLedger.SaveAsync(connection, [book], cancel);
        await IssueReward.RunAsync(connection, "update rewards set stock = stock + case when codes = 'Generated' then 1 else 0 end, issued = issued - 1 where id = $1", cancel, found.RewardId.Value);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<RewardIssue> FindAsync(SellerDeskDb db, Guid issue, CancellationToken cancel) =>
        await db.RewardIssues.FirstOrDefaultAsync(i => i.Id == issue, cancel) ?? throw new RuleException("reward.unknown");
}
