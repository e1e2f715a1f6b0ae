namespace SellerDesk.Domain.Hooks;

/// <summary>Everything that a program outside can be told about. Words are stable: programs compare them.</summary>
public static class HookEvents
{
    public const string ReviewCreated = "review.created";
    public const string ReviewChanged = "review.changed";
    public const string QuestionCreated = "question.created";
    public const string QuestionChanged = "question.changed";
    public const string ChatMessage = "chat.message";
    public const string OrderStage = "order.stage";
    public const string OrderLate = "order.late";
    public const string ComplaintOpened = "complaint.opened";
    public const string ComplaintMoved = "complaint.moved";
    public const string ReplySent = "reply.sent";
    public const string ReplyConfirmed = "reply.confirmed";
    public const string ReplyRejected = "reply.rejected";
    public const string PointsMoved = "points.moved";
    public const string TierChanged = "tier.changed";
    public const string SurveyAnswered = "survey.answered";
    public const string AlertRaised = "alert.raised";

    /// <summary>Sent when somebody tries a webhook; nobody subscribes to it.</summary>
    public const string Test = "webhook.test";

    public const int WordMaxLength = 40;

    /// <summary>Those that a webhook can ask for, in the order in which people are shown them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ReviewCreated, ReviewChanged, QuestionCreated, QuestionChanged, ChatMessage, ReplySent, ReplyConfirmed, ReplyRejected, OrderStage, OrderLate, ComplaintOpened, ComplaintMoved,
        PointsMoved, TierChanged, SurveyAnswered, AlertRaised,
    ];
}
