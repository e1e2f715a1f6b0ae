using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <param name="Here">Who has the item open in another window of somebody else.</param>
/// <param name="Holder">Who writes an answer to it now, the first to begin; null when nobody does.</param>
/// <param name="Mine">The holder is this very person.</param>
public sealed record ItemPeople(IReadOnlyList<PersonId> Here, PersonId? Holder, bool Mine)
{
    public static readonly ItemPeople Nobody = new([], null, false);
}

/// <summary>Who looks and who writes, for several items at once: what rows of the list show.</summary>
public sealed record SeenAt(WorkItemId Item, PersonId Person, bool Writes);
