using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Data.Mapping;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>A new version of the table of tiers, and taking the newest one back. Members follow by the job that goes through them.</summary>
public sealed class ChangeTiers(WholeDb database, TimeProvider time)
{
    /// <param name="announces">Buyers are told of another tier, as far as rules of messages and their consent go.</param>
    /// <exception cref="RuleException"><c>tier.same</c>, <c>tier.running</c>, <c>tier.levelUnknown</c>, those of <see cref="TierTable.Checked"/>; role is not enough.</exception>
    public async Task<TierVersionId> PublishAsync(Actor actor, TierTable table, bool announces, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var newest = await NewestAsync(db, cancel);
        await NotRunningAsync(db, cancel);
        var terms = table.Checked().After(newest?.Terms);
        if (newest is not null && TierJson.Write(newest.Terms) == TierJson.Write(terms))
        {
            throw new RuleException("tier.same");
        }

        var levels = terms.Steps.Select(step => step.Level).OfType<Domain.ServiceLevels.ServiceLevelId>().Distinct().ToList();
        if (await db.ServiceLevels.CountAsync(l => levels.Contains(l.Id), cancel) < levels.Count)
        {
            throw new RuleException("tier.levelUnknown");
        }

        var number = await db.TierVersions.MaxAsync(v => (int?)v.Number, cancel) ?? 0;
        var version = TierVersion.Of(number + 1, terms, actor.PersonId, time.GetUtcNow());
        db.Add(version);
        await FollowAsync(db, terms, cancel);
        db.Add(await RunAsync(db, TierRunKind.Apply, version.Id, announces, actor, cancel));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return version.Id;
    }

    /// <summary>Members get back what the version took, and lose what it gave, as far as nothing was bought since.</summary>
    /// <exception cref="RuleException"><c>tier.first</c>: before it there was none; <c>tier.notNewest</c>, <c>tier.running</c>; role is not enough.</exception>
    public async Task UndoAsync(Actor actor, TierVersionId id, bool announces, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var newest = await NewestAsync(db, cancel);
        if (newest?.Id != id)
        {
            throw new RuleException("tier.notNewest");
        }

        await NotRunningAsync(db, cancel);
        var before = await db.TierVersions.Where(v => v.UndoneAt == null && v.Number < newest.Number).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel) ?? throw new RuleException("tier.first");
        newest.Undo(actor.PersonId, time.GetUtcNow());
        await FollowAsync(db, before.Terms, cancel);
        db.Add(await RunAsync(db, TierRunKind.Undo, id, announces, actor, cancel));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The programme's own choices; who may join by another choice joins.</summary>
    /// <exception cref="RuleException"><c>programme.noTiers</c>, those of <see cref="LoyaltyProgramme.Checked"/>; role is not enough.</exception>
    public async Task SaveAsync(Actor actor, LoyaltyProgramme programme, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        programme.Checked();
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (programme.IsOn && await NewestAsync(db, cancel) is null)
        {
            throw new RuleException("programme.noTiers");
        }

        var row = await db.DeskOptions.FirstOrDefaultAsync(o => o.Name == TierPolicy.Option, cancel);
        var before = TierPolicy.Read(row?.Value);
        if (row is null)
        {
            db.Add(row = new DeskOption { Name = TierPolicy.Option, Value = "" });
        }

        (row.Value, row.ChangedAt, row.ChangedBy) = (TierPolicy.Write(programme), time.GetUtcNow(), actor.PersonId?.Value);
        if (programme.IsOn && (!before.IsOn || (before.Joining, before.FewestOrders, before.HoldOutPercent) != (programme.Joining, programme.FewestOrders, programme.HoldOutPercent)))
        {
            db.Add(await RunAsync(db, TierRunKind.Enrol, null, false, actor, cancel));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<TierVersion?> NewestAsync(SellerDeskDb db, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('loyalty_tiers', 0))", cancel);
        return await db.TierVersions.Where(v => v.UndoneAt == null).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);
    }

    private static async Task NotRunningAsync(SellerDeskDb db, CancellationToken cancel)
    {
        if (await db.TierRuns.AnyAsync(r => r.EndedAt == null && r.Kind != TierRunKind.Enrol, cancel))
        {
            throw new RuleException("tier.running");
        }
    }

    /// <summary>The tiers that the rest of the desk joins to become those of the table.</summary>
    private static async Task FollowAsync(SellerDeskDb db, TierTable table, CancellationToken cancel)
    {
        var known = await db.LoyaltyTiers.ToDictionaryAsync(t => t.Id, cancel);
        for (var place = 0; place < table.Steps.Count; place++)
        {
            if (known.Remove(table.Steps[place].Id, out var tier))
            {
                tier.Take(table.Steps[place], place);
            }
            else
            {
                db.Add(LoyaltyTier.Of(table.Steps[place], place));
            }
        }

        foreach (var gone in known.Values)
        {
            gone.Go();
        }
    }

    private async Task<TierRun> RunAsync(SellerDeskDb db, TierRunKind kind, TierVersionId? version, bool announces, Actor actor, CancellationToken cancel)
    {
        var total = kind == TierRunKind.Enrol
            ? await db.BuyerCounts.Where(c => c.ShopId == null && c.Part == BuyerPart.All).SumAsync(c => c.Count, cancel)
            : await db.TierCounts.SumAsync(c => c.Count, cancel);
        return new TierRun { Kind = kind, VersionId = version, Announces = announces, Total = total, StartedAt = time.GetUtcNow(), StartedBy = actor.PersonId };
    }
}
