using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Data.Mapping;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Knowledge;

/// <summary>What people look for among articles and pairs. Null: whatever it is.</summary>
public sealed record ArticleFilter(string? Search = null, ArticleKind? Kind = null, bool? On = null, AnswerMode? Mode = null, ShopId? Shop = null, string? Category = null, string? Tag = null);

/// <param name="Start">How the answer or the article begins.</param>
public sealed record ArticleRow(
    ArticleId Id, ArticleKind Kind, string Title, string Start, bool On, AnswerMode Mode, string[] Tags, string[] Categories, int Products, int Uses, int Agreed, int Judged, DateTimeOffset ChangedAt);

/// <param name="Next">Hand it in to go on; null at the end.</param>
public sealed record ArticleSlice(IReadOnlyList<ArticleRow> Rows, (DateTimeOffset ChangedAt, ArticleId Id)? Next);

/// <summary>Articles and pairs, the newest change first, slice by slice.</summary>
public sealed class ArticleList(ScopedDb database)
{
    public const int SliceSize = 50;

    private const int StartLength = 160;

    public async Task<ArticleSlice> LoadAsync(ArticleFilter filter, (DateTimeOffset ChangedAt, ArticleId Id)? after, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var articles = Narrowed(ArticleReach.Seen(db), filter);
        if (after is { } key)
        {
            articles = articles.Where(a => EF.Functions.LessThan(ValueTuple.Create(a.ChangedAt, a.Id), ValueTuple.Create(key.ChangedAt, key.Id)));
        }

        var rows = await articles.OrderByDescending(a => a.ChangedAt).ThenByDescending(a => a.Id)
            .Select(a => new ArticleRow(a.Id, a.Kind, a.Title, (a.Kind == ArticleKind.Pair ? a.Answer : a.Body).Substring(0, StartLength), a.On, a.Mode, a.Tags, a.Categories, a.Products.Length,
                a.Uses, a.Agreed, a.Judged, a.ChangedAt))
            .Take(SliceSize + 1).ToListAsync(cancel);
        if (rows.Count <= SliceSize)
        {
            return new ArticleSlice(rows, null);
        }

        rows.RemoveAt(SliceSize);
        return new ArticleSlice(rows, (rows[^1].ChangedAt, rows[^1].Id));
    }

    private static IQueryable<Article> Narrowed(IQueryable<Article> articles, ArticleFilter filter)
    {
        articles = filter.Kind is { } kind ? articles.Where(a => a.Kind == kind) : articles;
        articles = filter.On is { } on ? articles.Where(a => a.On == on) : articles;
        articles = filter.Mode is { } mode ? articles.Where(a => a.Mode == mode && a.Kind == ArticleKind.Pair) : articles;
        articles = filter.Shop is { } shop ? articles.Where(a => a.Shops.Length == 0 || a.Shops.Contains(shop.Value)) : articles;
        articles = filter.Category is { } category ? articles.Where(a => a.Categories.Contains(category)) : articles;
        articles = filter.Tag is { } tag ? articles.Where(a => a.Tags.Contains(tag)) : articles;
        return filter.Search is { Length: > 0 } typed ? Searched(articles, typed) : articles;
    }

    private static IQueryable<Article> Searched(IQueryable<Article> articles, string typed)
    {
        var (words, prefix) = InboxSearch.Split(typed);
        return prefix is null
            ? articles.Where(a => EF.Property<NpgsqlTsVector>(a, KnowledgeTables.Search).Matches(EF.Functions.WebSearchToTsQuery(InboxSearch.Language, words)))
            : words.Length == 0
                ? articles.Where(a => EF.Property<NpgsqlTsVector>(a, KnowledgeTables.Search).Matches(EF.Functions.ToTsQuery(InboxSearch.Language, prefix)))
                : articles.Where(a => EF.Property<NpgsqlTsVector>(a, KnowledgeTables.Search)
                    .Matches(EF.Functions.WebSearchToTsQuery(InboxSearch.Language, words).And(EF.Functions.ToTsQuery(InboxSearch.Language, prefix))));
    }
}
