using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Knowledge;

/// <param name="Text">What is put into the editor, its variables filled; an article's words as they are.</param>
public sealed record SuggestedAnswer(ArticleId Id, ArticleKind Kind, string Title, string Text, KnowledgeReach Reach, double Similarity);

/// <summary>What the desk knows that helps to answer an item: by what the buyer wrote, or by what is typed into the search.</summary>
public sealed class SuggestedAnswers(ScopedDb database, KnowledgeBook book)
{
    public const int Shown = 8;

    /// <summary>Less alike than this is noise beside a question; for what a person typed, anything that shares a telling word will do.</summary>
    private const double LeastForQuestion = 0.3;
    private const double LeastForTyped = 0.05;

    /// <param name="typed">What to look for; null or blank: what the buyer wrote.</param>
    public async Task<IReadOnlyList<SuggestedAnswer>> LoadAsync(WorkItemId id, string? typed, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        if (await AskedItem.LoadAsync(db, id, cancel) is not { } asked)
        {
            return [];
        }

        var pages = await book.LoadAsync(cancel);
        var blank = string.IsNullOrWhiteSpace(typed);
        var found = pages.Search(blank ? asked.Words : typed!, asked.Place, blank ? LeastForQuestion : LeastForTyped, Shown);
        return [.. found.Select(match => new SuggestedAnswer(
            match.Article.Id, match.Article.Kind, match.Article.Title, TextOf(match.Article, asked.Facts), match.Reach, match.Similarity))];
    }

    private static string TextOf(Article article, ReplyFacts facts) => article.Kind == ArticleKind.Pair ? ReplyText.Fill(article.Answer, facts) : article.Body;
}
