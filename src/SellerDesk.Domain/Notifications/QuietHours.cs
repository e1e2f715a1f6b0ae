using System.Globalization;
using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Notifications;

/// <summary>When a person is left alone, on their own wall clock; may go over midnight. Written as <c>22:00-08:00</c>.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <exception cref="RuleException"><c>quiet.unreadable</c>.</exception>
    public static QuietHours Read(string text) =>
        text.Split(['-', '–', '—'], 2, StringSplitOptions.TrimEntries) is [var from, var to]
        && TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
        && TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) && start != end
            ? new QuietHours(start, end) : throw new RuleException("quiet.unreadable", text);

    /// <summary>When it is quiet now: until when (UTC). Null: it is not.</summary>
    public DateTimeOffset? EndOf(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var at = TimeOnly.FromDateTime(local);
        if (!at.IsBetween(From, To))
        {
            return null;
        }

        var ends = local.Date + To.ToTimeSpan() is var today && today > local ? today : local.Date.AddDays(1) + To.ToTimeSpan();
        while (zone.IsInvalidTime(ends))
        {
            ends = ends.AddMinutes(30);
        }

        var moment = new DateTimeOffset(ends, zone.GetUtcOffset(ends)).ToUniversalTime();
        return moment > now ? moment : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{To:HH:mm}");
}
