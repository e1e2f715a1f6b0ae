using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>What metrics are to reach: the shop's own wish, else that of the whole desk.</summary>
public sealed class Targets(ScopedDb database)
{
    public async Task<IReadOnlyDictionary<(string Metric, string? Stage), decimal?>> LoadAsync(ShopId? shop, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var mine = shop is { } asked && db.Scope.Contains(asked) ? shop : null;
        var rows = await db.MetricTargets.AsNoTracking().Where(target => target.ShopId == null || target.ShopId == mine)
            .Select(target => new { target.Metric, target.Stage, target.ShopId, target.Value }).ToListAsync(cancel);
        return rows.GroupBy(row => (row.Metric, row.Stage)).ToDictionary(group => group.Key, group => (decimal?)group.OrderByDescending(row => row.ShopId is not null).First().Value);
    }
}
