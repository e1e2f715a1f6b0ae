using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>Writes an item's history: always in the save of the deed itself, so that no deed is without its line.</summary>
internal static class ItemEvents
{
    public static void Add(SellerDeskDb db, WorkItem item, ItemEventKind kind, PersonId? person, DateTimeOffset now, params ReadOnlySpan<(string Name, string Value)> details)
    {
        var named = new Dictionary<string, string>(details.Length);
        foreach (var (name, value) in details)
        {
            named[name] = value;
        }

        db.ItemEvents.Add(new ItemEvent
        {
            ShopId = item.ShopId, WorkItemId = item.Id, ItemKind = item.Kind, Kind = kind, PersonId = person?.Value, At = now, Details = named,
        });
    }
}
