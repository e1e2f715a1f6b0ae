using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>What a clock measures.</summary>
public enum ClockKind
{
    /// <summary>From the order to its hand-over.</summary>
    OrderProcessing,

    /// <summary>From the buyer's words to our first answer.</summary>
    FirstResponse,

    /// <summary>From a complaint's opening to its end.</summary>
    ComplaintResolution,

    /// <summary>One stage of a complaint.</summary>
    ComplaintStage,
}

/// <summary>How a time of a level is said.</summary>
public enum TimeUnit
{
    /// <summary>Working minutes of the calendar.</summary>
    WorkingMinutes,

    /// <summary>Working hours of the calendar.</summary>
    WorkingHours,

    /// <summary>Working days: as many hours as a usual day of the calendar has.</summary>
    WorkingDays,

    /// <summary>Hours round the clock.</summary>
    Hours,

    /// <summary>Days of 24 hours.</summary>
    Days,
}

/// <summary>One time of a service level.</summary>
/// <param name="Of">What of the kind (see <see cref="TimeOf"/>, or a stage of complaints); empty where there is one only.</param>
public sealed record ServiceTime(ClockKind Kind, string Of, int Amount, TimeUnit Unit)
{
    /// <summary>Nobody promises more than a year.</summary>
    public const int MostDays = 366;

    public bool IsWorking => Unit is TimeUnit.WorkingMinutes or TimeUnit.WorkingHours or TimeUnit.WorkingDays;

    /// <summary>Minutes to count; working ones where <see cref="IsWorking"/>.</summary>
    public int Minutes(WorkSchedule schedule) => Unit switch
    {
        TimeUnit.WorkingMinutes => Amount,
        TimeUnit.WorkingDays => Amount * schedule.UsualDayMinutes,
        TimeUnit.Days => Amount * 24 * 60,
        _ => Amount * 60,
    };

    /// <exception cref="RuleException"><c>level.zeroTime</c>, <c>level.longTime</c>.</exception>
    public ServiceTime Checked()
    {
        if (Amount <= 0)
        {
            throw new RuleException("level.zeroTime");
        }

        var days = Unit switch { TimeUnit.WorkingMinutes => Amount / 1440, TimeUnit.Hours or TimeUnit.WorkingHours => Amount / 24, _ => Amount };
        return days <= MostDays ? this : throw new RuleException("level.longTime", MostDays);
    }
}

/// <summary>What first responses are told apart by: <see cref="ServiceTime.Of"/> of <see cref="ClockKind.FirstResponse"/>.</summary>
public static class TimeOf
{
    public const string Question = "Question";
    public const string Chat = "Chat";

    /// <summary>A dispute that an arbiter of the marketplace decides.</summary>
    public const string Arbitration = "Arbitration";
    public const string BadReview = "BadReview";

    /// <summary>One or two stars without words.</summary>
    public const string BadRating = "BadRating";
    public const string MiddleReview = "MiddleReview";
    public const string MiddleRating = "MiddleRating";
    public const string GoodReview = "GoodReview";
    public const string GoodRating = "GoodRating";
    public const string Complaint = "Complaint";

    /// <summary>A delivery that is late or fails.</summary>
    public const string LateOrder = "LateOrder";

    /// <summary>A low score in a survey.</summary>
    public const string Survey = "Survey";

    public static IReadOnlyList<string> FirstResponses { get; } =
        [Arbitration, Chat, Question, Complaint, LateOrder, Survey, BadReview, BadRating, MiddleReview, MiddleRating, GoodReview, GoodRating];

    /// <param name="rating">Stars, 1 to 5.</param>
    /// <param name="hasText">The buyer wrote something beside the stars.</param>
    public static string Review(int rating, bool hasText) => (rating, hasText) switch
    {
        ( <= 2, true) => BadReview,
        ( <= 2, false) => BadRating,
        (3, true) => MiddleReview,
        (3, false) => MiddleRating,
        (_, true) => GoodReview,
        (_, false) => GoodRating,
    };
}
