using SellerDesk.Application.Figures;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Complaints;

/// <summary>Figures that are counted from cases and from what comes back, by the day on which they were opened.</summary>
internal static class ComplaintSources
{
    private const string TouchedDays = "touched_complaint_days";

    private static readonly FigureCut Whole = new(FigureDimension.Whole, "''");
    private static readonly FigureCut ByProduct = new(FigureDimension.Product, "f.product");
    private static readonly FigureCut ByCategory = new(FigureDimension.Category, "f.category");

    /// <summary>A case that was merged into another counts once, as that other.</summary>
    public static readonly FigureSource Opened = new(FigureOf.Complaint, FigureThing.Complaint, TouchedDays,
        """
        select c.id, c.shop_id, c.opened_at as at, '' as currency, coalesce(c.product_id::text, '') as product, left(coalesce(p.category, ''), 200) as category, coalesce(c.cause_code, '') as cause
        from complaints c left join products p on p.id = c.product_id and p.shop_id = c.shop_id
        where c.shop_id = $shop and c.opened_at >= $from and c.opened_at < $to and c.merged_into is null
        """,
        [new FigureCount(Measure.Complaints, "1")],
        [Whole, ByProduct, ByCategory, new FigureCut(FigureDimension.Cause, "f.cause")]);

    /// <summary>Some marketplaces do not tell when a return was opened: then it is when the desk heard of it. Its reason is the desk's own where the marketplace's word has a meaning there.</summary>
    public static readonly FigureSource SentBack = new(FigureOf.Return, FigureThing.Return, TouchedDays,
        """
        select r.id, r.shop_id, coalesce(r.opened_at, r.received_at) as at, '' as currency, coalesce(r.product_id::text, '') as product, left(coalesce(p.category, ''), 200) as category,
          left(coalesce(w.reason_code, btrim(r.reason_raw), ''), 200) as reason
        from returns r join shops s on s.id = r.shop_id left join products p on p.id = r.product_id and p.shop_id = r.shop_id
        left join complaint_words w on w.marketplace = s.marketplace and w.word = lower(btrim(left(r.reason_raw, 300)))
        where r.shop_id = $shop and r.kind <> 'Cancellation'
          and ((r.opened_at >= $from and r.opened_at < $to) or (r.opened_at is null and r.received_at >= $from and r.received_at < $to))
        """,
        [new FigureCount(Measure.ReturnRequests, "1")],
        [Whole, ByProduct, ByCategory, new FigureCut(FigureDimension.Reason, "f.reason")]);

    public static IReadOnlyList<FigureSource> All { get; } = [Opened, SentBack];
}
