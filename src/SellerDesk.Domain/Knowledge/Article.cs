using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Knowledge;

public readonly record struct ArticleId(Guid Value) : ITypedId<ArticleId>
{
    public static ArticleId New() => new(Guid.CreateVersion7());

    public static ArticleId From(Guid value) => new(value);
}

public enum ArticleKind
{
    /// <summary>What people of the desk should know, in Markdown.</summary>
    Article,

    /// <summary>A question that buyers ask and the answer to it.</summary>
    Pair,
}

/// <summary>How far a pair may answer without a person. <see cref="Shadow"/>: it proposes and is judged, nothing leaves.</summary>
public enum AnswerMode
{
    Off,
    Shadow,
    Live,
}

/// <summary>A piece of knowledge: an article to read, or a question with its answer. Every change is kept as an <see cref="ArticleVersion"/>.</summary>
public sealed class Article
{
    public const int TitleMaxLength = 200;
    public const int BodyMaxLength = 50_000;
    public const int QuestionMaxLength = 2_000;
    public const int AnswerMaxLength = 4_000;
    public const int TagMaxLength = 40;
    public const int MostTags = 20;
    public const int MostBindings = 200;

    /// <summary>For the database, which fills all of it.</summary>
    private Article(ArticleId id, ArticleKind kind, string title, DateTimeOffset createdAt)
    {
        Id = id;
        Kind = kind;
        Title = title;
        CreatedAt = ChangedAt = createdAt;
    }

    public ArticleId Id { get; private set; }

    public ArticleKind Kind { get; private set; }

    public string Title { get; private set; }

    /// <summary>Markdown; empty for a pair.</summary>
    public string Body { get; private set; } = "";

    /// <summary>How buyers ask it, one wording a line; empty for an article.</summary>
    public string Question { get; private set; } = "";

    /// <summary>What is answered, with the variables of templates; empty for an article.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>Two letters.</summary>
    public string Language { get; private set; } = "ru";

    /// <summary>Off: kept, and offered to nobody.</summary>
    public bool On { get; private set; } = true;

    public string[] Tags { get; private set; } = [];

    /// <summary>Shops it holds for; empty: all.</summary>
    public Guid[] Shops { get; private set; } = [];

    /// <summary>Names of marketplaces it holds for; empty: all.</summary>
    public string[] Marketplaces { get; private set; } = [];

    /// <summary>Cards it is about; empty together with <see cref="Categories"/>: all.</summary>
    public Guid[] Products { get; private set; } = [];

    public string[] Categories { get; private set; } = [];

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public Guid? ChangedBy { get; private set; }

    public AnswerMode Mode { get; private set; }

    /// <summary>Why it was put back to shadow by the desk itself; null when a person chose the mode.</summary>
    public string? PausedBecause { get; private set; }

    /// <summary>Times that people took it into an answer.</summary>
    public int Uses { get; private set; }

    /// <summary>Proposals that would have gone out and were judged, and those of them that were right.</summary>
    public int Judged { get; private set; }

    public int Agreed { get; private set; }

    /// <summary>Answers that went out without a person.</summary>
    public int Answered { get; private set; }

    public ArticleContent Content => new(Kind, Title, Body, Question, Answer, Language, On, Tags, Shops, Marketplaces, Products, Categories);

    public WilsonInterval Precision => WilsonInterval.Of(Agreed, Judged);

    public static Article Write(ArticleContent content, PersonId? author, DateTimeOffset now)
    {
        var article = new Article(ArticleId.New(), content.Kind, "", now);
        article.Change(content, author, now);
        article.Mode = content.Kind == ArticleKind.Pair ? AnswerMode.Shadow : AnswerMode.Off;
        return article;
    }

    /// <summary>Another answer has to prove itself anew: a live pair whose question or answer changes goes back to shadow, its measure begins again.</summary>
    public void Change(ArticleContent content, PersonId? author, DateTimeOffset now)
    {
        var wanted = content.Checked();
        if (Version > 0 && (wanted.Question != Question || wanted.Answer != Answer))
        {
            (Judged, Agreed) = (0, 0);
            Mode = Mode == AnswerMode.Live ? AnswerMode.Shadow : Mode;
        }

        (Title, Body, Question, Answer, Language, On) = (wanted.Title, wanted.Body, wanted.Question, wanted.Answer, wanted.Language, wanted.On);
        (Tags, Shops, Marketplaces, Products, Categories) = ([.. wanted.Tags], [.. wanted.Shops], [.. wanted.Marketplaces], [.. wanted.Products], [.. wanted.Categories]);
        (ChangedAt, ChangedBy, Version) = (now, author?.Value, Version + 1);
    }

    /// <exception cref="RuleException"><c>automation.notProven</c> while too few proposals were judged or too many were wrong.</exception>
    public void Let(AnswerMode mode, AutomationSettings settings)
    {
        if (Kind != ArticleKind.Pair)
        {
            throw new RuleException("automation.onlyPairs");
        }

        if (mode == AnswerMode.Live && !settings.IsProven(Agreed, Judged))
        {
            throw new RuleException("automation.notProven", settings.MinJudged, Math.Round(settings.Level * 100, 1), Judged, Agreed);
        }

        (Mode, PausedBecause) = (mode, null);
    }

    /// <summary>Its measure fell: from here on a person answers again.</summary>
    public void FallBack(string because)
    {
        if (Mode == AnswerMode.Live)
        {
            (Mode, PausedBecause) = (AnswerMode.Shadow, because);
        }
    }

    /// <summary>One proposal was judged, or judged otherwise than before (then with what it had counted before).</summary>
    public void Judge(ProposalOutcome? before, ProposalOutcome? now)
    {
        Judged += Counts(now) - Counts(before);
        Agreed += Right(now) - Right(before);

        static int Counts(ProposalOutcome? outcome) => outcome is null ? 0 : 1;
        static int Right(ProposalOutcome? outcome) => outcome == ProposalOutcome.Agreed ? 1 : 0;
    }
}
