using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Knowledge;

public sealed record ArticleDetails(
    ArticleId Id, ArticleContent Content, int Version, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, Guid? ChangedBy, AnswerMode Mode, string? PausedBecause,
    int Uses, int Answered, WilsonInterval Precision, IReadOnlyList<ArticleVersionRow> Versions, IReadOnlyList<ArticleUseRow> UsedIn, IReadOnlyList<BoundProduct> Products);

public sealed record ArticleVersionRow(int Version, DateTimeOffset At, Guid? PersonId, ArticleContent Content);

/// <summary>An item that the article was used in, and what became of the answer.</summary>
public sealed record ArticleUseRow(WorkItemId Item, ShopId Shop, DateTimeOffset At, Guid? PersonId, string? Preview, ReplyState Outcome);

public sealed record BoundProduct(Guid Id, string Name, string Number);

/// <summary>One article with its versions, where it was used and what came of it.</summary>
public sealed class ArticleCard(ScopedDb database)
{
    private const int VersionsShown = 30;
    private const int UsesShown = 30;

    /// <summary>Null when there is none, or it is of shops that whoever asks does not see.</summary>
    public async Task<ArticleDetails?> LoadAsync(ArticleId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var article = await ArticleReach.Seen(db).FirstOrDefaultAsync(a => a.Id == id, cancel);
        if (article is null)
        {
            return null;
        }

        var versions = await db.ArticleVersions.AsNoTracking().Where(v => v.ArticleId == id).OrderByDescending(v => v.Version).Take(VersionsShown).ToListAsync(cancel);
        var uses = await db.ArticleUses.AsNoTracking().Where(u => u.ArticleId == id).OrderByDescending(u => u.At).ThenByDescending(u => u.Id).Take(UsesShown)
            .Join(db.WorkItems, u => new { Id = u.WorkItemId, u.ShopId }, i => new { i.Id, i.ShopId }, (u, i) => new ArticleUseRow(u.WorkItemId, u.ShopId, u.At, u.PersonId, i.Preview, i.ReplyState))
            .ToListAsync(cancel);
        return new ArticleDetails(
            article.Id, article.Content, article.Version, article.CreatedAt, article.ChangedAt, article.ChangedBy, article.Mode, article.PausedBecause, article.Uses, article.Answered,
            article.Precision, versions.ConvertAll(v => new ArticleVersionRow(v.Version, v.At, v.PersonId, JsonSerializer.Deserialize<ArticleContent>(v.Content)!)),
            uses, await BoundAsync(db, article.Products, cancel));
    }

    internal static async Task<IReadOnlyList<BoundProduct>> BoundAsync(SellerDeskDb db, Guid[] products, CancellationToken cancel)
    {
        var ids = products.Select(ProductId.From).ToList();
        return ids.Count == 0 ? [] : await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderBy(p => p.Name)
            .Select(p => new BoundProduct(p.Id.Value, p.Name, p.Ref.Number)).ToListAsync(cancel);
    }
}
