using SellerDesk.Application.Figures;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Products;

/// <summary>
/// The way from being shown to being bought, as marketplaces count it. A shop's own row of a day counts before the sum of its products, which need not be all of them;
/// by product, that row is what products do not explain. Of openings and orders together only what tells both counts.
/// </summary>
internal static class FunnelSource
{
    public const string TouchedDays = "touched_funnel_days";

    private static readonly (Measure Measure, string Column, string Told)[] Steps =
    [
        (Measure.Shows, "shows", "d.shows"),
        (Measure.Opens, "opens", "d.opens"),
        (Measure.Carts, "carts", "d.carts"),
        (Measure.FunnelOrders, "orders", "d.orders"),
        (Measure.Buyouts, "buyouts", "d.buyouts"),
        (Measure.OpensOfOrders, "opens_of", "case when d.orders is not null then d.opens end"),
        (Measure.OrdersOfOpens, "orders_of", "case when d.opens is not null then d.orders end"),
    ];

    public static readonly FigureSource Told = new(FigureOf.Funnel, FigureThing.FunnelDay, TouchedDays,
        $"""
        select t.id, t.shop_id, t.at, '' as currency, t.product,
          {string.Join(", ", Steps.Select(step => $"{Counts(step.Column)} as {step.Column}, {Explains(step.Column)} as {step.Column}_part"))}
        from (
          select case when d.product_number = '' then d.shop_id else coalesce(p.id, md5(d.product_number)::uuid) end as id, d.shop_id, d.day::timestamp at time zone s.time_zone as at,
            d.product_number = '' as is_whole, coalesce(p.id::text, '') as product,
            {string.Join(", ", Steps.Select(step => $"{step.Told} as {step.Column}, max({step.Told}) filter (where d.product_number = '') over same as {step.Column}_own, sum({step.Told}) filter (where d.product_number <> '') over same as {step.Column}_all"))}
          from funnel_days d join shops s on s.id = d.shop_id left join products p on p.shop_id = d.shop_id and p.number = d.product_number
          where d.shop_id = $shop and d.day >= ($from at time zone s.time_zone)::date and d.day < ($to at time zone s.time_zone)::date
          window same as (partition by d.day)
        ) t
        """,
        [.. Steps.Select(step => new FigureCount(step.Measure, $"f.{step.Column}", $"f.{step.Column}_part"))],
        [new FigureCut(FigureDimension.Whole, "''"), new FigureCut(FigureDimension.Product, "f.product", ByPart: true)]);

    private static string Counts(string step) => $"case when t.is_whole or t.{step}_own is null then coalesce(t.{step}, 0) else 0 end";

    private static string Explains(string step) => $"case when t.is_whole and t.{step} is not null then t.{step} - coalesce(t.{step}_all, 0) else coalesce(t.{step}, 0) end";
}
