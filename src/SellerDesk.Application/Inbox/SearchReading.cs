using SellerDesk.Domain.Products;

namespace SellerDesk.Application.Inbox;

/// <summary>Puts one field after the other into a filter; a value that it does not know leaves the filter as it was.</summary>
internal sealed class SearchReading(InboxFilter over, SearchNames names, DateOnly today)
{
    private readonly HashSet<string> begun = new(StringComparer.Ordinal);
    private readonly List<SearchIssue> issues = [];

    public InboxFilter Filter { get; private set; } = over;

    public IReadOnlyList<SearchIssue> Issues => issues;

    /// <returns>False when it was not understood and is to be searched as a word.</returns>
    public bool Take(SearchToken token)
    {
        if (SearchFields.Find(token.Field!) is not { } field)
        {
            issues.Add(new SearchIssue(SearchProblem.Field, token.Text, token.At, token.Field!, SearchNearest.Field(token.Field!)));
            return false;
        }

        if (token.Not && field is not (SearchField.Has or SearchField.Is or SearchField.Topic or SearchField.Flag or SearchField.Tag))
        {
            issues.Add(new SearchIssue(SearchProblem.Minus, token.Text, token.At, token.Field!));
            return false;
        }

        var (before, named) = (Filter, begun.ToList());
        var wrong = token.Values.FirstOrDefault(value => !TakeValue(field, value, token.Not));
        if (wrong is null && token.Values.Count > 0)
        {
            return true;
        }

        Filter = before;
        begun.IntersectWith(named);
        issues.Add(new SearchIssue(SearchProblem.Value, token.Text, token.At, wrong ?? "", SearchNearest.Value(field, wrong ?? "", names)));
        return false;
    }

    private bool TakeValue(SearchField field, string value, bool not) => field switch
    {
        SearchField.Rating => SearchValues.Ratings(value) is { Count: > 0 } stars
            && Set(Filter with { Ratings = [.. Kept("rating", Filter.Ratings).Concat(stars).Distinct().Order()] }),
        SearchField.Shop => names.ShopsOf(value) is { Count: > 0 } shops
            && Set(Filter with { Shops = [.. Kept("shop", Filter.Shops).Concat(shops).Distinct().OrderBy(shop => shop.Value)] }),
        SearchField.Kind => SearchFields.Kinds.Find(value) is { Value: var kind } && Set(Filter with { Kind = kind }),
        SearchField.State => SearchFields.States.Find(value) is { Value: var state } && Set(Filter with { State = state }),
        SearchField.Is => TakeIs(SearchFields.Plain(value), not),
        SearchField.Has => SearchFields.Plain(value) switch
        {
            "photo" or "фото" => Set(Filter with { HasPhoto = !not }),
            "text" or "текст" => Set(Filter with { HasText = !not }),
            _ => false,
        },
        SearchField.Topic => SearchValues.Code(SearchFields.Topics, value, blamed: !not) is { } topic
            && Set(not ? Filter with { NotTopics = With("-topic", Filter.NotTopics, topic) } : Filter with { Topics = With("topic", Filter.Topics, topic) }),
        SearchField.Flag => SearchValues.Code(SearchFields.Flags, value, blamed: false) is { } flag
            && Set(not ? Filter with { NotFlags = With("-flag", Filter.NotFlags, flag) } : Filter with { Flags = With("flag", Filter.Flags, flag) }),
        SearchField.Tag => InboxQuery.IsCode(value)
            && Set(not ? Filter with { NotTags = With("-tag", Filter.NotTags, value) } : Filter with { Tags = With("tag", Filter.Tags, value) }),
        SearchField.Sentiment => SearchFields.Sentiments.Find(value) is { Value: var sentiment } && Set(Filter with { Sentiment = sentiment }),
        SearchField.Since => SearchValues.Days(value) is { } days ? Set(Filter with { Days = days, Since = null })
            : SearchValues.Day(value, today) is { } since && Set(Filter with { Since = since, Days = null }),
        SearchField.Before => (SearchValues.Days(value) is { } ago ? today.AddDays(-ago) : SearchValues.Day(value, today)) is { } before && Set(Filter with { Before = before }),
        SearchField.Due => SearchFields.Dues.Find(value) is { Value: var due } && Set(Filter with { Due = due }),
        SearchField.Assignee => TakeAssignee(value),
        SearchField.Product => TakeProduct(value),
        SearchField.Order => InboxQuery.Number(value) is { } order && Set(Filter with { Order = order }),
        _ => SearchFields.Replies.Find(value) is { Value: var reply } && Set(Filter with { Reply = reply }),
    };

    private bool TakeIs(string value, bool not) => value switch
    {
        "unread" or "непрочитано" or "новое" => Set(Filter with { Unread = !not }),
        "read" or "прочитано" => Set(Filter with { Unread = not }),
        _ when not => false,
        "unassigned" or "ничье" => Set(Filter with { Assignee = InboxAssignee.Nobody }),
        "mine" or "мое" => Set(Filter with { Assignee = InboxAssignee.Mine }),
        "overdue" or "просрочено" => Set(Filter with { Due = InboxDue.Over }),
        _ => SearchFields.States.Find(value) is { Value: var state } && Set(Filter with { State = state }),
    };

    private bool TakeAssignee(string value) => SearchNames.MeWords.Find(value) is { Value: var me }
        ? Set(Filter with { Assignee = me ? InboxAssignee.Mine : InboxAssignee.Nobody })
        : names.PersonOf(value) is { } person && Set(Filter with { Assignee = InboxAssignee.Of(person) });

    private bool TakeProduct(string value) => Guid.TryParse(value, out var id)
        ? Set(Filter with { Product = new ProductId(id), ProductNumber = null })
        : InboxQuery.Number(value) is { } number && Set(Filter with { ProductNumber = number, Product = null });

    private IReadOnlyList<string> With(string field, IReadOnlyList<string> known, string one) => InboxQuery.Codes([.. Kept(field, known), one]);

    /// <summary>The first time that a field is named, what the filter had goes.</summary>
    private IReadOnlyList<T> Kept<T>(string field, IReadOnlyList<T> known) => begun.Add(field) ? [] : known;

    private bool Set(InboxFilter filter)
    {
        Filter = filter;
        return true;
    }
}
