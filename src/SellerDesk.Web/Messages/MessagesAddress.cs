using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Data;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Web.Messages;

/// <summary>Addresses of messages: the filter, and where the page begins.</summary>
public static class MessagesAddress
{
    public const string Path = "/messages";
    public const string Rules = Path + "/rules";
    public const string Templates = Path + "/templates";
    public const string Report = Path + "/report";
    public const string Untold = Path + "/untold";
    public const string Stock = Path + "/stock";

    private const string DayForm = "yyyy-MM-dd";

    public static string Message(OutgoingMessageId id) => $"{Path}/{id}";

    public static string Of(MessageFilter filter, ListPlace? after = null) => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>
    {
        ["what"] = filter.What?.ToLowerInvariant(),
        ["reason"] = filter.Reason?.ToString().ToLowerInvariant(),
        ["rule"] = filter.Rule?.ToString(),
        ["template"] = filter.Template?.ToString(),
        ["channel"] = filter.Channel?.ToString().ToLowerInvariant(),
        ["from"] = filter.From?.ToString(DayForm, CultureInfo.InvariantCulture),
        ["until"] = filter.Until?.ToString(DayForm, CultureInfo.InvariantCulture),
        ["buyer"] = filter.Buyer?.ToString(),
        ["after"] = after is { At: { } at } place ? $"{at.UtcDateTime:O}|{place.Id}" : null,
    }.Where(pair => pair.Value is not null));

    public static string Of(UntoldFilter filter, UntoldPlace? after = null) => QueryHelpers.AddQueryString(Untold, new Dictionary<string, string?>
    {
        ["reason"] = filter.Reason?.ToString().ToLowerInvariant(),
        ["rule"] = filter.Rule?.ToString(),
        ["from"] = filter.From?.ToString(DayForm, CultureInfo.InvariantCulture),
        ["until"] = filter.Until?.ToString(DayForm, CultureInfo.InvariantCulture),
        ["after"] = after is null ? null : string.Create(CultureInfo.InvariantCulture, $"{after.At.UtcDateTime:O}|{after.Id}"),
    }.Where(pair => pair.Value is not null));

    public static (UntoldFilter Filter, UntoldPlace? After) ReadUntold(string uri)
    {
        var (same, _) = Read(uri);
        var place = QueryHelpers.ParseQuery(new Uri(uri).Query).TryGetValue("after", out var said) ? said.ToString().Split('|') : [];
        return (new UntoldFilter(same.Rule, same.Reason, same.From, same.Until),
            place is [var at, var id] && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && long.TryParse(id, CultureInfo.InvariantCulture, out var number)
                ? new UntoldPlace(moment, number) : null);
    }

    public static (MessageFilter Filter, ListPlace? After) Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return (new MessageFilter(
            MessageFilter.Whats.FirstOrDefault(what => string.Equals(what, Said("what"), StringComparison.OrdinalIgnoreCase)), One<MessageReason>(Said("reason")),
            Guid.TryParse(Said("rule"), out var rule) ? new MessageRuleId(rule) : null, Guid.TryParse(Said("template"), out var template) ? new MessageTemplateId(template) : null,
            One<MessageChannel>(Said("channel")), Day(Said("from")), Day(Said("until")), Guid.TryParse(Said("buyer"), out var buyer) ? new BuyerId(buyer) : null), Place(Said("after")));

        string? Said(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
    }

    private static T? One<T>(string? said) where T : struct, Enum => Enum.TryParse<T>(said, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static DateOnly? Day(string? said) => DateOnly.TryParseExact(said, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static ListPlace? Place(string? said) => said?.Split('|') is [var at, var id] && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && Guid.TryParse(id, out var guid)
        ? new ListPlace(moment, guid) : null;
}
