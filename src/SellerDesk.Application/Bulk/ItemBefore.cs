using System.Text.Json;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Bulk;

/// <summary>What an item was before a deed of a run, and what the deed left behind: all that its undo needs.</summary>
/// <param name="AssigneeAfter">Undo gives back only what is still as the deed left it.</param>
/// <param name="Reply">The answer that was put on its way.</param>
/// <param name="Note">The note that was written.</param>
internal sealed record ItemBefore(
    WorkItemState State, Guid? Assignee, Guid? AssigneeAfter, string[] Tags, DateTimeOffset? SnoozedUntil, SnoozeWake? Wake, bool Unread, Guid? Reply = null, Guid? Note = null)
{
    public static ItemBefore Of(WorkItem item) =>
        new(item.State, item.AssigneeId?.Value, item.AssigneeId?.Value, item.Tags, item.SnoozedUntil, item.SnoozeWake, item.Unread);

    public static ItemBefore Read(string text) => JsonSerializer.Deserialize<ItemBefore>(text)!;

    public string Write() => JsonSerializer.Serialize(this);
}
