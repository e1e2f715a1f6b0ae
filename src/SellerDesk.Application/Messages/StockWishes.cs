using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Messages;

/// <summary>A product that somebody waits for.</summary>
/// <param name="Since">When the first of those who wait asked.</param>
public sealed record WantedProduct(ProductId Id, ShopId Shop, string Number, string Name, string? Article, int Waiting, DateTimeOffset Since);

/// <summary>Somebody who waits.</summary>
public sealed record WaitingBuyer(BuyerId Buyer, long Number, StockWishSource Source, DateTimeOffset AskedAt);

/// <summary>
/// Who waits for what is sold out, and the word that it is back. No marketplace tells a seller's stock here, so somebody says it: a person, or the seller's own program. Then every
/// buyer who waits leaves an event, and the rule "back in stock" tells those who agreed to be reminded.
/// </summary>
public sealed class StockWishes(ScopedDb database, TimeProvider time)
{
    public const int MostProducts = 200;
    public const int MostBuyers = 200;

    public async Task<IReadOnlyList<WantedProduct>> ProductsAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var wanted = await db.StockWishes.Where(w => w.ToldAt == null).GroupBy(w => new { w.ProductId, w.ShopId }).Select(g => new { g.Key.ProductId, g.Key.ShopId, Count = g.Count(), Since = g.Min(w => w.AskedAt) })
            .OrderByDescending(g => g.Count).ThenBy(g => g.ProductId).Take(MostProducts).ToListAsync(cancel);
        var ids = wanted.ConvertAll(one => one.ProductId);
        var products = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        return [.. wanted.Where(one => products.ContainsKey(one.ProductId)).Select(one => (one, Product: products[one.ProductId]))
            .Select(pair => new WantedProduct(pair.one.ProductId, pair.one.ShopId, pair.Product.Ref.Number, pair.Product.Name, pair.Product.Article, pair.one.Count, pair.one.Since))];
    }

    public async Task<IReadOnlyList<WaitingBuyer>> BuyersAsync(ProductId product, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.StockWishes.Where(w => w.ProductId == product && w.ToldAt == null).OrderBy(w => w.AskedAt).ThenBy(w => w.BuyerId).Take(MostBuyers)
            .Join(db.Buyers, w => w.BuyerId, b => b.Id, (w, b) => new WaitingBuyer(b.Id, b.Number, w.Source, w.AskedAt)).ToListAsync(cancel);
    }

    /// <summary>By what people have at hand: the product's number or article, and the buyer's number at the desk.</summary>
    /// <exception cref="RuleException"><c>stock.product</c>, <c>stock.several</c>, <c>buyer.unknown</c>, <c>buyer.erased</c>.</exception>
    public async Task AddAsync(Actor actor, string product, long buyer, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var (said, number) = (product.Trim(), MarketplaceRef.Of(product.Trim().Length == 0 ? "-" : product.Trim()));
        var found = await db.Products.AsNoTracking().Where(p => p.Ref == number || p.Article == said).Take(2).ToListAsync(cancel);
        if (found.Count != 1)
        {
            throw new RuleException(found.Count == 0 ? "stock.product" : "stock.several", said);
        }

        var id = await db.Buyers.Where(b => b.Number == buyer).Select(b => (BuyerId?)b.Id).FirstOrDefaultAsync(cancel) ?? throw new RuleException("buyer.unknown");
        await PutAsync(db, actor, found[0], id, StockWishSource.Person, cancel);
    }

    /// <summary>For programs.</summary>
    /// <exception cref="RuleException"><c>stock.product</c>, <c>buyer.unknown</c>, <c>buyer.erased</c>.</exception>
    public async Task AddAsync(Actor actor, ProductId product, BuyerId buyer, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var found = await db.Products.AsNoTracking().FirstOrDefaultAsync(p => p.Id == product, cancel) ?? throw new RuleException("stock.product", product);
        await PutAsync(db, actor, found, buyer, StockWishSource.Program, cancel);
    }

    public async Task RemoveAsync(Actor actor, ProductId product, BuyerId buyer, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        await db.StockWishes.Where(w => w.ProductId == product && w.BuyerId == buyer).ExecuteDeleteAsync(cancel);
    }

    /// <summary>It is back: whoever waits leaves an event, once. Said again with nobody waiting it does nothing.</summary>
    /// <param name="link">Where it can be bought; null: the marketplace's own page is found by the name.</param>
    /// <returns>How many waited.</returns>
    /// <exception cref="RuleException"><c>stock.product</c>, <c>stock.link</c>; the role is not enough.</exception>
    public async Task<int> TellAsync(Actor actor, ProductId product, string? link, CancellationToken cancel)
    {
        actor.RequireRole(Role.Seller);
        var address = string.IsNullOrWhiteSpace(link) ? "" : Uri.TryCreate(link.Trim(), UriKind.Absolute, out var said) && said.Scheme == Uri.UriSchemeHttps ? said.ToString() : throw new RuleException("stock.link");
        await using var db = await database.OpenAsync(cancel);
        var found = await db.Products.AsNoTracking().FirstOrDefaultAsync(p => p.Id == product, cancel) ?? throw new RuleException("stock.product", product);
        var now = time.GetUtcNow();
        var (id, shop, name, key, kind) = (found.Id.Value, found.ShopId.Value, found.Name, now.UtcTicks.ToString(CultureInfo.InvariantCulture), nameof(BuyerEventKind.BackInStock));
        return await db.Database.ExecuteSqlAsync($"""
            with told as (
              update stock_wishes set told_at = {now} where product_id = {id} and shop_id = {shop} and told_at is null returning buyer_id
            )
            insert into buyer_events (buyer_id, shop_id, kind, key, subject_id, "values", at)
            select t.buyer_id, {shop}, {kind}, {id}::text || ':' || {key}, {id}, jsonb_strip_nulls(jsonb_build_object('product', {name}::text, 'link', nullif({address}::text, ''))), {now}
            from told t join buyers b on b.id = t.buyer_id and b.erased_at is null
            on conflict (buyer_id, kind, key) do nothing
            """, cancel);
    }

    private async Task PutAsync(SellerDeskDb db, Actor actor, Product product, BuyerId buyer, StockWishSource source, CancellationToken cancel)
    {
        var living = await BuyerCard.LivingAsync(db, buyer, cancel);
        var known = await db.Buyers.Where(b => b.Id == living).Select(b => new { b.ErasedAt }).FirstOrDefaultAsync(cancel);
        if (known is null || !await db.BuyerFigures.AnyAsync(f => f.BuyerId == living, cancel))
        {
            throw new RuleException("buyer.unknown");
        }

        if (known.ErasedAt is not null)
        {
            throw new RuleException("buyer.erased");
        }

        var (now, by, of, person) = (time.GetUtcNow(), living.Value, product.Id.Value, actor.PersonId?.Value);
        await db.Database.ExecuteSqlAsync($"""
            insert into stock_wishes (product_id, buyer_id, shop_id, source, person_id, asked_at) values ({of}, {by}, {product.ShopId.Value}, {source.ToString()}, {person}, {now})
            on conflict (product_id, buyer_id, shop_id) do update set told_at = null, asked_at = excluded.asked_at, source = excluded.source, person_id = excluded.person_id where stock_wishes.told_at is not null
            """, cancel);
    }
}
