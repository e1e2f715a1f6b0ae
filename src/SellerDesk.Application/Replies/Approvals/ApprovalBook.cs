using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies.Approvals;

/// <summary>The rules of approval, read at most every few seconds, and whether one of them catches an answer.</summary>
public sealed class ApprovalBook(WholeDb database, TimeProvider time)
{
    private readonly RecentValue<List<ApprovalRule>> rules = new(TimeSpan.FromSeconds(5), time, () => ReadAsync(database));

    public async Task<IReadOnlyList<ApprovalRule>> LoadAsync(CancellationToken cancel) => await rules.GetAsync(cancel);

    public void Forget() => rules.Forget();

    /// <summary>Managers approve and are not approved; programs and automatic answers have no person to answer for them, so a rule for everybody catches them.</summary>
    internal async Task<bool> CatchesAsync(SellerDeskDb db, Actor actor, WorkItem item, CancellationToken cancel)
    {
        if (actor.PersonId is not null && actor.Role >= Role.Manager)
        {
            return false;
        }

        foreach (var rule in await rules.GetAsync(cancel))
        {
            if (rule.Concerns(actor.PersonId) && await InAsync(db, rule.Query, item, cancel))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> InAsync(SellerDeskDb db, string query, WorkItem item, CancellationToken cancel)
    {
        if (query.Length == 0)
        {
            return true;
        }

        // The rule is about what is answered, not about where the answer stands.
        var ask = new InboxAsk(InboxQuery.Read(query) with { State = InboxState.All }, null, time.GetUtcNow(), TimeZoneInfo.Utc);
        return await db.WorkItems.AsNoTracking().Matching(ask, await InboxKeys.LoadAsync(db, ask.Filter, cancel)).AnyAsync(i => i.Id == item.Id, cancel);
    }

    private static async Task<List<ApprovalRule>> ReadAsync(WholeDb database)
    {
        await using var db = database.Open();
        return await db.ApprovalRules.AsNoTracking().OrderBy(r => r.Name).ToListAsync();
    }
}
