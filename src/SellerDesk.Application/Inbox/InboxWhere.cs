using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Data.Mapping;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Inbox;

/// <summary>The filter as conditions on <c>work_items</c>. States are written as constants: only then does PostgreSQL take the partial indexes.</summary>
internal static class InboxWhere
{
    public static IQueryable<WorkItem> Matching(this IQueryable<WorkItem> items, InboxAsk ask, InboxKeys keys) =>
        items.InState(ask.Filter.State).InCell(ask).Beyond(ask, keys);

    /// <summary>Only what the counters do not know; the rest is told from the cells that come back.</summary>
    public static IQueryable<WorkItem> MatchingBeyondCounters(this IQueryable<WorkItem> items, InboxAsk ask, InboxKeys keys) =>
        items.InState(ask.Filter.State).Beyond(ask, keys);

    private static IQueryable<WorkItem> Beyond(this IQueryable<WorkItem> items, InboxAsk ask, InboxKeys keys) =>
        items.InTime(ask).Among(keys).Marked(ask.Filter).Found(ask.Filter.Search);

    private static IQueryable<WorkItem> InState(this IQueryable<WorkItem> items, InboxState state) => state switch
    {
        InboxState.Open => items.Where(i => i.State == WorkItemState.Open),
        InboxState.Answering => items.Where(i => i.State == WorkItemState.Answering),
        InboxState.Closed => items.Where(i => i.State == WorkItemState.Closed),
        InboxState.Snoozed => items.Where(i => i.State == WorkItemState.Snoozed),
        _ => items,
    };

    private static IQueryable<WorkItem> InCell(this IQueryable<WorkItem> items, InboxAsk ask)
    {
        var filter = ask.Filter;
        items = filter.Kind switch
        {
            WorkItemKind.Review => items.Where(i => i.Kind == WorkItemKind.Review),
            WorkItemKind.Question => items.Where(i => i.Kind == WorkItemKind.Question),
            WorkItemKind.Chat => items.Where(i => i.Kind == WorkItemKind.Chat),
            WorkItemKind.Complaint => items.Where(i => i.Kind == WorkItemKind.Complaint),
            WorkItemKind.LateOrder => items.Where(i => i.Kind == WorkItemKind.LateOrder),
            WorkItemKind.Survey => items.Where(i => i.Kind == WorkItemKind.Survey),
            _ => items,
        };
        if (filter.Shops is [var only])
        {
            items = items.Where(i => i.ShopId == only);
        }
        else if (filter.Shops.Count > 1)
        {
            items = items.Where(i => filter.Shops.Contains(i.ShopId));
        }

        if (filter.Ratings is [var stars])
        {
            items = items.Where(i => i.Rating == stars);
        }
        else if (filter.Ratings.Count > 1)
        {
            items = items.Where(i => filter.Ratings.Contains(i.Rating!.Value));
        }

        items = filter.HasText switch { true => items.Where(i => i.HasText), false => items.Where(i => !i.HasText), null => items };
        items = filter.HasPhoto switch { true => items.Where(i => i.HasPhoto), false => items.Where(i => !i.HasPhoto), null => items };
        return items.Replied(filter.Reply).Assigned(ask);
    }

    private static IQueryable<WorkItem> Replied(this IQueryable<WorkItem> items, ReplyState? reply) => reply switch
    {
        null => items,
        ReplyState.None => items.Where(i => i.ReplyState == ReplyState.None),
        ReplyState.AwaitsApproval => items.Where(i => i.ReplyState == ReplyState.AwaitsApproval),
        ReplyState.Held => items.Where(i => i.ReplyState == ReplyState.Held),
        ReplyState.Queued => items.Where(i => i.ReplyState == ReplyState.Queued),
        ReplyState.Sending => items.Where(i => i.ReplyState == ReplyState.Sending),
        ReplyState.Submitted => items.Where(i => i.ReplyState == ReplyState.Submitted),
        ReplyState.InModeration => items.Where(i => i.ReplyState == ReplyState.InModeration),
        ReplyState.Published => items.Where(i => i.ReplyState == ReplyState.Published),
        ReplyState.Rejected => items.Where(i => i.ReplyState == ReplyState.Rejected),
        ReplyState.Unknown => items.Where(i => i.ReplyState == ReplyState.Unknown),
        _ => items.Where(i => i.ReplyState == ReplyState.Failed),
    };

    private static IQueryable<WorkItem> Assigned(this IQueryable<WorkItem> items, InboxAsk ask)
    {
        switch (ask.Filter.Assignee)
        {
            case null:
                return items;
            case { None: true }:
                return items.Where(i => i.AssigneeId == null);
            case { } assignee:
                var person = assignee.Me ? ask.Me : assignee.Person;
                return person is null ? items.Where(i => false) : items.Where(i => i.AssigneeId == person);
        }
    }

