using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Replies;

public readonly record struct ReplyTemplateId(Guid Value) : ITypedId<ReplyTemplateId>
{
    public static ReplyTemplateId New() => new(Guid.CreateVersion7());

    public static ReplyTemplateId From(Guid value) => new(value);
}

/// <summary>A text to start an answer from, offered for the stars that it suits. Shared by all shops.</summary>
public sealed class ReplyTemplate
{
    public const int NameMaxLength = 80;
    public const int BodyMaxLength = 5000;
    public const int CodesMaxLength = 400;

    /// <summary>Languages that buyers of the marketplaces write.</summary>
    public static readonly IReadOnlyList<string> Languages = ["ru", "kk", "en"];

    private ReplyTemplate(ReplyTemplateId id, string name, string body, WorkItemKind kind, short minRating, short maxRating)
    {
        Id = id;
        Name = name;
        Body = body;
        Kind = kind;
        MinRating = minRating;
        MaxRating = maxRating;
    }

    public ReplyTemplateId Id { get; private set; }

    public string Name { get; private set; }

    public string Body { get; private set; }

    public WorkItemKind Kind { get; private set; }

    /// <summary>Lowest stars that it suits, 1 to 5.</summary>
    public short MinRating { get; private set; }

    /// <summary>Highest stars that it suits, 1 to 5.</summary>
    public short MaxRating { get; private set; }

    /// <summary>Codes of the marketplaces that it is for, in order, with commas between; empty: all.</summary>
    public string Marketplaces { get; private set; } = "";

    /// <summary>Codes of the topics that it answers, in order, with commas between; empty: any.</summary>
    public string Topics { get; private set; } = "";

    public string Language { get; private set; } = "ru";

    /// <summary>Made for this marketplace, or for all of them.</summary>
    public bool SuitsMarketplace(Marketplace marketplace) =>
        Marketplaces.Length == 0 || Marketplaces.Split(',').Contains(marketplace.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>How many of these topics it was made for.</summary>
    public int TopicsMet(IReadOnlyCollection<string> topics) => Topics.Length == 0 ? 0 : Topics.Split(',').Count(topics.Contains);

    /// <summary>Narrows it: codes that are not known are refused by whoever offers them.</summary>
    public void Narrow(IEnumerable<string> marketplaces, IEnumerable<string> topics, string language)
    {
        if (!Languages.Contains(language))
        {
            throw new RuleException("template.language", language);
        }

        (Marketplaces, Topics, Language) = (Joined(marketplaces), Joined(topics), language);
    }

    public static ReplyTemplate Of(string name, string body, WorkItemKind kind, short minRating = 1, short maxRating = 5)
    {
        var template = new ReplyTemplate(ReplyTemplateId.New(), "", "", kind, 1, 5);
        template.Change(name, body, kind, minRating, maxRating);
        return template;
    }

    /// <summary>Stars are for reviews; a question has none, and its template suits whatever is asked.</summary>
    public void Change(string name, string body, WorkItemKind kind, short minRating, short maxRating)
    {
        if (name.Trim().Length is 0 or > NameMaxLength)
        {
            throw new RuleException("template.nameLength", NameMaxLength);
        }

        if (body.Trim().Length is 0 or > BodyMaxLength)
        {
            throw new RuleException("template.bodyLength", BodyMaxLength);
        }

        if (minRating is < 1 or > 5 || maxRating is < 1 or > 5 || minRating > maxRating)
        {
            throw new RuleException("template.ratings");
        }

        if ((name + body).Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            throw new RuleException("reply.controlCharacter");
        }

        (Name, Body, Kind) = (name.Trim(), body.Trim(), kind);
        (MinRating, MaxRating) = kind == WorkItemKind.Review ? (minRating, maxRating) : ((short)1, (short)5);
    }

    private static string Joined(IEnumerable<string> codes) => string.Join(',', codes.Where(code => code.Length > 0).Distinct().Order(StringComparer.Ordinal));
}
