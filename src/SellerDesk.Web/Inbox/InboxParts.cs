using SellerDesk.Application.Inbox;

namespace SellerDesk.Web.Inbox;

/// <summary>The parts of a filter that are set, each with the filter that is left without it.</summary>
public static class InboxParts
{
    public static IEnumerable<(string Part, InboxFilter Filter)> WithoutEach(InboxFilter filter)
    {
        if (filter.Search is not null)
        {
            yield return ("q", filter with { Search = null });
        }

        if (filter.Ratings.Count > 0)
        {
            yield return ("rating", filter with { Ratings = [] });
        }

        if (filter.Shops.Count > 0)
        {
            yield return ("shop", filter with { Shops = [] });
        }

        if (filter.Product is not null)
        {
            yield return ("product", filter with { Product = null });
        }

        if (filter.HasText is not null)
        {
            yield return ("text", filter with { HasText = null });
        }

        if (filter.HasPhoto is not null)
        {
            yield return ("photo", filter with { HasPhoto = null });
        }

        foreach (var marked in WithoutMarks(filter))
        {
            yield return marked;
        }

        if (filter.Days is not null)
        {
            yield return ("age", filter with { Days = null });
        }

        if (filter.Since is not null)
        {
            yield return ("since", filter with { Since = null });
        }

        if (filter.Before is not null)
        {
            yield return ("before", filter with { Before = null });
        }

        if (filter.Order is not null)
        {
            yield return ("order", filter with { Order = null });
        }

        if (filter.ProductNumber is not null)
        {
            yield return ("sku", filter with { ProductNumber = null });
        }

        if (filter.Due is not null)
        {
            yield return ("due", filter with { Due = null });
        }

        if (filter.Reply is not null)
        {
            yield return ("reply", filter with { Reply = null });
        }

        if (filter.Assignee is not null)
        {
            yield return ("assignee", filter with { Assignee = null });
        }

        if (filter.Kind is not null)
        {
            yield return ("kind", filter with { Kind = null });
        }

        if (filter.State != InboxState.All)
        {
            yield return ("state", filter with { State = InboxState.All });
        }
    }

    private static IEnumerable<(string Part, InboxFilter Filter)> WithoutMarks(InboxFilter filter)
    {
        (string, bool, InboxFilter)[] parts =
        [
            ("unread", filter.Unread is not null, filter with { Unread = null }),
            ("sentiment", filter.Sentiment is not null, filter with { Sentiment = null }),
            ("topic", filter.Topics.Count > 0, filter with { Topics = [] }),
            ("topic.not", filter.NotTopics.Count > 0, filter with { NotTopics = [] }),
            ("flag", filter.Flags.Count > 0, filter with { Flags = [] }),
            ("flag.not", filter.NotFlags.Count > 0, filter with { NotFlags = [] }),
            ("tag", filter.Tags.Count > 0, filter with { Tags = [] }),
            ("tag.not", filter.NotTags.Count > 0, filter with { NotTags = [] }),
        ];
        return parts.Where(part => part.Item2).Select(part => (part.Item1, part.Item3));
    }
}
