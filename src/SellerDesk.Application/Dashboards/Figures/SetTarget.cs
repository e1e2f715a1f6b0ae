using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>A target as it was or shall be; null: there is none.</summary>
public sealed record TargetWish(decimal Value, bool Alert);

/// <summary>Sets, changes or takes away a target; what was before comes back, so that it can be undone.</summary>
public sealed class SetTarget(ScopedDb database)
{
    /// <exception cref="RuleException"><c>target.range</c>, <c>target.unknown</c>; the role is too low, the shop not theirs.</exception>
    public async Task<TargetWish?> ExecuteAsync(Actor actor, Metric metric, ShopId? shop, TargetWish? wish, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        if (metric.Good == GoodWhen.Neither)
        {
            throw new RuleException("target.unknown");
        }

        if (shop is { } one)
        {
            actor.RequireShop(one);
        }

        await using var db = await database.OpenAsync(cancel);
        var target = await db.MetricTargets.FirstOrDefaultAsync(t => t.Metric == metric.Code && t.Stage == metric.Stage && t.ShopId == shop, cancel);
        var before = target is null ? null : new TargetWish(target.Value, target.Alert);
        if (wish is null)
        {
            db.RemoveRange(target is null ? [] : [target]);
        }
        else if (target is null)
        {
            db.Add(MetricTarget.Set(metric, shop, wish.Value, wish.Alert));
        }
        else
        {
            target.Change(metric, wish.Value, wish.Alert);
        }

        await db.SaveChangesAsync(cancel);
        return before;
    }
}
