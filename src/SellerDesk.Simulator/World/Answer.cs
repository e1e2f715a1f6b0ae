namespace SellerDesk.Simulator.World;

/// <summary>Where the moderation of an answer stands.</summary>
internal enum AnswerStage
{
    InModeration,
    Published,
    Refused,
}

/// <summary>The seller's answer and how its moderation will end; where it stands is a question of the clock.</summary>
internal sealed record Answer(string Text, DateTimeOffset FirstSentAt, DateTimeOffset SentAt, TimeSpan Moderation, bool WillBeRefused)
{
    private static readonly TimeSpan EditableFor = TimeSpan.FromDays(60);

    public bool WasEdited => SentAt != FirstSentAt;

    public AnswerStage StageAt(DateTimeOffset now) =>
        now < SentAt + Moderation ? AnswerStage.InModeration : WillBeRefused ? AnswerStage.Refused : AnswerStage.Published;

    public bool IsEditableAt(DateTimeOffset now) => !WasEdited && now <= FirstSentAt + EditableFor;
}

/// <summary>What the seller did with a question: answered, or declined it (then buyers do not see it).</summary>
internal sealed record QuestionReply(string Text, DateTimeOffset FirstSentAt, DateTimeOffset SentAt, bool IsDeclined)
{
    private static readonly TimeSpan EditableFor = TimeSpan.FromDays(60);

    public bool IsEditableAt(DateTimeOffset now) => SentAt == FirstSentAt && now <= FirstSentAt + EditableFor;
}
