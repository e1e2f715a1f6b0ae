using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Knowledge;

/// <summary>Writes an article or a pair, new or changed; every version is kept.</summary>
public sealed class SaveArticle(WholeDb database, KnowledgeBook book, TimeProvider time)
{
    /// <param name="cluster">The frequent question that it is made from.</param>
    public async Task<ArticleId> AddAsync(Actor actor, ArticleContent content, ClusterId? cluster, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        RequireShops(actor, content);
        var now = time.GetUtcNow();
        var article = Article.Write(content, actor.PersonId, now);
        await using var db = database.Open();
        db.Add(article);
        Keep(db, article);
        if (cluster is { } from && await db.QuestionClusters.FirstOrDefaultAsync(c => c.Id == from, cancel) is { } asked)
        {
            actor.RequireShop(asked.ShopId);
            asked.ArticleId = article.Id;
        }

        await db.SaveChangesAsync(cancel);
        await TryUnmatchedAgainAsync(db, cancel);
        book.Forget();
        return article.Id;
    }

    /// <param name="seenVersion">The version that was changed: another one meanwhile is never overwritten unread.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed it first.</exception>
    public async Task ChangeAsync(Actor actor, ArticleId id, int seenVersion, ArticleContent content, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        RequireShops(actor, content);
        await using var db = database.Open();
        var article = await db.Articles.FirstOrDefaultAsync(a => a.Id == id, cancel) ?? throw new RuleException("article.unknown");
        RequireShops(actor, article.Content);
        if (article.Version != seenVersion)
        {
            throw new DbUpdateConcurrencyException("Somebody else changed the article after it was read.");
        }

        article.Change(content with { Kind = article.Kind }, actor.PersonId, time.GetUtcNow());
        Keep(db, article);
        await db.SaveChangesAsync(cancel);
        await TryUnmatchedAgainAsync(db, cancel);
        book.Forget();
    }

    private static void Keep(SellerDeskDb db, Article article) => db.Add(new ArticleVersion
    {
        ArticleId = article.Id,
        Version = article.Version,
        Content = JsonSerializer.Serialize(article.Content),
        PersonId = article.ChangedBy,
        At = article.ChangedAt,
    });

    /// <summary>Questions that nothing was known about are looked at again with what is known now.</summary>
    private static Task<int> TryUnmatchedAgainAsync(SellerDeskDb db, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"""
        delete from auto_proposals p using work_items w
        where w.kind in ('Question', 'Chat') and w.state = 'Open' and w.id = p.work_item_id and w.shop_id = p.shop_id and p.state = 'NoMatch'
        """, cancel);

    /// <summary>Nobody writes for shops that they do not see.</summary>
    private static void RequireShops(Actor actor, ArticleContent content)
    {
        if (!actor.Scope.All && content.Shops.Any(shop => !actor.Scope.Contains(new Domain.Shops.ShopId(shop))))
        {
            throw new RuleException("shop.notYours");
        }
    }
}
