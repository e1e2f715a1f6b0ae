using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Loyalty.Tiers;

public readonly record struct TierVersionId(Guid Value) : ITypedId<TierVersionId>
{
    public static TierVersionId New() => new(Guid.CreateVersion7());

    public static TierVersionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>The table of tiers as it was from one save to the next. Never changed; the newest that was not taken back counts.</summary>
public sealed class TierVersion
{
    private TierVersion(TierVersionId id, int number, TierTable terms, DateTimeOffset createdAt, PersonId? createdBy)
    {
        Id = id;
        Number = number;
        Terms = terms;
        CreatedAt = createdAt;
        CreatedBy = createdBy;
    }

    public TierVersionId Id { get; private set; }

    /// <summary>1, 2, 3, …</summary>
    public int Number { get; private set; }

    public TierTable Terms { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public PersonId? CreatedBy { get; private set; }

    /// <summary>It was taken back (UTC).</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    public PersonId? UndoneBy { get; private set; }

    public static TierVersion Of(int number, TierTable terms, PersonId? by, DateTimeOffset now) => new(TierVersionId.New(), number, terms.Checked(), now, by);

    /// <exception cref="RuleException"><c>tier.undone</c>.</exception>
    public void Undo(PersonId? by, DateTimeOffset now)
    {
        if (UndoneAt is not null)
        {
            throw new RuleException("tier.undone");
        }

        (UndoneAt, UndoneBy) = (now, by);
    }
}

/// <summary>Why all buyers are gone through.</summary>
public enum TierRunKind
{
    /// <summary>A new version is applied.</summary>
    Apply,

    /// <summary>A version is taken back.</summary>
    Undo,

    /// <summary>Who may join joins.</summary>
    Enrol,
}

/// <summary>All buyers are gone through, a slice at a time, with how far it got on the row.</summary>
public sealed class TierRun
{
    public long Id { get; private set; }

    public TierRunKind Kind { get; init; }

    public TierVersionId? VersionId { get; init; }

    /// <summary>Buyers are told of their new tier.</summary>
    public bool Announces { get; init; }

    /// <summary>Buyers when it began.</summary>
    public int Total { get; init; }

    public int Done { get; private set; }

    public int Rose { get; private set; }

    public int Fell { get; private set; }

    public int Joined { get; private set; }

    public Guid? LastBuyer { get; private set; }

    public DateTimeOffset StartedAt { get; init; }

    public PersonId? StartedBy { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>A slice is done.</summary>
    public void Advance(Guid last, int done, int rose, int fell, int joined)
    {
        LastBuyer = last;
        (Done, Rose, Fell, Joined) = (Done + done, Rose + rose, Fell + fell, Joined + joined);
    }

    public void End(DateTimeOffset now) => EndedAt ??= now;
}
