using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Dashboards;

/// <summary>
/// First response and resolution: working minutes of the shop (numerator) ÷ 60 × items (denominator), so that the value is hours an item and points can be
/// added up. From <c>work_days</c>.
/// </summary>
public sealed class ResponseFigures(ScopedDb database)
{
    public const string FirstResponse = "first-response-hours";
    public const string Resolution = "resolution-hours";

    private const int MinutesInHour = 60;

    /// <param name="resolution">Resolution instead of the first response.</param>
    public async Task<IReadOnlyList<FigurePoint>> LoadAsync(FigureFilter filter, bool resolution, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var all = filter.Shop is null && db.Scope.All;
        var shops = filter.Shop is { } shop ? db.Scope.Contains(shop) ? [shop.Value] : [] : db.Scope.Shops.Select(s => s.Value).ToArray();
        var (byShop, length) = (filter.By == FigureBy.Shop, filter.By is FigureBy.Week or FigureBy.Month ? filter.By.ToString().ToLowerInvariant() : "day");
        var rows = await db.Database.SqlQuery<Row>($"""
            select case when {byShop} then null else date_trunc({length}, d.day)::date end as "At", case when {byShop} then s.id end as "Key", case when {byShop} then s.name end as "Name",
              sum(case when {resolution} then d.resolved_minutes else d.first_minutes end)::bigint as "Minutes", sum(case when {resolution} then d.resolved else d.first_responses end)::bigint as "Items"
            from work_days d join shops s on s.id = d.shop_id
            where ({all} or d.shop_id = any({shops})) and d.day between {filter.From} and {filter.To}
            group by 1, 2, 3 having sum(case when {resolution} then d.resolved else d.first_responses end) > 0 order by 1, 3, 2
            """).ToListAsync(cancel);
        return rows.ConvertAll(row => new FigurePoint(row.At, row.Key, row.Name, row.Minutes, row.Items * MinutesInHour));
    }

    private sealed record Row(DateOnly? At, Guid? Key, string? Name, long Minutes, long Items);
}
