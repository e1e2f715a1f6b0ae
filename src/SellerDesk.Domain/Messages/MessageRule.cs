using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Messages;

public readonly record struct MessageRuleId(Guid Value) : ITypedId<MessageRuleId>
{
    public static MessageRuleId New() => new(Guid.CreateVersion7());

    public static MessageRuleId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>What a message is for. All but <see cref="Service"/> need the buyer's consent for the channel.</summary>
public enum MessagePurpose
{
    /// <summary>About an order or a complaint that is under way: part of the bargain.</summary>
    Service,
    Offers,
    Loyalty,
    Surveys,
    Reminders,
}

/// <summary>
/// When something happens to a buyer and a condition holds, a template goes out by the first channel that can be used. Events that happen while a rule is off are not told later.
/// </summary>
public sealed class MessageRule
{
    public const int NameMaxLength = 100;
    public const int StageMaxLength = 40;
    public const int MostChannels = 5;

    /// <summary>The longest that a message may be held back after its cause, in seconds: a month.</summary>
    public const int LongestDelay = 30 * 24 * 60 * 60;

    public const int LongestFallback = 14 * 24;

    private MessageRule(MessageRuleId id, DateTimeOffset createdAt)
    {
        Id = id;
        CreatedAt = createdAt;
    }

    public MessageRuleId Id { get; private set; }

    public string Name { get; private set; } = "";

    public BuyerEventKind Kind { get; private set; }

    public MessagePurpose Purpose { get; private set; }

    public MessageTemplateId TemplateId { get; private set; }

    /// <summary>In the order in which they are tried; names of <see cref="MessageChannel"/>.</summary>
    public string[] Channels { get; private set; } = [];

    public int DelaySeconds { get; private set; }

    /// <summary>Hours after which the next channel is tried when the message was sent and nobody says that it arrived; null: never.</summary>
    public int? FallbackHours { get; private set; }

    /// <summary>Whether opening and clicking is counted. Off unless somebody asks for it.</summary>
    public bool Tracks { get; private set; }

    /// <summary>Empty: all shops.</summary>
    public Guid[] Shops { get; private set; } = [];

    /// <summary>Empty: all; names of marketplaces.</summary>
    public string[] Marketplaces { get; private set; } = [];

    public Guid? SegmentId { get; private set; }

    public Guid? TierId { get; private set; }

    /// <summary>The order that it is about comes to as much at least, in its own currency.</summary>
    public decimal? MinTotal { get; private set; }

    /// <summary>The stage that a complaint came to, or that the event names; null: any.</summary>
    public string? Stage { get; private set; }

    public string? Language { get; private set; }

    public bool IsOn { get; private set; }

    /// <summary>Goes up at every change, so that a message tells by which words of the rule it was made.</summary>
    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public IReadOnlyList<MessageChannel> Ways => [.. Channels.Select(Enum.Parse<MessageChannel>)];

    /// <exception cref="RuleException"><c>messageRule.name</c>, <c>messageRule.channels</c>, <c>messageRule.delay</c>, <c>messageRule.fallback</c>, <c>messageRule.consent</c>, <c>messageRule.total</c>.</exception>
    public static MessageRule Of(MessageRuleContent content, DateTimeOffset now)
    {
        var rule = new MessageRule(MessageRuleId.New(), now);
        rule.Change(content, now);
        return rule;
    }

    public void Change(MessageRuleContent content, DateTimeOffset now)
    {
        Name = content.Name.Trim().Length is > 0 and <= NameMaxLength ? content.Name.Trim() : throw new RuleException("messageRule.name", NameMaxLength);
        var channels = content.Channels.Distinct().ToList();
        if (channels.Count is 0 or > MostChannels || channels.Contains(MessageChannel.InApp))
        {
            throw new RuleException("messageRule.channels", MostChannels);
        }

        if (content.Purpose != MessagePurpose.Service && channels.Any(channel => ConsentOf(channel) is null))
        {
            throw new RuleException("messageRule.consent");
        }

        if (content.DelaySeconds is < 0 or > LongestDelay)
        {
            throw new RuleException("messageRule.delay", LongestDelay / 86400);
        }

        if (content.FallbackHours is < 1 or > LongestFallback)
        {
            throw new RuleException("messageRule.fallback", LongestFallback);
        }

        if (content.Condition.MinTotal is < 0)
        {
            throw new RuleException("messageRule.total");
        }

        (Kind, Purpose, TemplateId, DelaySeconds, FallbackHours, Tracks) = (content.Kind, content.Purpose, content.TemplateId, content.DelaySeconds, content.FallbackHours, content.Tracks);
        Channels = [.. channels.Select(channel => channel.ToString())];
        Set(content.Condition);
        Version++;
        ChangedAt = now;
    }

    public void Switch(bool on, DateTimeOffset now) => (IsOn, ChangedAt) = (on, now);

    public MessageRuleContent Content => new(Name, Kind, Purpose, TemplateId, Ways, DelaySeconds, FallbackHours, Tracks, Condition);

    public MessageCondition Condition => new(Shops, Marketplaces, SegmentId, TierId, MinTotal, Stage, Language);

    /// <summary>Where the consent for a channel is written down; null for one that does not speak to the buyer.</summary>
    public static ConsentChannel? ConsentOf(MessageChannel channel) => channel switch
    {
        MessageChannel.Email => ConsentChannel.Email,
        MessageChannel.Sms => ConsentChannel.Sms,
        MessageChannel.Telegram => ConsentChannel.Telegram,
        MessageChannel.MarketplaceChat => ConsentChannel.MarketplaceChat,
        _ => null,
    };

    /// <summary>What has to be agreed to; null: nothing.</summary>
    public static ConsentPurpose? ConsentOf(MessagePurpose purpose) => purpose switch
    {
        MessagePurpose.Offers => ConsentPurpose.Offers,
        MessagePurpose.Loyalty => ConsentPurpose.Loyalty,
        MessagePurpose.Surveys => ConsentPurpose.Surveys,
        MessagePurpose.Reminders => ConsentPurpose.Reminders,
        _ => null,
    };

    private void Set(MessageCondition condition)
    {
        Shops = [.. condition.Shops.Distinct()];
        Marketplaces = [.. condition.Marketplaces.Distinct()];
        (SegmentId, TierId, MinTotal) = (condition.SegmentId, condition.TierId, condition.MinTotal);
        Stage = string.IsNullOrWhiteSpace(condition.Stage) ? null : condition.Stage.Trim();
        Language = string.IsNullOrWhiteSpace(condition.Language) ? null : condition.Language.Trim();
    }
}

/// <summary>What a rule says.</summary>
public sealed record MessageRuleContent(
    string Name, BuyerEventKind Kind, MessagePurpose Purpose, MessageTemplateId TemplateId, IReadOnlyList<MessageChannel> Channels, int DelaySeconds, int? FallbackHours, bool Tracks, MessageCondition Condition);

/// <summary>To whom of those that it happened to; all parts have to hold, an absent part holds.</summary>
public sealed record MessageCondition(IReadOnlyList<Guid> Shops, IReadOnlyList<string> Marketplaces, Guid? SegmentId, Guid? TierId, decimal? MinTotal, string? Stage, string? Language)
{
    public static readonly MessageCondition Always = new([], [], null, null, null, null, null);

    public bool Holds(MessageFacts facts) =>
        (Shops.Count == 0 || (facts.Shop is { } shop && Shops.Contains(shop)))
        && (Marketplaces.Count == 0 || (facts.Marketplace is { } marketplace && Marketplaces.Contains(marketplace)))
        && (SegmentId is not { } segment || facts.Segments.Contains(segment))
        && (TierId is not { } tier || facts.Tier == tier)
        && (MinTotal is not { } least || facts.Total >= least)
        && (Stage is null || facts.Stage == Stage)
        && (Language is null || facts.Language == Language);
}

/// <summary>What a condition is asked of: the event and its buyer.</summary>
public sealed record MessageFacts(Guid? Shop, string? Marketplace, IReadOnlySet<Guid> Segments, Guid? Tier, decimal? Total, string? Stage, string Language);
