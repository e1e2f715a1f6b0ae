using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Data;

/// <summary>A counter's change: so many members of a tier more or fewer on a day (UTC). Triggers add rows, a job folds them, as with the inbox (docs/decisions/0006).</summary>
public sealed class TierCount
{
    public long Id { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>Null: members without a tier.</summary>
    public TierId? TierId { get; init; }

    public int Count { get; init; }
}
