namespace SellerDesk.Integrations.Wildberries;

/// <summary>Which days the funnel lets be asked for.</summary>
internal static class FunnelDays
{
    private const int Week = 6;

    /// <summary>Clocks may differ by so much: the marketplace refuses a day that has not begun there, and one more than a week ago.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromHours(2);

    public static (DateOnly From, DateOnly To) Of(DateTimeOffset now) => (MoscowTime.Day(now + Slack).AddDays(-Week), MoscowTime.Day(now - Slack));
}