    private static IQueryable<WorkItem> InTime(this IQueryable<WorkItem> items, InboxAsk ask)
    {
        var filter = ask.Filter;
        items = items.WrittenSince(filter.Days is { } days ? ask.Now.AddDays(-days) : filter.Since is { } first ? ask.DayStart(first) : null, filter.ByDeadline);
        if (filter.Before is { } day)
        {
            var before = ask.DayStart(day);
            items = items.Where(i => i.CreatedAt < before);
        }

        if (filter.Due == InboxDue.Back)
        {
            var tomorrow = ask.Tomorrow;
            items = items.Where(i => i.SnoozedUntil < tomorrow);
        }
        else if (filter.Due is { } due)
        {
            var until = due == InboxDue.Over ? ask.Now : ask.Tomorrow;
            // A place in line is never after the deadline: said aloud, the indexes in the order of the list answer it.
            items = items.Where(i => i.LineAt < until && i.DueAt < until);
        }

        return items;
    }

    private static IQueryable<WorkItem> WrittenSince(this IQueryable<WorkItem> items, DateTimeOffset? since, bool byDeadline)
    {
        if (since is not { } first)
        {
            return items;
        }

        // A deadline never comes before the words that it is for: said aloud, it spares walking through all that is older.
        var hour = first.AddHours(-1);
        return byDeadline ? items.Where(i => i.CreatedAt >= first && i.LineAt >= hour) : items.Where(i => i.CreatedAt >= first);
    }

    /// <summary>What an order or a product's number has led to; see <see cref="InboxKeys"/>.</summary>
    private static IQueryable<WorkItem> Among(this IQueryable<WorkItem> items, InboxKeys keys)
    {
        if (keys.Items is { } ids)
        {
            items = items.Where(i => ids.Contains(i.Id));
        }

        if (keys.Products is not { } products)
        {
            return items;
        }

        if (products is [var (shop, product)])
        {
            return items.Where(i => i.ShopId == shop && i.ProductId == product);
        }

        var (shops, numbers) = (products.Select(p => p.Shop).ToList(), products.Select(p => p.Product).ToList());
        return items.Where(i => shops.Contains(i.ShopId) && numbers.Contains(i.ProductId!.Value));
    }

    /// <summary>Overlaps of arrays, which the index of marks answers where the mark is rare.</summary>
    private static IQueryable<WorkItem> Marked(this IQueryable<WorkItem> items, InboxFilter filter)
    {
        items = filter.Unread switch { true => items.Where(i => i.Unread), false => items.Where(i => !i.Unread), null => items };
        if (filter.Sentiment is { } sentiment)
        {
            items = items.Where(i => i.Sentiment == sentiment);
        }

        var (topics, flags, tags) = (filter.Topics.ToArray(), filter.Flags.ToArray(), filter.Tags.ToArray());
        var (notTopics, notFlags, notTags) = (filter.NotTopics.ToArray(), filter.NotFlags.ToArray(), filter.NotTags.ToArray());
        items = topics.Length > 0 ? items.Where(i => i.Topics.Any(t => topics.Contains(t))) : items;
        items = flags.Length > 0 ? items.Where(i => i.Flags.Any(f => flags.Contains(f))) : items;
        items = tags.Length > 0 ? items.Where(i => i.Tags.Any(t => tags.Contains(t))) : items;
        items = notTopics.Length > 0 ? items.Where(i => !i.Topics.Any(t => notTopics.Contains(t))) : items;
        items = notFlags.Length > 0 ? items.Where(i => !i.Flags.Any(f => notFlags.Contains(f))) : items;
        return notTags.Length > 0 ? items.Where(i => !i.Tags.Any(t => notTags.Contains(t))) : items;
    }

    private static IQueryable<WorkItem> Found(this IQueryable<WorkItem> items, string? search)
    {
        if (search is null)
        {
            return items;
        }

        var (typed, prefix) = InboxSearch.Split(search);
        var words = SearchedWords.Query(typed);
        return (words, prefix) switch
        {
            (_, null) => items.Where(i => EF.Property<NpgsqlTsVector>(i, InboxTables.Search).Matches(EF.Functions.WebSearchToTsQuery(InboxSearch.Language, words))),
            ("", _) => items.Where(i => EF.Property<NpgsqlTsVector>(i, InboxTables.Search).Matches(EF.Functions.ToTsQuery(InboxSearch.Language, prefix))),
            _ => items.Where(i => EF.Property<NpgsqlTsVector>(i, InboxTables.Search)
                .Matches(EF.Functions.WebSearchToTsQuery(InboxSearch.Language, words).And(EF.Functions.ToTsQuery(InboxSearch.Language, prefix)))),
        };
    }
}
