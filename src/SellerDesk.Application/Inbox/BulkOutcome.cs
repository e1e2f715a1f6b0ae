using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>An item that a bulk action left as it was, and the rule that said so.</summary>
public sealed record SkippedItem(WorkItemId Item, string Rule);

/// <summary>An item that was changed, and whose it was before: what undo needs.</summary>
public sealed record DoneItem(WorkItemId Item, ShopId ShopId, PersonId? AssigneeBefore);

/// <summary>What became of each item.</summary>
public sealed record BulkOutcome(IReadOnlyList<DoneItem> Done, IReadOnlyList<SkippedItem> Skipped)
{
    public IReadOnlyList<WorkItemId> Items => [.. Done.Select(done => done.Item)];
}
