using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>What a row behind a figure is called, and what it leads to.</summary>
/// <param name="Title">Number of the order or complaint, words of the review …</param>
/// <param name="Kind">Of work items and clocks: what they are of.</param>
/// <param name="Target">Id of what is opened; null: it has no page.</param>
public sealed record FigureRowName(Guid Id, string Title, string Detail, string Kind, Guid? Target, int? Stars);

/// <summary>Names the rows of a slice, by their keys.</summary>
public sealed class FigureRowNames(ScopedDb database)
{
    public async Task<IReadOnlyDictionary<Guid, FigureRowName>> LoadAsync(FigureThing thing, IReadOnlyCollection<FigureRow> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
        {
            return new Dictionary<Guid, FigureRowName>();
        }

        await using var db = await database.OpenReadingAsync(cancel);
        var sql = $$"""
            select t.id as "Id", coalesce(t.title, '') as "Title", coalesce(t.detail, '') as "Detail", coalesce(t.kind, '') as "Kind", t.target as "Target", t.stars as "Stars" from ({{Of(thing)}}) t
            """;
        var named = await db.Database.SqlQueryRaw<FigureRowName>(
            sql, rows.Select(row => row.Id).Distinct().ToArray(), rows.Select(row => row.ShopId).Distinct().ToArray()).ToListAsync(cancel);
        return named.GroupBy(name => name.Id).ToDictionary(group => group.Key, group => group.First());
    }

    private static string Of(FigureThing thing) => thing switch
    {
        FigureThing.Order => """
            select o.id, o.number as title, concat_ws(' · ', (select string_agg(distinct p.name, ', ') from order_lines l join products p on p.id = l.product_id and p.shop_id = l.shop_id where l.order_id = o.id and l.shop_id = o.shop_id), o.buyer_region) as detail,
              o.stage as kind, o.id as target, null::int as stars from orders o where o.id = any({0}) and o.shop_id = any({1})
            """,
        FigureThing.Review => """
            select w.id, w.preview as title, w.product_name as detail, w.kind, w.id as target, r.rating::int as stars
            from work_items w left join reviews r on r.id = w.id and r.shop_id = w.shop_id where w.id = any({0}) and w.shop_id = any({1})
            """,
        FigureThing.WorkItem => """
            select w.id, w.preview as title, w.product_name as detail, w.kind, w.id as target, null::int as stars from work_items w where w.id = any({0}) and w.shop_id = any({1})
            """,
        FigureThing.Clock => """
            select c.id, coalesce(w.preview, case c.subject when 'Order' then o.number when 'Complaint' then '№ ' || k.number end) as title, coalesce(w.product_name, k.words) as detail,
              coalesce(w.kind, c.subject) as kind, c.subject_id as target, null::int as stars
            from clocks c left join work_items w on c.subject = 'WorkItem' and w.id = c.subject_id and w.shop_id = c.shop_id left join orders o on c.subject = 'Order' and o.id = c.subject_id and o.shop_id = c.shop_id
            left join complaints k on c.subject = 'Complaint' and k.id = c.subject_id and k.shop_id = c.shop_id where c.id = any({0}) and c.shop_id = any({1})
            """,
        FigureThing.Complaint => """
            select c.id, '№ ' || c.number as title, coalesce(nullif(c.words, ''), p.name) as detail, 'Complaint' as kind, c.id as target, null::int as stars
            from complaints c left join products p on p.id = c.product_id and p.shop_id = c.shop_id where c.id = any({0}) and c.shop_id = any({1})
            """,
        FigureThing.Return => """
            select r.id, coalesce(r.order_number, r.number) as title, concat_ws(' · ', p.name, r.reason_raw) as detail, 'Order' as kind,
              (select o.id from orders o where o.shop_id = r.shop_id and o.number = r.order_number limit 1) as target, null::int as stars
            from returns r left join products p on p.id = r.product_id and p.shop_id = r.shop_id where r.id = any({0}) and r.shop_id = any({1})
            """,
        FigureThing.SurveyAnswer => """
            select a.id, a.score::text as title, concat_ws(' · ', nullif(a.comment, ''), p.name) as detail, 'Survey' as kind, a.survey_id as target, null::int as stars
            from survey_answers a left join products p on p.id = a.product_id and p.shop_id = a.shop_id where a.id = any({0}) and a.shop_id = any({1})
            """,
        FigureThing.Buyer => """
            select b.id, b.number::text as title, b.region as detail, 'Buyer' as kind, b.id as target, null::int as stars from buyers b where b.id = any({0}) and cardinality({1}) > 0
            """,
        _ => """
            select p.id, p.name as title, p.number as detail, 'Product' as kind, p.id as target, null::int as stars from products p where p.id = any({0}) and p.shop_id = any({1})
            union all
            select s.id, s.name, '', 'Shop', null, null from shops s where s.id = any({0}) and s.id = any({1})
            """,
    };
}
