using System.Globalization;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Inbox;

/// <summary>
/// The search box's language: <c>rating:1,2 магазин:"Тёплый дом" -тема:размер "не подошёл"</c>. Fields become the filter that the address holds, words
/// stay the search. Takes any text; what is no field is a word, and is told.
/// </summary>
public static class InboxSyntax
{
    /// <param name="typed">What stands in the box.</param>
    /// <param name="over">The filter that the fields are put into; a field that is named replaces what it had.</param>
    /// <param name="names">Shops and people by name.</param>
    /// <param name="today">The asker's day, for <c>since:yesterday</c>.</param>
    public static TypedSearch Read(string? typed, InboxFilter over, SearchNames names, DateOnly today)
    {
        var text = InboxQuery.OneLine(typed ?? "");
        var reading = new SearchReading(over with { Search = null }, names, today);
        var words = new List<string>();
        foreach (var token in SearchToken.Read(text))
        {
            if (token.Field is null || !reading.Take(token))
            {
                words.Add(token.Text);
            }
        }

        return new TypedSearch(reading.Filter with { Search = InboxQuery.Search(Shortened(words)) }, reading.Issues);
    }

    /// <summary>The filter as it could be typed; read over the plain inbox it is the same filter again.</summary>
    public static string Write(InboxFilter filter, SearchNames names)
    {
        var parts = new List<string>();
        Add("state", filter.State == InboxState.Open ? null : Word(SearchFields.States, filter.State));
        Add("kind", filter.Kind is { } kind ? Word(SearchFields.Kinds, kind) : null);
        AddMany("shop", filter.Shops.Select(names.NameOf));
        AddMany("rating", filter.Ratings.Select(rating => rating.ToString(CultureInfo.InvariantCulture)));
        Add("product", filter.Product?.Value.ToString() ?? filter.ProductNumber);
        Add("order", filter.Order);
        AddYesNo("has:text", filter.HasText);
        AddYesNo("has:photo", filter.HasPhoto);
        AddYesNo("is:unread", filter.Unread);
        Add("sentiment", filter.Sentiment is { } sentiment ? Word(SearchFields.Sentiments, sentiment) : null);
        AddMany("topic", filter.Topics);
        AddMany("-topic", filter.NotTopics);
        AddMany("flag", filter.Flags);
        AddMany("-flag", filter.NotFlags);
        AddMany("tag", filter.Tags);
        AddMany("-tag", filter.NotTags);
        Add("since", filter.Days is { } days ? $"{days}d" : filter.Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("before", filter.Before?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("due", filter.Due is { } due ? Word(SearchFields.Dues, due) : null);
        Add("reply", filter.Reply is { } reply ? Word(SearchFields.Replies, reply) : null);
        Add("assignee", filter.Assignee is { } assignee ? assignee.Me ? "me" : assignee.None ? "none" : names.NameOf(assignee.Person!.Value) : null);
        if (filter.Search is { } search)
        {
            parts.Add(search);
        }

        return string.Join(' ', parts);

        void Add(string field, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{field}:{Quoted(value)}");
            }
        }

        void AddMany(string field, IEnumerable<string> values)
        {
            var all = string.Join(',', values.Select(Quoted));
            if (all.Length > 0)
            {
                parts.Add($"{field}:{all}");
            }
        }

        void AddYesNo(string token, bool? value)
        {
            if (value is { } yes)
            {
                parts.Add(yes ? token : "-" + token);
            }
        }
    }

    private static string Quoted(string value) => value.Any(c => c is ' ' or ',' or ':' or '/') ? $"\"{value}\"" : value;

    private static string Word<T>(IReadOnlyList<SearchWord<T>> words, T value) => words.First(word => Equals(word.Value, value)).English;

    /// <summary>As many whole pieces as are searched: half a field would be another field.</summary>
    private static string Shortened(List<string> words)
    {
        var length = -1;
        return string.Join(' ', words.TakeWhile(word => (length += word.Length + 1) <= InboxFilter.SearchMaxLength));
    }
}
