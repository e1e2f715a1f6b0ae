namespace SellerDesk.Web.Shell.Widgets;

/// <summary>A deadline as a clock shows it. The page's script (<c>clocks.js</c>) counts by the same thresholds.</summary>
/// <param name="State">fine, soon, over or line.</param>
/// <param name="Left">Time left; negative when it is over.</param>
/// <param name="Share">How much of the time is left, 0 to 1.</param>
public readonly record struct ClockLook(string State, TimeSpan Left, double Share)
{
    private static readonly TimeSpan SoonBefore = TimeSpan.FromHours(2);
    private static readonly TimeSpan LineBefore = TimeSpan.FromHours(4);

    /// <param name="due">When the time is up.</param>
    /// <param name="start">When it began to run; unknown: the share is told by the state alone.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="redLine">The marketplace's own deadline, where silence costs money.</param>
    public static ClockLook Of(DateTimeOffset due, DateTimeOffset? start, DateTimeOffset now, bool redLine = false)
    {
        var left = due - now;
        var whole = due - (start ?? due);
        var share = whole > TimeSpan.Zero ? Math.Clamp(left / whole, 0, 1) : left > SoonBefore ? 1 : 0;
        return new(StateOf(left, whole > TimeSpan.Zero ? share : null, redLine), left, share);
    }

    private static string StateOf(TimeSpan left, double? share, bool redLine)
    {
        if (redLine && (left < LineBefore || share < 0.15))
        {
            return "line";
        }
        if (left <= TimeSpan.Zero)
        {
            return "over";
        }
        return left < SoonBefore || share < 0.25 ? "soon" : "fine";
    }
}
