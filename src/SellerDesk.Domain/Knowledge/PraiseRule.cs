using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Domain.Knowledge;

public readonly record struct PraiseRuleId(Guid Value) : ITypedId<PraiseRuleId>
{
    public static PraiseRuleId New() => new(Guid.CreateVersion7());

    public static PraiseRuleId From(Guid value) => new(value);
}

/// <summary><see cref="Dry"/>: goes through all of it and sends nothing. <see cref="Paused"/>: stopped itself.</summary>
public enum PraiseRuleState
{
    Off,
    Dry,
    On,
    Paused,
}

/// <summary>Answers plain praise without a person, within limits.</summary>
public sealed class PraiseRule
{
    public const int NameMaxLength = 80;
    public const int MostTemplates = 30;

    private PraiseRule(PraiseRuleId id, string name, DateTimeOffset createdAt)
    {
        Id = id;
        Name = name;
        CreatedAt = ChangedAt = createdAt;
    }

    public PraiseRuleId Id { get; private set; }

    public string Name { get; private set; }

    public PraiseRuleState State { get; private set; }

    /// <summary>4 or 5.</summary>
    public short MinRating { get; private set; } = 5;

    public PraiseText Text { get; private set; }

    public bool WithPhotos { get; private set; }

    /// <summary>Empty: all.</summary>
    public Guid[] Shops { get; private set; } = [];

    /// <summary>Reply templates that take turns.</summary>
    public Guid[] Templates { get; private set; } = [];

    public int PerHour { get; private set; } = 20;

    public int PerDay { get; private set; } = 200;

    /// <summary>Hours of the shop's day in which it answers: from (included) to (not included); equal: around the clock.</summary>
    public short FromHour { get; private set; } = 9;

    public short ToHour { get; private set; } = 21;

    /// <summary>Minutes that a review has to be old.</summary>
    public int DelayMinutes { get; private set; } = 30;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public Guid? ChangedBy { get; private set; }

    /// <summary>Since when it is on or dry: only what happened since then can pause it again.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    public string? PausedBecause { get; private set; }

    /// <summary>Answers that went out, those it would have given while dry, and those that the reply rules refused.</summary>
    public int Sent { get; private set; }

    public int WouldHaveSent { get; private set; }

    public int Refused { get; private set; }

    public bool Works => State is PraiseRuleState.On or PraiseRuleState.Dry;

    public static PraiseRule Write(PraiseRuleContent content, Guid? by, DateTimeOffset now)
    {
        var rule = new PraiseRule(PraiseRuleId.New(), "", now);
        rule.Change(content, by, now);
        return rule;
    }

    public PraiseRuleContent Content => new(Name, MinRating, Text, WithPhotos, Shops, Templates, PerHour, PerDay, FromHour, ToHour, DelayMinutes);

    public void Change(PraiseRuleContent content, Guid? by, DateTimeOffset now)
    {
        var wanted = content.Checked();
        (Name, MinRating, Text, WithPhotos, Shops, Templates) = (wanted.Name, wanted.MinRating, wanted.Text, wanted.WithPhotos, [.. wanted.Shops], [.. wanted.Templates]);
        (PerHour, PerDay, FromHour, ToHour, DelayMinutes) = (wanted.PerHour, wanted.PerDay, wanted.FromHour, wanted.ToHour, wanted.DelayMinutes);
        (ChangedAt, ChangedBy) = (now, by);
    }

    public void Let(PraiseRuleState state, DateTimeOffset now)
    {
        if (state is PraiseRuleState.On or PraiseRuleState.Dry && Templates.Length == 0)
        {
            throw new RuleException("praise.noTemplates");
        }

        (State, PausedBecause, StartedAt) = (state, null, state is PraiseRuleState.On or PraiseRuleState.Dry ? now : StartedAt);
    }

    public void Pause(string because) => (State, PausedBecause) = (PraiseRuleState.Paused, because);

    public void Count(PraiseDeedState deed)
    {
        Sent += deed == PraiseDeedState.Sent ? 1 : 0;
        WouldHaveSent += deed == PraiseDeedState.Dry ? 1 : 0;
        Refused += deed == PraiseDeedState.Refused ? 1 : 0;
    }

    /// <summary>Is it within the rule's hours at the shop?</summary>
    public bool IsWorking(DateTimeOffset now, TimeZoneInfo zone)
    {
        var hour = TimeZoneInfo.ConvertTime(now, zone).Hour;
        return FromHour == ToHour || (FromHour < ToHour ? hour >= FromHour && hour < ToHour : hour >= FromHour || hour < ToHour);
    }

    /// <summary>Why a review is not this rule's, as a code; null when it is plain praise by the rule.</summary>
    /// <param name="words">Everything that the buyer wrote.</param>
    public string? Miss(WorkItem item, string words)
    {
        var hasWords = words.Any(char.IsLetterOrDigit);
        return item switch
        {
            _ when Shops.Length > 0 && !Shops.Contains(item.ShopId.Value) => "shop",
            _ when (item.Rating ?? 0) < MinRating => "rating",
            _ when hasWords && Text == PraiseText.None => "hasText",
            _ when !hasWords && Text == PraiseText.Positive => "noText",
            _ when words.Contains('?', StringComparison.Ordinal) => "questionMark",
            _ when item.HasPhoto && !WithPhotos => "photo",
            _ when item.Flags.Length > 0 => "flags",
            _ when item.Topics.Any(topic => topic.StartsWith('-')) => "blame",
            _ when hasWords && item.Sentiment is null => "unread",
            _ when hasWords && item.Sentiment != 1 => "notPositive",
            _ => null,
        };
    }
}
