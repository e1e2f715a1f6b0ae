using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Reviews;

/// <summary>Prepares a complaint about a review and follows it: filed by hand in the cabinet, won or lost. Any step can be taken back.</summary>
public sealed class ContestReview(ScopedDb database, TimeProvider time)
{
    public async Task<ContestId> PrepareAsync(Actor actor, WorkItemId item, ContestGround ground, string text, IReadOnlyCollection<string> evidence, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var review = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == item, cancel) ?? throw new RuleException("workItem.unknown");
        actor.RequireShop(review.ShopId);
        var contest = Contest.Prepare(review, ground, text, evidence, actor.PersonId, time.GetUtcNow());
        db.Add(contest);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new RuleException("contest.already");
        }

        return contest.Id;
    }

    public Task WriteAsync(Actor actor, ContestId id, ContestGround ground, string text, IReadOnlyCollection<string> evidence, CancellationToken cancel) =>
        ChangeAsync(actor, id, contest => contest.Write(ground, text, evidence), cancel);

    public Task FileAsync(Actor actor, ContestId id, CancellationToken cancel) => ChangeAsync(actor, id, contest => contest.File(time.GetUtcNow()), cancel);

    public Task DecideAsync(Actor actor, ContestId id, bool won, string? note, CancellationToken cancel) =>
        ChangeAsync(actor, id, contest => contest.Decide(won, note, time.GetUtcNow()), cancel);

    public Task WithdrawAsync(Actor actor, ContestId id, CancellationToken cancel) => ChangeAsync(actor, id, contest => contest.Withdraw(time.GetUtcNow()), cancel);

    public Task StepBackAsync(Actor actor, ContestId id, CancellationToken cancel) => ChangeAsync(actor, id, contest => contest.StepBack(), cancel);

    private async Task ChangeAsync(Actor actor, ContestId id, Action<Contest> change, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var contest = await db.Contests.FirstOrDefaultAsync(c => c.Id == id, cancel) ?? throw new RuleException("contest.unknown");
        actor.RequireShop(contest.ShopId);
        change(contest);
        await db.SaveChangesAsync(cancel);
    }
}
