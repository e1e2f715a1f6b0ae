using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>How new a marketplace's data is.</summary>
/// <param name="At">When its slowest feed of orders, reviews and returns last came through; null: never.</param>
/// <param name="TellsViews">Whether any of its shops tells how often cards are opened.</param>
public sealed record FreshMarketplace(Marketplace Marketplace, DateTimeOffset? At, bool TellsViews);

/// <summary>How new the figures are, by marketplace: a few rows of shops and feeds.</summary>
public sealed class FigureFreshness(ScopedDb database, ReadingSource? reading = null)
{
    /// <summary>Of what moment all figures are, where they are read from a copy of the database that is behind; null: of this one.</summary>
    public Task<DateTimeOffset?> AsOfAsync(CancellationToken cancel) => reading?.AsOfAsync(cancel) ?? Task.FromResult<DateTimeOffset?>(null);

    public async Task<IReadOnlyList<FreshMarketplace>> LoadAsync(FigureFilter filter, CancellationToken cancel)
    {
        await using var db = await database.OpenReadingAsync(cancel);
        var (all, shops, marketplace) = filter.Narrow(db);
        var rows = await db.Database.SqlQuery<Row>($"""
            select s.marketplace as "Marketplace", min(f.at) as "At",
              bool_or(not exists (select 1 from shop_abilities a where a.shop_id = s.id and a.ability = 'Funnel' and a.state in ('NotOffered', 'NeedsScope', 'NeedsSubscription'))) as "TellsViews"
            from shops s left join lateral (select min(last_success_at) as at from feeds f where f.shop_id = s.id and f.kind in ('Orders', 'Reviews', 'Returns') and not f.paused) f on true
            where ({all} or s.id = any({shops})) and ({marketplace}::text is null or s.marketplace = {marketplace})
            group by s.marketplace order by s.marketplace
            """).ToListAsync(cancel);
        return rows.ConvertAll(row => new FreshMarketplace(Enum.Parse<Marketplace>(row.Marketplace), row.At, row.TellsViews));
    }

    private sealed record Row(string Marketplace, DateTimeOffset? At, bool TellsViews);
}
