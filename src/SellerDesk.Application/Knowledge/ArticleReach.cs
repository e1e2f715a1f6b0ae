using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Knowledge;

namespace SellerDesk.Application.Knowledge;

/// <summary>Knowledge is of all shops, or of some: people see what holds for one of theirs.</summary>
internal static class ArticleReach
{
    public static IQueryable<Article> Seen(SellerDeskDb db)
    {
        var articles = db.Articles.AsNoTracking();
        if (db.Scope.All)
        {
            return articles;
        }

        var shops = db.Scope.Shops.Select(shop => shop.Value).ToArray();
        return articles.Where(a => a.Shops.Length == 0 || a.Shops.Any(shop => shops.Contains(shop)));
    }

    public static IQueryable<KnowledgeDocument> SeenDocuments(SellerDeskDb db)
    {
        var documents = db.Documents.AsNoTracking();
        if (db.Scope.All)
        {
            return documents;
        }

        var shops = db.Scope.Shops.Select(shop => shop.Value).ToArray();
        return documents.Where(d => d.Shops.Length == 0 || d.Shops.Any(shop => shops.Contains(shop)));
    }
}
