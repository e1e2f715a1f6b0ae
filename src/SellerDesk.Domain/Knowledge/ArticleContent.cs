using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Knowledge;

/// <summary>All that a person writes into an article or a pair.</summary>
public sealed record ArticleContent(
    ArticleKind Kind, string Title, string Body, string Question, string Answer, string Language, bool On,
    IReadOnlyList<string> Tags, IReadOnlyList<Guid> Shops, IReadOnlyList<string> Marketplaces, IReadOnlyList<Guid> Products, IReadOnlyList<string> Categories)
{
    public static readonly IReadOnlyList<string> Languages = ["ru", "kk", "en"];

    public static ArticleContent Blank(ArticleKind kind) => new(kind, "", "", "", "", "ru", true, [], [], [], [], []);

    /// <summary>The same, trimmed, or a refusal that says what is missing.</summary>
    public ArticleContent Checked()
    {
        var (title, body, question, answer) = (Title.Trim(), Body.Trim(), Lines(Question), Answer.Trim());
        if (title.Length is 0 or > Article.TitleMaxLength)
        {
            throw new RuleException("article.title", Article.TitleMaxLength);
        }

        if (Kind == ArticleKind.Article && body.Length is 0 or > Article.BodyMaxLength)
        {
            throw new RuleException("article.body", Article.BodyMaxLength);
        }

        if (Kind == ArticleKind.Pair && question.Length is 0 or > Article.QuestionMaxLength)
        {
            throw new RuleException("article.question", Article.QuestionMaxLength);
        }

        if (Kind == ArticleKind.Pair && answer.Length is 0 or > Article.AnswerMaxLength)
        {
            throw new RuleException("article.answer", Article.AnswerMaxLength);
        }

        if ((title + body + question + answer).Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            throw new RuleException("reply.controlCharacter");
        }

        var tags = Tags.Select(tag => tag.Trim().TrimStart('#').ToLowerInvariant()).Where(tag => tag.Length > 0).Distinct().ToList();
        if (tags.Count > Article.MostTags || tags.Exists(tag => tag.Length > Article.TagMaxLength))
        {
            throw new RuleException("article.tags", Article.MostTags, Article.TagMaxLength);
        }

        return Products.Count > Article.MostBindings || Categories.Count > Article.MostBindings
            ? throw new RuleException("article.bindings", Article.MostBindings)
            : this with
            {
                Title = title,
                Body = Kind == ArticleKind.Article ? body : "",
                Question = Kind == ArticleKind.Pair ? question : "",
                Answer = Kind == ArticleKind.Pair ? answer : "",
                Language = Languages.Contains(Language) ? Language : Languages[0],
                Tags = tags,
                Shops = [.. Shops.Distinct()],
                Marketplaces = [.. Marketplaces.Distinct()],
                Products = [.. Products.Distinct()],
                Categories = [.. Categories.Select(category => category.Trim()).Where(category => category.Length > 0).Distinct()],
            };
    }

    private static string Lines(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase));
}
