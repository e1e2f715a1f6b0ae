using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>So many items that are alike in everything that the counters know.</summary>
/// <param name="Rating">0 where there are no stars.</param>
internal sealed record InboxCell(
    ShopId Shop, WorkItemKind Kind, WorkItemState State, ReplyState Reply, short Rating, bool HasText, bool HasPhoto, PersonId? Assignee, int Count);

/// <summary>Which part of the filter is looked away from when its own choices are counted.</summary>
[Flags]
internal enum InboxPart
{
    None = 0,
    State = 1,
    Kind = 2,
    Shop = 4,
    Rating = 8,
}

internal static class InboxCellRules
{
    /// <summary>The same conditions as in <see cref="InboxWhere"/>, on a cell.</summary>
    public static bool In(this InboxCell cell, InboxFilter filter, PersonId? me, InboxPart except = InboxPart.None) =>
        (except.HasFlag(InboxPart.State) || InState(cell.State, filter.State))
        && (except.HasFlag(InboxPart.Kind) || filter.Kind is null || cell.Kind == filter.Kind)
        && (except.HasFlag(InboxPart.Shop) || filter.Shops.Count == 0 || filter.Shops.Contains(cell.Shop))
        && (except.HasFlag(InboxPart.Rating) || filter.Ratings.Count == 0 || filter.Ratings.Contains(cell.Rating))
        && (filter.HasText is null || cell.HasText == filter.HasText)
        && (filter.HasPhoto is null || cell.HasPhoto == filter.HasPhoto)
        && (filter.Reply is null || cell.Reply == filter.Reply)
        && Assigned(cell.Assignee, filter.Assignee, me);

    public static bool InState(WorkItemState state, InboxState wanted) => wanted == InboxState.All || (int)state == (int)wanted;

    private static bool Assigned(PersonId? assignee, InboxAssignee? wanted, PersonId? me) => wanted switch
    {
        null => true,
        { None: true } => assignee is null,
        { Me: true } => me is not null && assignee == me,
        { Person: var person } => assignee == person,
    };
}
