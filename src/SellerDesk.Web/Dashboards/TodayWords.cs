using SellerDesk.Application.Dashboards;
using SellerDesk.Application.Inbox;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Dashboards;

internal static class TodayWords
{
    public static string Over(Texts t, TodayCount over) => AtLeast(t, "today.over", over.Count, over.Capped);

    public static string Soon(Texts t, int soon, bool capped) => AtLeast(t, "today.soon", soon, capped);

    /// <summary>What is late and what is due before the day ends, in one line.</summary>
    public static string Due(Texts t, TodayCount over, TodayCount due)
    {
        var soon = Math.Max(0, due.Count - over.Count);
        return string.Join(", ", new[] { over.Count > 0 ? Over(t, over) : null, soon > 0 ? Soon(t, soon, due.Capped) : null }.OfType<string>());
    }

    private static string AtLeast(Texts t, string key, int count, bool capped)
    {
        var words = t.Count(key, Math.Min(count, InboxCounters.Most));
        return capped ? t["today.at-least", words] : words;
    }
}
