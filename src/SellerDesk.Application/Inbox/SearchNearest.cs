namespace SellerDesk.Application.Inbox;

/// <summary>What was probably meant: the known word that is at most two letters away.</summary>
internal static class SearchNearest
{
    private const int Far = 2;

    public static string? Field(string typed) => Of(typed, SearchFields.Names.Values.SelectMany(names => names));

    public static string? Value(SearchField field, string typed, SearchNames names) => Of(typed, field switch
    {
        SearchField.Shop => names.Shops.Select(shop => shop.Name),
        SearchField.Assignee => names.People.Select(person => person.Name).Concat(["me", "none"]),
        SearchField.Kind => SearchFields.Kinds.SelectMany(word => word.Words),
        SearchField.State => SearchFields.States.SelectMany(word => word.Words),
        SearchField.Topic => SearchFields.Topics.SelectMany(word => word.Words),
        SearchField.Flag => SearchFields.Flags.SelectMany(word => word.Words),
        SearchField.Sentiment => SearchFields.Sentiments.SelectMany(word => word.Words),
        SearchField.Reply => SearchFields.Replies.SelectMany(word => word.Words),
        SearchField.Due => SearchFields.Dues.SelectMany(word => word.Words),
        SearchField.Has => ["photo", "text", "фото", "текст"],
        SearchField.Is => ["unread", "snoozed", "mine", "overdue", "непрочитано", "отложено", "просрочено"],
        _ => [],
    });

    private static string? Of(string typed, IEnumerable<string> known)
    {
        var word = SearchFields.Plain(typed);
        if (word.Length is < 2 or > 40)
        {
            return null;
        }

        var (best, distance) = known.Select(one => (one, Distance(word, SearchFields.Plain(one)))).DefaultIfEmpty(("", int.MaxValue)).MinBy(pair => pair.Item2);
        return distance is > 0 and <= Far && distance < word.Length ? best : null;
    }

    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > Far)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
