using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Inbox.Context;

/// <param name="SameProduct">Asked under the same product.</param>
public sealed record SimilarAnswer(Guid Id, string Text, string Answer, bool SameProduct)
{
    public WorkItemId Item => WorkItemId.From(Id);
}

/// <summary>Questions like this one that were answered before: of the same product first, then of its category, then of the shop.</summary>
public sealed class SimilarAnswers(ScopedDb database)
{
    public async Task<IReadOnlyList<SimilarAnswer>> LoadAsync(WorkItemId item, ShopId shop, ProductId? product, string text, CancellationToken cancel)
    {
        if (text.Trim().Length == 0)
        {
            return [];
        }

        // Longer words carry more of what is asked; a dozen is enough to tell, and keeps common ones from finding everything.
        await using var db = await database.OpenAsync(cancel);
        if (!db.ScopeIsAll && !db.ScopeShops.Contains(shop))
        {
            return [];
        }

        var (of, self) = (product?.Value ?? Guid.Empty, item.Value);
        return await db.Database.SqlQuery<SimilarAnswer>($"""
            with asked as (
              select to_tsquery('simple', string_agg(quote_literal(word), ' | ')) as words from (
                select word from unnest(tsvector_to_array(to_tsvector('russian', {text}))) as word where length(word) > 2 order by length(word) desc limit 12) as longest
            ), found as (
              select w.id, w.shop_id, w.product_id, w.search from work_items w, asked
              where w.kind = 'Question' and w.reply_state = 'Published' and w.search @@ asked.words and w.shop_id = {shop.Value} and w.id <> {self} limit 1000
            )
            select q.id as "Id", left(q.text, 300) as "Text", q.answer_text as "Answer", coalesce(f.product_id = {of}, false) as "SameProduct"
            from found f join questions q on q.id = f.id and q.shop_id = f.shop_id left join products p on p.id = f.product_id and p.shop_id = f.shop_id
            cross join asked left join products mine on mine.id = {of} and mine.shop_id = f.shop_id
            where q.answer_text is not null
            order by coalesce(f.product_id = {of}, false) desc, coalesce(p.category = mine.category, false) desc, ts_rank(f.search, asked.words) desc, f.id limit 5
            """).ToListAsync(cancel);
    }
}
