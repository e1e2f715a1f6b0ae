using System.Globalization;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>The marketplace's ways of writing time: Moscow's, with the offset.</summary>
internal static class YandexTime
{
    public static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public static string Of(DateTimeOffset time) => time.ToOffset(Moscow).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset time) => time.ToOffset(Moscow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset time) => time.ToOffset(Moscow).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Moscow).DateTime);

    public static DateTimeOffset Midnight(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Moscow).ToUniversalTime();
}
