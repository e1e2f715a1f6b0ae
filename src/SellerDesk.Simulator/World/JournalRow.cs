using System.Text.Json.Serialization;

namespace SellerDesk.Simulator.World;

/// <summary>What came from outside: a write by a seller's program, or a change made at the control page. The rows in order, with the seed, are the whole state of the world.</summary>
internal sealed record JournalRow
{
    public const string Answer = "answer";
    public const string Edit = "edit";
    public const string QuestionAnswer = "question-answer";
    public const string QuestionEdit = "question-edit";
    public const string QuestionDecline = "question-decline";
    public const string QuestionView = "question-view";
    public const string ReviewAdded = "review-added";
    public const string QuestionAdded = "question-added";
    public const string VolumeChanged = "volume-changed";

    public required DateTimeOffset At { get; init; }

    public required string Account { get; init; }

    public required string Kind { get; init; }

    public string Id { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>The write had an effect; a wrong id is told success and has none.</summary>
    public bool Accepted { get; init; }

    public bool IdKnown { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WillBeRefused { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double ModerationSeconds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double Volume { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AddedReview? Review { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AddedQuestion? Question { get; init; }

    /// <summary>Written by a seller's program, not by a person at the control page.</summary>
    [JsonIgnore]
    public bool IsWrite => Kind is Answer or Edit or QuestionAnswer or QuestionEdit or QuestionDecline or QuestionView;
}
