using System.Globalization;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Inbox;

/// <summary>Why an item stands where it does, in the reader's words.</summary>
public static class UrgencyWords
{
    /// <summary>With so many points besides its deadline an item is marked as urgent.</summary>
    private const int Hot = 45;

    public static IReadOnlyList<UrgencyReason> Reasons(this InboxRow row, DateTimeOffset now) => row.State == WorkItemState.Open
        ? UrgencyReasons.Of(new UrgencyFacts(row.Kind, row.DueAt, row.Rating, row.Sentiment, row.Topics, row.Flags) { FirstInLine = row.FirstInLine }, now)
        : [];

    public static bool AreHot(this IReadOnlyList<UrgencyReason> reasons) => UrgencyReasons.Sum(reasons.Where(reason => reason.Cause is not (UrgencyCause.Deadline or UrgencyCause.Line))) >= Hot;

    public static string Reason(this Texts t, UrgencyReason reason) => reason.Cause switch
    {
        UrgencyCause.Deadline => t["inbox.why.deadline." + reason.Code],
        UrgencyCause.Stars => t.Count("inbox.why.stars", int.Parse(reason.Code, CultureInfo.InvariantCulture)),
        UrgencyCause.Kind => t["inbox.why.kind." + reason.Code],
        UrgencyCause.Sentiment => t["inbox.why.negative"],
        UrgencyCause.Line => t["inbox.why.first"],
        UrgencyCause.Topic => t.Topic("-" + reason.Code),
        _ => t.Flag(reason.Code),
    };

    /// <summary>All of it in one line: what a pointer over the clock is told.</summary>
    public static string Urgency(this Texts t, IReadOnlyList<UrgencyReason> reasons) =>
        $"{t["inbox.why.sum", UrgencyReasons.Sum(reasons)]}: {string.Join(", ", reasons.Select(reason => $"{t.Reason(reason)} +{reason.Weight}"))}";
}
