using System.Globalization;

namespace SellerDesk.Domain.Imports;

/// <summary>Reads a time as files write it. With a zone or Z it is that moment; without one it is in the shop's zone.</summary>
public static class TimeText
{
    private const int FirstYear = 1970;
    private const int LastYear = 2100;

    private static readonly string[] WithoutZone =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm",
        "dd.MM.yyyy", "dd.MM.yyyy HH:mm", "dd.MM.yyyy HH:mm:ss", "d.M.yyyy", "d.M.yyyy H:mm", "d.M.yyyy H:mm:ss", "yyyy/MM/dd", "yyyy/MM/dd HH:mm", "yyyy/MM/dd HH:mm:ss",
    ];

    private static readonly string[] WithZone =
    [
        "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss K", "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-dd HH:mm:sszz", "yyyy-MM-dd HH:mm:ss.FFFFFFFzz",
    ];

    /// <returns>The moment in UTC; null when the text is no time, or one outside 1970…2100.</returns>
    public static DateTimeOffset? Read(string text, TimeZoneInfo zone)
    {
        var trimmed = text.Trim();
        if (DateTime.TryParseExact(trimmed, WithoutZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return IsPlausible(local) ? ToUtc(local, zone) : null;
        }

        return DateTimeOffset.TryParseExact(trimmed, WithZone, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact) && IsPlausible(exact.DateTime)
            ? exact.ToUniversalTime()
            : null;
    }

    /// <summary>
    /// A time that the clocks skipped is counted with the offset before the change, so it lands as much later; one that they showed twice is the first of the two.
    /// </summary>
    public static DateTimeOffset ToUtc(DateTime local, TimeZoneInfo zone)
    {
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static bool IsPlausible(DateTime time) => time.Year is >= FirstYear and <= LastYear;
}
