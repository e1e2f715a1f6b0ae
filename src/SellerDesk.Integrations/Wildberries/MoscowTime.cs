namespace SellerDesk.Integrations.Wildberries;

/// <summary>Wildberries lives by Moscow's clock, most often without saying so.</summary>
internal static class MoscowTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(3);

    public static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Offset).Date);

    public static DateTimeOffset Midnight(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
