using System.Globalization;
using SellerDesk.Application.Dashboards.Reports;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Dashboards;

/// <summary>Reports in the reader's words.</summary>
internal static class ReportWords
{
    private static readonly char[] Between = ['\n', '\r', ',', ';', ' '];

    /// <summary>By Mondays at 09:00 (Europe/Moscow).</summary>
    public static string When(Texts t, ReportSchedule schedule)
    {
        var at = schedule.At.ToString("HH:mm", CultureInfo.InvariantCulture);
        return schedule.Every switch
        {
            ReportEvery.Day => t["reports.when.day", at, schedule.Zone],
            ReportEvery.Week => t["reports.when.week", Weekday(t, schedule.Day), at, schedule.Zone],
            _ => t["reports.when.month", schedule.Day, at, schedule.Zone],
        };
    }

    /// <param name="day">1 is Monday.</param>
    public static string Weekday(Texts t, int day) => t.Format.Words.Weekdays[day % ReportSchedule.DaysInWeek];

    public static string To(Texts t, Report report, IReadOnlyList<ReportReader> people) =>
        string.Join(", ", report.PersonIds.Select(id => people.FirstOrDefault(person => person.Id.Value == id)?.Name ?? t["reports.somebody"]).Concat(report.Addresses));

    public static string Whom(Texts t, ReportLetter letter, IReadOnlyList<ReportReader> people) =>
        letter.PersonId is { } id ? people.FirstOrDefault(person => person.Id == id)?.Name ?? t["reports.somebody"] : letter.Address;

    public static string Why(Texts t, ReportLetter letter) =>
        letter.Detail is not { Length: > 0 } said ? "–" : t.Has("reports.said." + said) ? t["reports.said." + said] : t.Has("channels.said." + said.Split(' ')[0].TrimEnd(':')) ? t["channels.said." + said.Split(' ')[0].TrimEnd(':')] : said;

    public static string? Shop(Report report, IReadOnlyList<ShopFace> shops)
    {
        var filter = BoardFilter.Read("?" + report.Query);
        return filter.Shop is { } id ? shops.FirstOrDefault(shop => shop.Id == id)?.Name : filter.Marketplace?.ToString();
    }

    public static string Last(Texts t, ReportRow row, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (row.Last.Count == 0)
        {
            return t["reports.last.never"];
        }

        var sent = row.Last.Count(letter => letter.State == ReportLetterState.Sent);
        var going = row.Last.Count(letter => letter.State is ReportLetterState.Waiting or ReportLetterState.Sending);
        var at = t.Format.Ago(row.Last[0].RoundAt, zone, now);
        return going > 0 ? t["reports.last.going", at, going] : row.HasFailed ? t["reports.last.failed", at, sent, row.Last.Count] : t["reports.last.sent", at, sent];
    }

    /// <returns>False: something cannot be read; <paramref name="why"/> says what.</returns>
    public static bool TryContent(Texts t, ReportDraft draft, out ReportContent content, out string? why)
    {
        why = TimeOnly.TryParseExact(draft.At, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? null : t["reports.wrong-time"];
        content = new ReportContent(draft.Name, [.. draft.Boards], draft.Query, [.. draft.People], draft.Addresses.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            new ReportSchedule(draft.Every, draft.Every == ReportEvery.Day ? 1 : draft.Every == ReportEvery.Week ? Math.Clamp(draft.Day, 1, ReportSchedule.DaysInWeek) : draft.Day, at, draft.Zone.Trim()));
        return why is null;
    }
}
