using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Knowledge.Praise;

public sealed record PraiseRuleRow(
    PraiseRuleId Id, PraiseRuleContent Content, PraiseRuleState State, string? PausedBecause, int Sent, int WouldHaveSent, int Refused, DateTimeOffset ChangedAt, DateTimeOffset? StartedAt);

/// <summary>Rules for praise: all of them, written, switched, thrown away.</summary>
public sealed class SavePraiseRule(WholeDb database, TimeProvider time)
{
    public async Task<IReadOnlyList<PraiseRuleRow>> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var rules = await db.PraiseRules.AsNoTracking().OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).ToListAsync(cancel);
        return rules.ConvertAll(r => new PraiseRuleRow(r.Id, r.Content, r.State, r.PausedBecause, r.Sent, r.WouldHaveSent, r.Refused, r.ChangedAt, r.StartedAt));
    }

    /// <param name="id">Null for a new one.</param>
    public async Task<PraiseRuleId> ExecuteAsync(Actor actor, PraiseRuleId? id, PraiseRuleContent content, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        var now = time.GetUtcNow();
        if (id is not { } known)
        {
            var rule = PraiseRule.Write(content, actor.PersonId?.Value, now);
            db.Add(rule);
            await db.SaveChangesAsync(cancel);
            return rule.Id;
        }

        (await FindAsync(db, known, cancel)).Change(content, actor.PersonId?.Value, now);
        await db.SaveChangesAsync(cancel);
        return known;
    }

    /// <summary>What it would have done while it was dry stands in nobody's way when it is on.</summary>
    public async Task LetAsync(Actor actor, PraiseRuleId id, PraiseRuleState state, CancellationToken cancel)
    {
        actor.RequireRole(state is PraiseRuleState.Off ? Role.Support : Role.Manager);
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        (await FindAsync(db, id, cancel)).Let(state, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        if (state == PraiseRuleState.On)
        {
            await db.PraiseDeeds.Where(d => d.RuleId == id && (d.State == PraiseDeedState.Dry || d.State == PraiseDeedState.Refused)).ExecuteDeleteAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    public async Task DeleteAsync(Actor actor, PraiseRuleId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        db.Remove(await FindAsync(db, id, cancel));
        await db.SaveChangesAsync(cancel);
    }

    private static async Task<PraiseRule> FindAsync(SellerDeskDb db, PraiseRuleId id, CancellationToken cancel) =>
        await db.PraiseRules.FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new RuleException("praise.unknown");
}
