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
    public const string AnswerDelete = "answer-delete";
    public const string ReviewMark = "review-mark";
    public const string QuestionAnswerDelete = "question-answer-delete";
    public const string ChatMessage = "chat-message";
    public const string ChatFile = "chat-file";
    public const string ChatStart = "chat-start";
    public const string ChatRead = "chat-read";
    public const string ClaimDecision = "claim-decision";
    public const string OrderAction = "order-action";
    public const string CancellationDecision = "cancellation-decision";
    public const string BuyerWrote = "buyer-wrote";
    public const string ClaimOpened = "claim-opened";
    public const string OrderAdded = "order-added";
    public const string PushTarget = "push-target";
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

    /// <summary>Through which marketplace's wire it came; empty: Wildberries or the control page.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Marketplace { get; init; }

    /// <summary>The packed key of the order that it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Key { get; init; }

    /// <summary>What exactly was done or decided: an order's action, a claim's verdict, a review's mark.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Verb { get; init; }

    /// <summary>A file's name, a tracking number, a reason in the marketplace's own code.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Note { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public decimal Amount { get; init; }

    /// <summary>Photos of a message, bytes of a file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Count { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OrderWish? Order { get; init; }

    /// <summary>Written by a seller's program, not by a person at the control page.</summary>
    [JsonIgnore]
    public bool IsWrite => Kind is Answer or Edit or QuestionAnswer or QuestionEdit or QuestionDecline or QuestionView
        or AnswerDelete or ReviewMark or QuestionAnswerDelete or ChatMessage or ChatFile or ChatStart or ChatRead or ClaimDecision or OrderAction or CancellationDecision;
}
