using SellerDesk.Domain.Common;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Domain.Messages;

public readonly record struct MessageTemplateId(Guid Value) : ITypedId<MessageTemplateId>
{
    public static MessageTemplateId New() => new(Guid.CreateVersion7());

    public static MessageTemplateId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One wording of a template.</summary>
/// <param name="Language"><c>ru</c>, <c>kk</c>, <c>en</c>.</param>
/// <param name="Channel">Null: for every channel that has none of its own.</param>
/// <param name="Subject">For channels that have one.</param>
public sealed record MessageWording(string Language, MessageChannel? Channel, string? Subject, string Text);

/// <summary>What is said, in one or several languages, shorter where a channel wants it short. Filled with <see cref="MessageVariables"/>.</summary>
public sealed class MessageTemplate
{
    public const int NameMaxLength = 100;
    public const int TextMaxLength = 4_000;
    public const int SubjectMaxLength = 150;

    /// <summary>What most buyers of these marketplaces read.</summary>
    public const string MainLanguage = "ru";

    public static readonly IReadOnlyList<string> Languages = [MainLanguage, "kk", "en"];

    private MessageTemplate(MessageTemplateId id)
    {
        Id = id;
    }

    public MessageTemplateId Id { get; private set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<MessageWording> Wordings { get; private set; } = [];

    public int Version { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public static MessageTemplate Of(string name, IReadOnlyList<MessageWording> wordings, DateTimeOffset now)
    {
        var template = new MessageTemplate(MessageTemplateId.New());
        template.Change(name, wordings, now);
        return template;
    }

    /// <exception cref="RuleException"><c>messageTemplate.name</c>, <c>messageTemplate.empty</c>, <c>messageTemplate.text</c>, <c>messageTemplate.subject</c>, <c>messageTemplate.variable</c> with what and where.</exception>
    public void Change(string name, IReadOnlyList<MessageWording> wordings, DateTimeOffset now)
    {
        Name = name.Trim().Length is > 0 and <= NameMaxLength ? name.Trim() : throw new RuleException("messageTemplate.name", NameMaxLength);
        var said = wordings.Where(one => !string.IsNullOrWhiteSpace(one.Text)).ToList();
        if (said.Count == 0)
        {
            throw new RuleException("messageTemplate.empty");
        }

        foreach (var wording in said)
        {
            Check(wording);
        }

        Wordings = [.. said.Select(one => one with { Text = one.Text.Trim(), Subject = string.IsNullOrWhiteSpace(one.Subject) ? null : one.Subject.Trim() }).DistinctBy(one => (one.Language, one.Channel))];
        Version++;
        ChangedAt = now;
    }

    /// <summary>The wording of a channel in a language; failing that the language's own, then the main language's, then any.</summary>
    public MessageWording WordingFor(MessageChannel channel, string language) =>
        Wordings.OrderBy(one => one.Language == language ? 0 : one.Language == MainLanguage ? 1 : 2).ThenBy(one => one.Channel == channel ? 0 : one.Channel is null ? 1 : 2).First();

    private static void Check(MessageWording wording)
    {
        if (!Languages.Contains(wording.Language) || wording.Text.Length > TextMaxLength)
        {
            throw new RuleException("messageTemplate.text", TextMaxLength);
        }

        if (wording.Subject?.Length > SubjectMaxLength)
        {
            throw new RuleException("messageTemplate.subject", SubjectMaxLength);
        }

        foreach (var text in new[] { wording.Subject, wording.Text })
        {
            if (text is not null && ReplyText.VariablesIn(text).FirstOrDefault(one => !MessageVariables.All.Contains(one)) is { } unknown)
            {
                throw new RuleException("messageTemplate.variable", $"{{{unknown}}}", wording.Language);
            }
        }
    }
}
