namespace SellerDesk.Domain.ServiceLevels;

/// <summary>
/// The three levels that a desk begins with. First responses of Standard are as they were before there were levels, in working time; Basic takes
/// twice, Premium half of it.
/// </summary>
public static class ShippedLevels
{
    public static ServiceLevelId BasicId { get; } = new(new Guid("5e11e4de-5c00-7000-8000-000000000001"));

    public static ServiceLevelId StandardId { get; } = new(new Guid("5e11e4de-5c00-7000-8000-000000000002"));

    public static ServiceLevelId PremiumId { get; } = new(new Guid("5e11e4de-5c00-7000-8000-000000000003"));

    /// <summary>Nine to nine every day, no holidays: what a desk lives by until somebody says otherwise.</summary>
    public static WorkCalendarId CalendarId { get; } = new(new Guid("5e11e4de-5c00-7000-8000-000000000010"));

    public static LevelTerms Basic { get; } = new(
        [Working(ClockKind.OrderProcessing, "", 3, TimeUnit.WorkingDays), .. Answers(2), Working(ClockKind.ComplaintResolution, "", 5, TimeUnit.WorkingDays)],
        Communication.MarketplaceChat, [], "", 0, false);

    public static LevelTerms Standard { get; } = new(
        [Working(ClockKind.OrderProcessing, "", 2, TimeUnit.WorkingDays), .. Answers(1), Working(ClockKind.ComplaintResolution, "", 48, TimeUnit.Hours)],
        Communication.EachStage, ["Approved", "HandedOver", "Delivered", "ComplaintOpened", "ComplaintDecided", "ComplaintClosed"], "", 12, false);

    public static LevelTerms Premium { get; } = new(
        [Working(ClockKind.OrderProcessing, "", 24, TimeUnit.Hours), .. Answers(0.5), Working(ClockKind.ComplaintResolution, "", 24, TimeUnit.Hours)],
        Communication.PersonalManager, ["Approved", "HandedOver", "Delivered", "ComplaintOpened", "ComplaintDecided", "ComplaintClosed"], "", 24, true);

    private static ServiceTime Working(ClockKind kind, string of, int amount, TimeUnit unit) => new(kind, of, amount, unit);

    private static IEnumerable<ServiceTime> Answers(double times) =>
    [
        // Who is silent before an arbiter loses: an hour for everyone, day and night.
        Working(ClockKind.FirstResponse, TimeOf.Arbitration, 1, TimeUnit.Hours),
        Answer(TimeOf.Chat, 120, times),
        Answer(TimeOf.Question, 240, times),
        Answer(TimeOf.Complaint, 240, times),
        Answer(TimeOf.LateOrder, 240, times),
        Answer(TimeOf.Survey, 240, times),
        Answer(TimeOf.BadReview, 240, times),
        Answer(TimeOf.BadRating, 720, times),
        Answer(TimeOf.MiddleReview, 720, times),
        Answer(TimeOf.MiddleRating, 1440, times),
        Answer(TimeOf.GoodReview, 1440, times),
        Answer(TimeOf.GoodRating, 4320, times),
    ];

    private static ServiceTime Answer(string of, int minutes, double times) => Working(ClockKind.FirstResponse, of, (int)(minutes * times / 60), TimeUnit.WorkingHours);
}
