using SellerDesk.Domain.Knowledge;

namespace SellerDesk.Application.Knowledge;

/// <summary>Articles by the stems in them.</summary>
public sealed class KnowledgePages
{
    /// <summary>Of an article, what it says beside its title counts less than a question that is asked alike.</summary>
    private const double BodyShare = 0.8;

    private readonly IReadOnlyList<Page> all;
    private readonly IReadOnlyDictionary<string, List<Page>> byStem;
    private readonly TermWeights weights;

    private KnowledgePages(IReadOnlyList<Page> all, IReadOnlyDictionary<string, List<Page>> byStem, TermWeights weights)
    {
        this.all = all;
        this.byStem = byStem;
        this.weights = weights;
    }

    public TermWeights Weights => weights;

    public static KnowledgePages Of(IReadOnlyList<Article> articles)
    {
        var pages = articles.Select(Page.Of).ToList();
        var byStem = new Dictionary<string, List<Page>>();
        foreach (var page in pages)
        {
            foreach (var stem in page.Stems)
            {
                (byStem.TryGetValue(stem, out var known) ? known : byStem[stem] = []).Add(page);
            }
        }

        return new KnowledgePages(pages, byStem, TermWeights.Even);
    }

    public KnowledgePages With(TermWeights better) => new(all, byStem, better);

    /// <summary>Pairs whose question is asked like this one, the likest first; nearer ones win among equals.</summary>
    public IReadOnlyList<KnowledgeMatch> Pairs(string question, KnowledgePlace place)
    {
        var asked = QuestionTerms.Of(question);
        return [.. Near(asked).Where(page => page.Article.Kind == ArticleKind.Pair)
            .Select(page => (page.Article, Reach: ReachOf(page.Article, place), Similarity: page.Wordings.Max(wording => weights.Likeness(asked, wording))))
            .Where(match => match.Reach is not null && match.Similarity > 0)
            .Select(match => new KnowledgeMatch(match.Article, match.Similarity, match.Reach!.Value))
            .OrderByDescending(match => Math.Round(match.Similarity, 2)).ThenBy(match => match.Reach).ThenBy(match => match.Article.Id.Value)];
    }

    /// <summary>What helps with this text: the same product first, then its category, then the rest; the likest first among each. A mistyped word is read as the known word that it is nearest to.</summary>
    public IReadOnlyList<KnowledgeMatch> Search(string text, KnowledgePlace place, double least, int most)
    {
        var asked = QuestionTerms.Of(text);
        var found = Found(asked, place, least);
        if (found.Count == 0 && Mended(asked) is { } mended)
        {
            found = Found(mended, place, least);
        }

        return [.. found.OrderBy(match => match.Reach).ThenByDescending(match => match.Similarity).ThenBy(match => match.Article.Id.Value).Take(most)];
    }

    private List<KnowledgeMatch> Found(QuestionTerms asked, KnowledgePlace place, double least) =>
    [
        .. Near(asked).Select(page => (page.Article, Reach: ReachOf(page.Article, place), Similarity: page.Score(asked, weights)))
            .Where(match => match.Reach is not null && match.Similarity >= least)
            .Select(match => new KnowledgeMatch(match.Article, match.Similarity, match.Reach!.Value)),
    ];

    private IEnumerable<Page> Near(QuestionTerms asked) => asked.Stems.SelectMany(stem => byStem.GetValueOrDefault(stem) ?? []).Distinct();

    private QuestionTerms? Mended(QuestionTerms asked)
    {
        var words = asked.Stems.Select(stem => byStem.ContainsKey(stem) ? stem : NearestWord.To(stem, byStem.Keys) ?? stem).ToList();
        return words.SequenceEqual(asked.Stems) ? null : QuestionTerms.OfStems(words);
    }

    private static KnowledgeReach? ReachOf(Article article, KnowledgePlace place) => article switch
    {
        _ when article.Shops.Length > 0 && place.Shop is { } shop && !article.Shops.Contains(shop.Value) => null,
        _ when article.Marketplaces.Length > 0 && place.Marketplace is { } marketplace && !article.Marketplaces.Contains(marketplace.ToString()) => null,
        _ when place.Product is { } product && article.Products.Contains(product) => KnowledgeReach.Product,
        _ when place.Category is { } category && article.Categories.Contains(category) => KnowledgeReach.Category,
        { Products.Length: 0, Categories.Length: 0 } => KnowledgeReach.Everything,
        _ => null,
    };

    private sealed record Page(Article Article, IReadOnlyList<QuestionTerms> Wordings, QuestionTerms Title, IReadOnlySet<string> Stems)
    {
        public static Page Of(Article article)
        {
            var wordings = article.Question.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(QuestionTerms.Of).ToList();
            var title = QuestionTerms.Of($"{article.Title} {string.Join(' ', article.Tags)}");
            var body = QuestionTerms.Of(article.Kind == ArticleKind.Pair ? article.Answer : article.Body);
            return new Page(article, wordings.Count > 0 ? wordings : [title], title, wordings.Append(title).Append(body).SelectMany(terms => terms.Stems).ToHashSet());
        }

        /// <summary>As like as its likest wording, or as much of what was asked as it has at all.</summary>
        public double Score(QuestionTerms asked, TermWeights weights)
        {
            var whole = asked.Stems.Sum(weights.Of);
            var met = asked.Stems.Where(Stems.Contains).Sum(weights.Of);
            return Math.Max(Wordings.Append(Title).Max(terms => weights.Likeness(asked, terms)), whole == 0 ? 0 : BodyShare * met / whole);
        }
    }
}
