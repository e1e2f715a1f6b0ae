using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>What every table that grows has in common: it belongs to a shop, and people see only the rows of their shops.</summary>
internal static class ShopOwned
{
    public static void OfShop<T>(this EntityTypeBuilder<T> entity, SellerDeskDb db, Expression<Func<T, ShopId>> shop) where T : class
    {
        var property = ((MemberExpression)shop.Body).Member.Name;
        entity.HasOne<Shop>().WithMany().HasForeignKey(property).OnDelete(DeleteBehavior.Cascade);

        // db.ScopeIsAll || db.ScopeShops.Contains(row.Shop): EF reads both from the context of each query.
        var context = Expression.Constant(db);
        var all = Expression.Property(context, nameof(SellerDeskDb.ScopeIsAll));
        var contains = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(ShopId)],
            Expression.Property(context, nameof(SellerDeskDb.ScopeShops)), shop.Body);
        entity.HasQueryFilter(SellerDeskDb.ShopFilter, Expression.Lambda<Func<T, bool>>(Expression.OrElse(all, contains), shop.Parameters));
    }
}
