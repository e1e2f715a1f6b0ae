using System.Text.Json;
using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Surveys;

public readonly record struct SurveyId(Guid Value) : ITypedId<SurveyId>
{
    public static SurveyId New() => new(Guid.CreateVersion7());

    public static SurveyId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>One question to buyers, with what sends it and how often it may. Belongs to the desk; invitations and answers belong to shops.</summary>
public sealed class Survey
{
    private Survey(SurveyId id, string name, DateTimeOffset createdAt)
    {
        Id = id;
        Name = name;
        CreatedAt = ChangedAt = createdAt;
    }

    public SurveyId Id { get; private set; }

    public string Name { get; private set; }

    public SurveyKind Kind { get; private set; }

    public SurveyTrigger Trigger { get; private set; }

    public SurveyState State { get; private set; }

    public int DelayDays { get; private set; }

    /// <summary>Empty: all.</summary>
    public Guid[] Shops { get; private set; } = [];

    public int Share { get; private set; } = 100;

    public int RestDays { get; private set; }

    public int ExpireDays { get; private set; } = 30;

    public int Quota { get; private set; }

    public int QuotaDays { get; private set; } = 30;

    public string[] Reasons { get; private set; } = [];

    /// <summary>What is asked, by language, as JSON of <see cref="SurveyWords"/>.</summary>
    public string WordsJson { get; private set; } = "{}";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public Guid? ChangedBy { get; private set; }

    /// <summary>Since when it is on: what happened before is not asked about.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    public IReadOnlyDictionary<string, SurveyWords> Words => JsonSerializer.Deserialize<Dictionary<string, SurveyWords>>(WordsJson) ?? [];

    public SurveyContent Content => new(Name, Kind, Trigger, DelayDays, Shops, Share, RestDays, ExpireDays, Quota, QuotaDays, Reasons, Words);

    /// <exception cref="RuleException">Those of <see cref="SurveyContent.Checked"/>.</exception>
    public static Survey Write(SurveyContent content, Guid? by, DateTimeOffset now)
    {
        var survey = new Survey(SurveyId.New(), "", now) { Kind = content.Kind, Trigger = content.Trigger };
        survey.Take(content, by, now);
        return survey;
    }

    /// <summary>Its scale stays: answers on another would not add up with those that are there.</summary>
    /// <exception cref="RuleException"><c>survey.kindStays</c>, and those of <see cref="SurveyContent.Checked"/>.</exception>
    public void Change(SurveyContent content, Guid? by, DateTimeOffset now)
    {
        if (content.Kind != Kind || content.Trigger != Trigger)
        {
            throw new RuleException("survey.kindStays");
        }

        Take(content, by, now);
    }

    public void SwitchOn(DateTimeOffset now) => (State, StartedAt) = (SurveyState.On, State == SurveyState.On ? StartedAt : now);

    public void SwitchOff() => State = SurveyState.Off;

    private void Take(SurveyContent content, Guid? by, DateTimeOffset now)
    {
        var wanted = content.Checked();
        (Name, DelayDays, Shops, Share, RestDays, ExpireDays) = (wanted.Name, wanted.DelayDays, [.. wanted.Shops], wanted.Share, wanted.RestDays, wanted.ExpireDays);
        (Quota, QuotaDays, Reasons, WordsJson) = (wanted.Quota, wanted.QuotaDays, [.. wanted.Reasons], JsonSerializer.Serialize(wanted.Words));
        (ChangedAt, ChangedBy) = (now, by);
    }
}
