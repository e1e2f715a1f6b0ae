using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Knowledge;

/// <summary>
/// All that is known and on, cut into stems and turned inside out by them, in memory: a question is compared with what shares a word with it and with
/// nothing else. Read again when it is some seconds old, shared by all pages and jobs of this node.
/// </summary>
public sealed class KnowledgeBook(WholeDb database, TimeProvider time)
{
    private readonly RecentValue<KnowledgePages> pages = new(TimeSpan.FromSeconds(5), time, () => ReadAsync(database));
    private readonly RecentValue<TermWeights> weights = new(TimeSpan.FromMinutes(10), time, () => ReadWeightsAsync(database));

    public async Task<KnowledgePages> LoadAsync(CancellationToken cancel) => (await pages.GetAsync(cancel)).With(await weights.GetAsync(cancel));

    public void Forget() => pages.Forget();

    private static async Task<KnowledgePages> ReadAsync(WholeDb database)
    {
        await using var db = database.Open();
        return KnowledgePages.Of(await db.Articles.AsNoTracking().Where(a => a.On).OrderBy(a => a.Id).ToListAsync());
    }

    /// <summary>Rare words are left out: they weigh the most without being counted.</summary>
    private static async Task<TermWeights> ReadWeightsAsync(WholeDb database)
    {
        const int most = 20_000;
        await using var db = database.Open();
        var counts = await db.QuestionWords.AsNoTracking().OrderByDescending(w => w.Questions).Take(most).ToDictionaryAsync(w => w.Stem, w => w.Questions);
        return new TermWeights(counts, counts.Remove(QuestionWordCount.All, out var all) ? all : 0);
    }
}

/// <summary>The row of <c>question_words</c> that counts questions instead of a word.</summary>
internal static class QuestionWordCount
{
    public const string All = "*";
}

/// <summary>Whom an article is about, from near to far.</summary>
public enum KnowledgeReach
{
    Product,
    Category,
    Everything,
}

/// <summary>What is asked about, as far as it is known.</summary>
public sealed record KnowledgePlace(ShopId? Shop, Marketplace? Marketplace, Guid? Product, string? Category);

public sealed record KnowledgeMatch(Article Article, double Similarity, KnowledgeReach Reach);
