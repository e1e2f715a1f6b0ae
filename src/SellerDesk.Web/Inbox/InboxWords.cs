using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Inbox;

/// <summary>The inbox's own notions in the reader's words.</summary>
public static class InboxWords
{
    /// <summary>A default view has the key of a text for its name until somebody renames it.</summary>
    public static string ViewName(this Texts t, SavedViewRow view) => view.Shared && t.Has("inbox.view." + view.Name) ? t["inbox.view." + view.Name] : view.Name;

    public static string IconOf(WorkItemKind kind) => kind switch
    {
        WorkItemKind.Chat => "chat",
        WorkItemKind.Complaint => "scales",
        WorkItemKind.LateOrder => "clock",
        WorkItemKind.Survey => "chart",
        _ => "question",
    };

    public static string Kind(this Texts t, WorkItemKind kind) => t["inbox.kind." + Lower(kind)];

    /// <summary>What one set part of the filter says on its chip.</summary>
    public static string Part(this Texts t, string part, InboxFilter filter, NameBook names) => part switch
    {
        "q" => t["inbox.part.q", filter.Search],
        "rating" => t["inbox.part.rating", string.Join(", ", filter.Ratings)],
        "shop" => filter.Shops is [var only] && names.Shops.TryGetValue(only, out var shop) ? shop.Name : t.Count("inbox.part.shops", filter.Shops.Count),
        "product" => t["inbox.part.product"],
        "text" => t[filter.HasText == true ? "inbox.part.text" : "inbox.part.no-text"],
        "photo" => t[filter.HasPhoto == true ? "inbox.part.photo" : "inbox.part.no-photo"],
        "unread" => t[filter.Unread == true ? "inbox.part.unread" : "inbox.part.read"],
        "sentiment" => t["inbox.sentiment." + (filter.Sentiment + 1)],
        "topic" => string.Join(", ", filter.Topics.Select(t.Topic)),
        "topic.not" => t["inbox.part.not", string.Join(", ", filter.NotTopics.Select(t.Topic))],
        "flag" => string.Join(", ", filter.Flags.Select(t.Flag)),
        "flag.not" => t["inbox.part.not", string.Join(", ", filter.NotFlags.Select(t.Flag))],
        "tag" => string.Join(", ", filter.Tags.Select(tag => "#" + tag)),
        "tag.not" => t["inbox.part.not", string.Join(", ", filter.NotTags.Select(tag => "#" + tag))],
        "since" => t["inbox.part.since", Day(t, filter.Since)],
        "before" => t["inbox.part.before", Day(t, filter.Before)],
        "order" => t["inbox.order", filter.Order],
        "sku" => t["inbox.part.sku", filter.ProductNumber],
        "age" => t.Count("inbox.part.age", filter.Days ?? 0),
        "due" => t["inbox.part." + Lower(filter.Due)],
        "reply" => t["inbox.reply." + Lower(filter.Reply)],
        "assignee" => filter.Assignee switch
        {
            { Me: true } => t["inbox.part.mine"],
            { None: true } => t["inbox.part.nobody"],
            { } assignee => names.NameOf(assignee.Person) ?? t["inbox.somebody"],
            null => "",
        },
        "kind" => t.Kind(filter.Kind ?? WorkItemKind.Review),
        _ => t["inbox.state." + Lower(filter.State)],
    };

    /// <summary>A topic's name; one of a category's own shows its code. A blamed one says so.</summary>
    public static string Topic(this Texts t, string code) =>
        code.StartsWith('-') ? t["inbox.topic.blamed", t.Topic(code[1..])] : t.Has("topic." + code) ? t["topic." + code] : code.Replace('_', ' ');

    public static string Flag(this Texts t, string code) => t.Has("inbox.flag." + code) ? t["inbox.flag." + code] : code.Replace('_', ' ');

    private static string Day(Texts t, DateOnly? day) => day is { } date ? t.Format.Date(new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero), TimeZoneInfo.Utc, DateTimeOffset.MinValue) : "";

    public static string Number(this Texts t, int count, bool capped) => capped ? t.Format.Number(Math.Min(count, InboxCounters.Most)) + "+" : t.Format.Number(count);

    public static string Marketplace(this ShopFace shop) => shop.Marketplace.ToString();

    public static string Lower<T>(T value) => value?.ToString()?.ToLowerInvariant() ?? "";
}
