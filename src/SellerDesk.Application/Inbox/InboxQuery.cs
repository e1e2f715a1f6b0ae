using System.Globalization;
using System.Text;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>
/// The inbox's filter as the query part of an address: <c>state=closed&amp;rating=1,2&amp;q=крышка</c>. Defaults are left out, words that are not
/// understood are passed over: an old or mistyped link opens the nearest thing instead of an error.
/// </summary>
public static class InboxQuery
{
    private const int MostDays = 3650;
    private const int MostCodes = 20;

    private static readonly string[] Sentiments = ["negative", "neutral", "positive"];

    /// <summary>The order of the parts is fixed, so that equal filters have one address.</summary>
    public static string Write(InboxFilter filter)
    {
        var query = new StringBuilder();
        Add("state", filter.State == InboxState.Open ? null : Word(filter.State));
        Add("kind", filter.Kind is { } kind ? Word(kind) : null);
        Add("shop", Joined(filter.Shops.Select(shop => shop.Value.ToString())));
        Add("rating", Joined(filter.Ratings.Select(rating => rating.ToString(CultureInfo.InvariantCulture))));
        Add("product", filter.Product?.Value.ToString());
        Add("text", YesNo(filter.HasText));
        Add("photo", YesNo(filter.HasPhoto));
        Add("unread", YesNo(filter.Unread));
        Add("sentiment", filter.Sentiment is { } sentiment ? Sentiments[sentiment + 1] : null);
        Add("topic", Joined(filter.Topics));
        Add("topic.not", Joined(filter.NotTopics));
        Add("flag", Joined(filter.Flags));
        Add("flag.not", Joined(filter.NotFlags));
        Add("tag", Joined(filter.Tags));
        Add("tag.not", Joined(filter.NotTags));
        Add("age", filter.Days is { } days ? $"{days}d" : null);
        Add("since", Day(filter.Since));
        Add("before", Day(filter.Before));
        Add("order", filter.Order);
        Add("sku", filter.ProductNumber);
        Add("due", filter.Due is { } due ? Word(due) : null);
        Add("reply", filter.Reply is { } reply ? Word(reply) : null);
        Add("assignee", filter.Assignee is { } assignee ? AssigneeWord(assignee) : null);
        Add("q", filter.Search);
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal));
            }
        }
    }

    /// <param name="query">With or without the question mark.</param>
    public static InboxFilter Read(string? query)
    {
        var parts = Parts(query);
        return new InboxFilter
        {
            State = Enum(One("state"), InboxState.Open),
            Kind = Enum<WorkItemKind>(One("kind")),
            Shops = [.. Many("shop").Select(word => Guid.TryParse(word, out var id) ? new ShopId(id) : (ShopId?)null).OfType<ShopId>().Distinct().OrderBy(shop => shop.Value)],
            Ratings = [.. Many("rating").Select(Rating).OfType<short>().Distinct().Order()],
            Product = Guid.TryParse(One("product"), out var product) ? new ProductId(product) : null,
            HasText = YesNo(One("text")),
            HasPhoto = YesNo(One("photo")),
            Unread = YesNo(One("unread")),
            Sentiment = Array.IndexOf(Sentiments, One("sentiment")) is >= 0 and var sentiment ? (short)(sentiment - 1) : null,
            Topics = Codes(Many("topic")),
            NotTopics = Codes(Many("topic.not")),
            Flags = Codes(Many("flag")),
            NotFlags = Codes(Many("flag.not")),
            Tags = Codes(Many("tag")),
            NotTags = Codes(Many("tag.not")),
            Days = Days(One("age")),
            Since = Day(One("since")),
            Before = Day(One("before")),
            Order = Number(One("order")),
            ProductNumber = Number(One("sku")),
            Due = Enum<InboxDue>(One("due")),
            Reply = Enum<ReplyState>(One("reply")),
            Assignee = Assignee(One("assignee")),
            Search = Search(One("q")),
        };

        string? One(string name) => parts.GetValueOrDefault(name);

        string[] Many(string name) => One(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    /// <summary>The open item of an address: <c>item=…</c> stands beside the filter and does not belong to it.</summary>
    public static WorkItemId? Item(string? query) => Guid.TryParse(Parts(query).GetValueOrDefault("item"), out var id) ? new WorkItemId(id) : null;

    /// <summary>Spaces made one, characters that no text has taken out; null when nothing is left.</summary>
    public static string? Search(string? words)
    {
        if (words is null)
        {
            return null;
        }

        var text = OneLine(words);
        return text.Length == 0 ? null : text.Length > InboxFilter.SearchMaxLength ? text[..InboxFilter.SearchMaxLength].TrimEnd() : text;
    }

    /// <summary>Spaces made one; characters that no text has become spaces.</summary>
    internal static string OneLine(string words) => string.Join(' ', new string([.. words.Select(c => char.IsControl(c) || char.IsSurrogate(c) || char.IsWhiteSpace(c) ? ' ' : c)])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Codes and tags as they are stored: lower case, without what separates them; each once, in one order.</summary>
    public static IReadOnlyList<string> Codes(IEnumerable<string> words) =>
        [.. words.Select(word => word.ToLowerInvariant()).Where(IsCode).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostCodes)];

    public static bool IsCode(string word) =>
        word.Length is > 0 and <= ItemTag.NameMaxLength && word.Any(char.IsLetterOrDigit) && !word.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || c is ',' or ':' or '"');

    /// <summary>A number as marketplaces give them: letters, digits, dashes and the like.</summary>
    public static string? Number(string? word) =>
        word is { Length: > 0 and <= MarketplaceRef.NumberMaxLength } && word.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '/' or '.' or '#') ? word : null;

    internal static Dictionary<string, string> Parts(string? query)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2) is [var name, var value])
            {
                parts[name] = Unescaped(value);
            }
        }

        return parts;
    }

    // Bytes that are no UTF-8 come out as the replacement character instead of an exception.
    private static string Unescaped(string value) => Uri.UnescapeDataString(value.Replace('+', ' '));

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string AssigneeWord(InboxAssignee assignee) => assignee.Me ? "me" : assignee.None ? "none" : assignee.Person?.Value.ToString() ?? "";

    private static string Joined(IEnumerable<string> words) => string.Join(',', words);

    private static string? YesNo(bool? value) => value switch { true => "yes", false => "no", null => null };

    private static bool? YesNo(string? word) => word?.ToLowerInvariant() switch { "yes" => true, "no" => false, _ => null };

    private static short? Rating(string word) => word is [>= '1' and <= '5'] ? (short)(word[0] - '0') : null;

    private static int? Days(string? word) => word is [.., 'd' or 'D'] && int.TryParse(word.AsSpan(0, word.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays ? days : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? word) =>
        DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100 ? day : null;

    private static T? Enum<T>(string? word) where T : struct, Enum =>
        word is { Length: > 0 } && char.IsAsciiLetter(word[0]) && System.Enum.TryParse<T>(word, ignoreCase: true, out var value) && System.Enum.IsDefined(value) ? value : null;

    private static T Enum<T>(string? word, T otherwise) where T : struct, Enum => Enum<T>(word) ?? otherwise;

    private static InboxAssignee? Assignee(string? word) => word?.ToLowerInvariant() switch
    {
        "me" => InboxAssignee.Mine,
        "none" => InboxAssignee.Nobody,
        _ => Guid.TryParse(word, out var id) ? InboxAssignee.Of(new PersonId(id)) : null,
    };
}
