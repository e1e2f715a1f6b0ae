using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading.Flags;
using SellerDesk.Domain.Reading.Topics;

namespace SellerDesk.Domain.Reading;

/// <summary>What makes an item urgent.</summary>
public enum UrgencyCause
{
    /// <summary>How near our deadline is: <c>over</c>, <c>hour</c>, <c>four_hours</c>, <c>day</c>.</summary>
    Deadline,

    /// <summary>1 to 5.</summary>
    Stars,

    /// <summary>Somebody waits for more than thanks: <c>question</c>, <c>chat</c>, <c>complaint</c>, <c>lateorder</c>.</summary>
    Kind,

    /// <summary>The text blames.</summary>
    Sentiment,

    /// <summary>A topic that is blamed.</summary>
    Topic,

    Flag,

    /// <summary>The level of service puts it before others of its hour: <c>first</c>.</summary>
    Line,
}

/// <param name="Code">Of which deadline, topic, flag, how many stars.</param>
/// <param name="Weight">Points of <see cref="UrgencyReasons.Most"/>.</param>
public sealed record UrgencyReason(UrgencyCause Cause, string Code, int Weight);

/// <param name="Rating">Stars, 1 to 5; null where there are none.</param>
/// <param name="Sentiment">-1, 0, 1; null until it was read.</param>
/// <param name="Topics">Codes; a blamed one stands a second time with a minus before it.</param>
public sealed record UrgencyFacts(WorkItemKind Kind, DateTimeOffset DueAt, short? Rating, short? Sentiment, IReadOnlyCollection<string> Topics, IReadOnlyCollection<string> Flags)
{
    public bool FirstInLine { get; init; }
}

/// <summary>
/// Why an item stands where it does. The list has one order, our deadline; so what a reading finds works by bringing the deadline nearer
/// (<see cref="Within"/>), and the reasons with their weights tell how it came about.
/// </summary>
public static class UrgencyReasons
{
    /// <summary>The sum goes no higher.</summary>
    public const int Most = 100;

    private static readonly Dictionary<string, int> Blamed = new()
    {
        [TopicCodes.Expiry] = 15,
        [TopicCodes.WrongItem] = 15,
        [TopicCodes.Missing] = 10,
        [TopicCodes.Mismatch] = 5,
        [TopicCodes.Function] = 5,
        [TopicCodes.Quality] = 5,
    };

    private static readonly Dictionary<string, int> Flagged = new()
    {
        [FlagCodes.Harm] = 50,
        [FlagCodes.Attack] = 15,
        [FlagCodes.RepeatsComplaint] = 10,
        [FlagCodes.Contradicts] = 10,
    };

    /// <summary>The heaviest first.</summary>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<UrgencyReason> Of(UrgencyFacts facts, DateTimeOffset now) =>
        [.. Shown(facts, now).Concat(Read(facts.Sentiment, facts.Topics, facts.Flags)).Where(reason => reason.Weight > 0).OrderByDescending(reason => reason.Weight)];

    public static int Sum(IEnumerable<UrgencyReason> reasons) => Math.Min(Most, reasons.Sum(reason => reason.Weight));

    /// <summary>How soon an answer is due because of what was read; null: reading it changes nothing.</summary>
    public static TimeSpan? Within(short? sentiment, IReadOnlyCollection<string> topics, IReadOnlyCollection<string> flags) =>
        Sum(Read(sentiment, topics, flags)) switch
        {
            >= 50 => TimeSpan.FromHours(1),
            >= 30 => TimeSpan.FromHours(2),
            >= 20 => TimeSpan.FromHours(4),
            _ => null,
        };

    private static IEnumerable<UrgencyReason> Shown(UrgencyFacts facts, DateTimeOffset now)
    {
        var left = facts.DueAt - now;
        yield return left switch
        {
            _ when left < TimeSpan.Zero => new(UrgencyCause.Deadline, "over", 40),
            _ when left < TimeSpan.FromHours(1) => new(UrgencyCause.Deadline, "hour", 30),
            _ when left < TimeSpan.FromHours(4) => new(UrgencyCause.Deadline, "four_hours", 15),
            _ when left < TimeSpan.FromDays(1) => new(UrgencyCause.Deadline, "day", 5),
            _ => new(UrgencyCause.Deadline, "later", 0),
        };
        yield return new(UrgencyCause.Line, "first", facts.FirstInLine ? 5 : 0);
        yield return facts.Kind switch
        {
            WorkItemKind.Question => new(UrgencyCause.Kind, "question", 20),
            WorkItemKind.Chat => new(UrgencyCause.Kind, "chat", 30),
            WorkItemKind.Complaint => new(UrgencyCause.Kind, "complaint", 30),
            WorkItemKind.LateOrder => new(UrgencyCause.Kind, "lateorder", 20),
            WorkItemKind.Survey => new(UrgencyCause.Kind, "survey", 20),
            _ => new(UrgencyCause.Stars, $"{facts.Rating}", facts.Rating switch { 1 => 30, 2 => 20, 3 => 10, _ => 0 }),
        };
    }

    private static IEnumerable<UrgencyReason> Read(short? sentiment, IReadOnlyCollection<string> topics, IReadOnlyCollection<string> flags) =>
    [
        new(UrgencyCause.Sentiment, "negative", sentiment < 0 ? 10 : 0),
        .. topics.Where(topic => topic.StartsWith('-')).Select(topic => new UrgencyReason(UrgencyCause.Topic, topic[1..], Blamed.GetValueOrDefault(topic[1..]))),
        .. flags.Select(flag => new UrgencyReason(UrgencyCause.Flag, flag, Flagged.GetValueOrDefault(flag))),
    ];
}
