using SellerDesk.Application.Figures;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Reviews;

/// <summary>Figures that are counted from reviews, by the day on which they were written.</summary>
internal static class ReviewFigures
{
    /// <summary>A review is told of under each topic that it blames.</summary>
    private static readonly FigureParts Blamed = new(
        "readings r cross join lateral jsonb_array_elements(r.topics) t",
        "r.work_item_id = f.id and r.shop_id = f.shop_id and lower(t ->> 'tone') = 'blame' and t ->> 'code' is not null", "t ->> 'code'");

    public static readonly FigureSource Written = new(FigureOf.Review, FigureThing.Review, "touched_days",
        """
        select r.id, r.shop_id, r.created_at as at, '' as currency, r.rating, coalesce(r.product_id::text, '') as product, left(coalesce(p.category, ''), 200) as category
        from work_items w join reviews r on r.id = w.id and r.shop_id = w.shop_id left join products p on p.id = r.product_id and p.shop_id = r.shop_id
        where w.shop_id = $shop and w.created_at >= $from and w.created_at < $to and w.kind = 'Review'
        """,
        [
            new FigureCount(Measure.Reviews, "1"),
            new FigureCount(Measure.Stars, "f.rating"),
            new FigureCount(Measure.StarSquares, "f.rating * f.rating"),
            new FigureCount(Measure.LowReviews, "(f.rating <= 2)::int"),
        ],
        [
            new FigureCut(FigureDimension.Whole, "''"),
            new FigureCut(FigureDimension.Product, "f.product"),
            new FigureCut(FigureDimension.Category, "f.category"),
            new FigureCut(FigureDimension.Topic, "line.key", Blamed),
        ]);
}
