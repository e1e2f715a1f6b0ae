using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Assignment;

/// <summary>Makes, changes, switches, moves and forgets rules of assignment.</summary>
public sealed class ChangeAssignment(ScopedDb database)
{
    /// <param name="id">Null: a new rule, asked last.</param>
    public async Task<AssignmentRuleId> SaveAsync(Actor actor, AssignmentRuleId? id, string name, string query, AssignmentWay way, bool byShift, IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        // As the inbox itself would write it: what cannot be understood does not stay in the rule.
        var filter = InboxQuery.Write(InboxQuery.Read(query) with { State = InboxState.Open, Assignee = null });
        if (id is { } known)
        {
            var rule = await FindAsync(db, known, cancel);
            rule.Change(name, filter, way, byShift, people);
            await db.SaveChangesAsync(cancel);
            return known;
        }

        var last = await db.AssignmentRules.MaxAsync(r => (int?)r.Position, cancel) ?? 0;
        var made = AssignmentRule.Of(name, filter, way, byShift, people, last + 1);
        db.Add(made);
        await db.SaveChangesAsync(cancel);
        return made.Id;
    }

    public Task SwitchAsync(Actor actor, AssignmentRuleId id, bool on, CancellationToken cancel) => ChangeAsync(actor, id, (_, rule) => rule.Switch(on), cancel);

    public Task DeleteAsync(Actor actor, AssignmentRuleId id, CancellationToken cancel) => ChangeAsync(actor, id, (db, rule) => db.Remove(rule), cancel);

    /// <summary>Asked one place earlier.</summary>
    public async Task MoveUpAsync(Actor actor, AssignmentRuleId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        var rules = await db.AssignmentRules.OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(cancel);
        var at = rules.FindIndex(rule => rule.Id == id);
        if (at > 0)
        {
            (rules[at - 1], rules[at]) = (rules[at], rules[at - 1]);
        }

        for (var place = 0; place < rules.Count; place++)
        {
            rules[place].MoveTo(place + 1);
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task ChangeAsync(Actor actor, AssignmentRuleId id, Action<SellerDeskDb, AssignmentRule> change, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        change(db, await FindAsync(db, id, cancel));
        await db.SaveChangesAsync(cancel);
    }

    private static async Task<AssignmentRule> FindAsync(SellerDeskDb db, AssignmentRuleId id, CancellationToken cancel) =>
        await db.AssignmentRules.FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new RuleException("assignment.unknown");
}
