using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Audit;

namespace SellerDesk.Web.Team;

/// <summary>Addresses of the audit log: what is listed and where the page begins; and where the thing of an entry is shown.</summary>
internal static class AuditAddress
{
    public const string Page = "/settings/audit";
    public const string Export = Page + "/export.csv";

    private const string Day = "yyyy-MM-dd";

    public static string Of(AuditFilter filter, TimeZoneInfo zone, long? after = null) => QueryHelpers.AddQueryString(Page, Query(filter, zone, after));

    public static string ExportOf(AuditFilter filter, TimeZoneInfo zone) => QueryHelpers.AddQueryString(Export, Query(filter, zone, null));

    /// <summary>Days are those of whoever reads; what cannot be read narrows nothing.</summary>
    public static AuditFilter Read(IQueryCollection query, TimeZoneInfo zone) => new(
        Guid.TryParse(query["by"], out var by) ? by : null,
        Word(query["kind"], AuditEntry.KindMaxLength),
        Enum.TryParse<AuditDeed>(query["deed"], out var deed) && Enum.IsDefined(deed) ? deed : null,
        Word(query["thing"], AuditEntry.ThingMaxLength),
        Date(query["from"]) is { } from ? Midnight(from, zone) : null,
        Date(query["until"]) is { } until ? Midnight(until.AddDays(1), zone) : null,
        Word(query["q"], 200));

    public static long? After(IQueryCollection query) => long.TryParse(query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : null;

    /// <summary>The page of what was changed, where it has one.</summary>
    public static string? Of(AuditRow row) => row.Kind switch
    {
        _ when row.Thing is null => null,
        "buyers" or "buyer_looks" when Guid.TryParse(row.Thing, out _) => $"/buyers/{row.Thing}",
        "orders" => $"/orders/{row.Thing}",
        "complaints" => $"/complaints/{row.Thing}",
        "work_items" => $"/inbox?item={row.Thing}",
        "bulk_runs" => $"/inbox/bulk/{row.Thing}",
        "people" => $"{TeamSetup.People}?edit={row.Thing}",
        "api_tokens" => TeamSetup.Tokens,
        "shops" => "/settings/shops",
        "reply_templates" => "/settings/templates",
        "segments" => $"/buyers/segments/{row.Thing}",
        "surveys" => $"/buyers/surveys/{row.Thing}",
        "articles" => $"/knowledge/{row.Thing}",
        "message_channels" => "/settings/channels",
        _ => null,
    };

    public static string DayOf(DateTimeOffset? at, TimeZoneInfo zone, int back = 0) => at is { } moment ? TimeZoneInfo.ConvertTime(moment, zone).AddDays(-back).ToString(Day, CultureInfo.InvariantCulture) : "";

    private static Dictionary<string, string?> Query(AuditFilter filter, TimeZoneInfo zone, long? after)
    {
        var query = new Dictionary<string, string?>();
        Add("by", filter.By?.ToString());
        Add("kind", filter.Kind);
        Add("deed", filter.Deed?.ToString());
        Add("thing", filter.Thing);
        Add("from", DayOf(filter.From, zone));
        Add("until", DayOf(filter.Until, zone, back: 1));
        Add("q", filter.Text);
        Add("after", after?.ToString(CultureInfo.InvariantCulture));
        return query;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query[name] = value;
            }
        }
    }

    private static string? Word(string? text, int longest) => text?.Trim() is { Length: > 0 } word && word.Length <= longest && !word.Contains('\0') ? word : null;

    private static DateOnly? Date(string? text) => DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1999 and < 2200 ? day : null;

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
