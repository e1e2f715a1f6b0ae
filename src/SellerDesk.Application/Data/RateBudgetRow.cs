namespace SellerDesk.Application.Data;

/// <summary>How much of a marketplace's limit is left, shared by all nodes: one row per account and group of methods, by the database's clock.</summary>
public sealed class RateBudgetRow
{
    public required string Account { get; init; }

    public required string BudgetGroup { get; init; }

    public double IntervalMs { get; init; }

    public int Burst { get; init; }

    public double Saved { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Until then the next place is kept for an answer to a buyer.</summary>
    public DateTimeOffset? AnswerUntil { get; init; }

    public int InFlight { get; init; }
}
