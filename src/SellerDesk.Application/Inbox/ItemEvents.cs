using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>Writes an item's history: always in the save of the deed itself, so that no deed is without its line.</summary>
internal static class ItemEvents
{
    public static void Add(SellerDeskDb db, WorkItem item, ItemEventKind kind, PersonId? person, DateTimeOffset now, params ReadOnlySpan<(string Name, string Value)> details) =>
        db.ItemEvents.Add(Line(item, kind, person, now, details));

    /// <summary>The line alone, to be added when the whole deed is known to be done.</summary>
    public static ItemEvent Line(WorkItem item, ItemEventKind kind, PersonId? person, DateTimeOffset now, params ReadOnlySpan<(string Name, string Value)> details)
    {
        var named = new Dictionary<string, string>(details.Length);
        foreach (var (name, value) in details)
        {
            named[name] = value;
        }

        return new ItemEvent
        {
            ShopId = item.ShopId,
            WorkItemId = item.Id,
            ItemKind = item.Kind,
            Kind = kind,
            PersonId = person?.Value,
            At = now,
            Details = named,
        };
    }
}
