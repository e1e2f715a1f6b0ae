using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Conversations;

/// <summary>Which questions a program wants. Unanswered come deadline first, all others newest first.</summary>
public sealed record QuestionFilter(bool? Answered, ShopId? Shop)
{
    public bool ByDeadline => Answered == false;
}

/// <summary>A place in the list's total order.</summary>
public readonly record struct QuestionKey(DateTimeOffset At, Guid Id);

/// <summary>A question with its envelope.</summary>
public sealed record QuestionRow(WorkItem Item, Question Question);

public sealed record QuestionSlice(IReadOnlyList<QuestionRow> Rows, QuestionKey? Next);
