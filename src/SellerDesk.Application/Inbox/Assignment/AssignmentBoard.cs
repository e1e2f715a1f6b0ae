using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Assignment;

/// <summary>What the page of assignment shows: rules in their order, people with hours, load and absence.</summary>
public sealed record AssignmentPlan(IReadOnlyList<RuleDetails> Rules, IReadOnlyList<StaffRow> People);

public sealed record RuleDetails(AssignmentRuleId Id, string Name, string Query, AssignmentWay Way, bool ByShift, IReadOnlyList<PersonId> People, bool Enabled);

/// <param name="Hours">Null: works whenever there is work.</param>
/// <param name="Open">Open items of theirs now.</param>
public sealed record StaffRow(PersonId Id, string Name, string TimeZone, string? Hours, DateTimeOffset? AwayUntil, bool WorksNow, int Open);

public sealed class AssignmentBoard(ScopedDb database, TimeProvider time)
{
    public async Task<AssignmentPlan> LoadAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = await database.OpenAsync(cancel);
        var now = time.GetUtcNow();
        var rules = await db.AssignmentRules.AsNoTracking().OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(cancel);
        var weeks = await db.PersonWeeks.AsNoTracking().ToDictionaryAsync(week => week.PersonId, cancel);
        var open = await db.InboxCounts.AsNoTracking().Where(c => c.State == WorkItemState.Open && c.AssigneeId != null).GroupBy(c => c.AssigneeId!.Value)
            .Select(group => new { group.Key, Count = group.Sum(c => c.Count) }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var people = await db.Users.AsNoTracking().Where(p => !p.Disabled).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name, p.Role, p.TimeZone }).ToListAsync(cancel);
        return new AssignmentPlan(
            rules.ConvertAll(r => new RuleDetails(r.Id, r.Name, r.Query, r.Way, r.ByShift, [.. r.PersonIds.Select(id => new PersonId(id))], r.Enabled)),
            [.. people.Where(p => p.Role >= Role.Support).Select(p =>
            {
                var week = weeks.GetValueOrDefault(new PersonId(p.Id));
                return new StaffRow(new PersonId(p.Id), p.Name, week?.TimeZone ?? p.TimeZone, week?.Hours, week?.IsAway(now) == true ? week.AwayUntil : null, week?.Works(now) ?? true, open.GetValueOrDefault(p.Id));
            })]);
    }
}
