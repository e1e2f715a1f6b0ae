using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Reviews;

/// <summary>A filter in the terms of rollups: shops, products (the whole shop's own row when none is asked for), and days after From up to To.</summary>
internal sealed record SaidAsk(bool All, Guid[] Shops, Guid[] Products, DateOnly Before, DateOnly From, DateOnly To)
{
    /// <summary>A category is read by this many of its products at most.</summary>
    private const int MostProducts = 2_000;

    private const int ChoiceDays = 30;

    public DateOnly Newest => To.AddDays(-ChoiceDays);

    public static async Task<SaidAsk> OfAsync(SellerDeskDb db, SaidFilter filter, DateOnly today, CancellationToken cancel)
    {
        var (all, shops) = filter.Narrow(db);
        var products = filter.Product is { } one ? [one]
            : filter.Category is { } category ? await OfCategoryAsync(db, all, shops, category, cancel)
            : new[] { RatingDay.WholeShop.Value };
        var from = today.AddDays(-filter.Days);
        return new SaidAsk(all, shops, products, from.AddDays(-filter.Days), from, today);
    }

    private static async Task<Guid[]> OfCategoryAsync(SellerDeskDb db, bool all, Guid[] shops, string category, CancellationToken cancel) =>
        await db.Database.SqlQuery<Guid>($"""
            select id as "Value" from products where category = {category} and ({all} or shop_id = any({shops})) order by id limit {MostProducts}
            """).ToArrayAsync(cancel);
}
