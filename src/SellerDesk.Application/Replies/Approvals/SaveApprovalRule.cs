using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies.Approvals;

/// <summary>Writes, switches and deletes rules of approval.</summary>
public sealed class SaveApprovalRule(WholeDb database, ApprovalBook book, TimeProvider time)
{
    public async Task<ApprovalRuleId> AddAsync(Actor actor, string name, string query, IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        var rule = ApprovalRule.Of(name, query, people, time.GetUtcNow());
        await using var db = database.Open();
        db.Add(rule);
        await db.SaveChangesAsync(cancel);
        book.Forget();
        return rule.Id;
    }

    public async Task ChangeAsync(Actor actor, ApprovalRuleId id, string name, string query, IReadOnlyCollection<PersonId> people, bool isOn, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        var rule = await db.ApprovalRules.FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new RuleException("approval.missing");
        rule.Change(name, query, people, isOn);
        await db.SaveChangesAsync(cancel);
        book.Forget();
    }

    public async Task DeleteAsync(Actor actor, ApprovalRuleId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        await db.ApprovalRules.Where(r => r.Id == id).ExecuteDeleteAsync(cancel);
        book.Forget();
    }
}
