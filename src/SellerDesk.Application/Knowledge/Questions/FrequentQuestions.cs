using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Knowledge.Questions;

public sealed record ClusterRow(ClusterId Id, ShopId Shop, string Category, string Example, int Size, int Recent, int Before, int Answered, bool Ignored, ArticleId? Article, DateTimeOffset LastAt);

public sealed record AskedQuestion(WorkItemId Item, string Text, string? Answer, string? Product, DateTimeOffset AskedAt);

/// <param name="Best">The answer that was given most; null where nobody answered.</param>
public sealed record ClusterDetails(ClusterRow Cluster, IReadOnlyList<AskedQuestion> Questions, string? Best, int BestGiven, IReadOnlyList<Guid> Products);

/// <param name="Next">Hand it in to go on; null at the end.</param>
public sealed record ClusterSlice(IReadOnlyList<ClusterRow> Rows, (int Size, ClusterId Id)? Next);

/// <summary>What is asked again and again, the most asked first; and what was answered.</summary>
public sealed class FrequentQuestions(ScopedDb database)
{
    public const int SliceSize = 40;

    private const int QuestionsShown = 40;
    private const int AnswersRead = 200;

    public async Task<ClusterSlice> LoadAsync(ShopId? shop, bool ignored, (int Size, ClusterId Id)? after, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var clusters = db.QuestionClusters.AsNoTracking().Where(c => c.Size > 1 && c.Ignored == ignored);
        clusters = shop is { } one ? clusters.Where(c => c.ShopId == one) : clusters;
        if (after is { } key)
        {
            clusters = clusters.Where(c => EF.Functions.LessThan(ValueTuple.Create(c.Size, c.Id), ValueTuple.Create(key.Size, key.Id)));
        }

        var rows = await Rows(clusters.OrderByDescending(c => c.Size).ThenByDescending(c => c.Id).Take(SliceSize + 1)).ToListAsync(cancel);
        if (rows.Count <= SliceSize)
        {
            return new ClusterSlice(rows, null);
        }

        rows.RemoveAt(SliceSize);
        return new ClusterSlice(rows, (rows[^1].Size, rows[^1].Id));
    }

    /// <summary>Null when there is none among the person's shops.</summary>
    public async Task<ClusterDetails?> FindAsync(ClusterId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        if (await Rows(db.QuestionClusters.AsNoTracking().Where(c => c.Id == id)).FirstOrDefaultAsync(cancel) is not { } cluster)
        {
            return null;
        }

        var asked = await db.ClusteredQuestions.AsNoTracking().Where(q => q.ShopId == cluster.Shop && q.ClusterId == id).OrderByDescending(q => q.AskedAt).Take(AnswersRead)
            .Join(db.Questions, c => new { Id = c.QuestionId, c.ShopId }, q => new { q.Id, q.ShopId }, (c, q) => q)
            .Select(q => new { q.Id, q.Text, q.AnswerText, q.CreatedAt, q.ProductId, Product = db.Products.Where(p => p.Id == q.ProductId && p.ShopId == q.ShopId).Select(p => p.Name).FirstOrDefault() })
            .ToListAsync(cancel);
        var (best, given) = BestAnswer.Of([.. asked.Select(q => q.AnswerText).OfType<string>()]);
        return new ClusterDetails(cluster, [.. asked.OrderByDescending(q => q.CreatedAt).Take(QuestionsShown).Select(q => new AskedQuestion(WorkItemId.From(q.Id.Value), q.Text, q.AnswerText, q.Product, q.CreatedAt))],
            best, given, [.. asked.Select(q => q.ProductId).OfType<ProductId>().Distinct().Select(product => product.Value)]);
    }

    public async Task IgnoreAsync(Actor actor, ClusterId id, bool ignored, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        if (await db.QuestionClusters.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Ignored, ignored), cancel) == 0)
        {
            throw new RuleException("article.unknown");
        }
    }

    private static IQueryable<ClusterRow> Rows(IQueryable<QuestionCluster> clusters) =>
        clusters.Select(c => new ClusterRow(c.Id, c.ShopId, c.Category, c.Example, c.Size, c.Recent, c.Before, c.Answered, c.Ignored, c.ArticleId, c.LastAt));
}
