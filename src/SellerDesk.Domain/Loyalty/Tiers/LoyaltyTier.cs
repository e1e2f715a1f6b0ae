using SellerDesk.Domain.Common;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Domain.Loyalty.Tiers;

public readonly record struct TierId(Guid Value) : ITypedId<TierId>
{
    public static TierId New() => new(Guid.CreateVersion7());

    public static TierId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A tier as the newest version of the table has it: what the rest of the desk joins to. What its rules are, and were, is in the versions.</summary>
public sealed class LoyaltyTier
{
    private LoyaltyTier(TierId id, string name)
    {
        Id = id;
        Name = name;
    }

    public TierId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>The higher, the better; from nought.</summary>
    public int Position { get; private set; }

    /// <summary>The service level that its buyers get; null: the shop's own.</summary>
    public ServiceLevelId? LevelId { get; private set; }

    /// <summary>No version has it any more; moves of the past still name it.</summary>
    public bool IsGone { get; private set; }

    public static LoyaltyTier Of(TierStep step, int position)
    {
        var tier = new LoyaltyTier(step.Id, step.Name);
        tier.Take(step, position);
        return tier;
    }

    public void Take(TierStep step, int position) => (Name, Position, LevelId, IsGone) = (step.Name, position, step.Level, false);

    /// <summary>Its buyers go on in the tier below.</summary>
    public void Go() => (LevelId, IsGone) = (null, true);
}
