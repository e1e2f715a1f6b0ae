using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.ServiceLevels;

public readonly record struct LevelVersionId(Guid Value) : ITypedId<LevelVersionId>
{
    public static LevelVersionId New() => new(Guid.CreateVersion7());

    public static LevelVersionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A level as it was from one save to the next. Never changed: every change is a new version, and a clock keeps the one that it was started by.</summary>
public sealed class ServiceLevelVersion
{
    private ServiceLevelVersion(LevelVersionId id, ServiceLevelId levelId, int number, LevelTerms terms, DateTimeOffset createdAt, PersonId? createdBy)
    {
        Id = id;
        LevelId = levelId;
        Number = number;
        Terms = terms;
        CreatedAt = createdAt;
        CreatedBy = createdBy;
    }

    public LevelVersionId Id { get; private set; }

    public ServiceLevelId LevelId { get; private set; }

    /// <summary>1, 2, 3, …</summary>
    public int Number { get; private set; }

    public LevelTerms Terms { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public PersonId? CreatedBy { get; private set; }

    public static ServiceLevelVersion Of(ServiceLevelId level, int number, LevelTerms terms, PersonId? by, DateTimeOffset now) =>
        new(LevelVersionId.New(), level, number, terms.Checked(), now, by);
}
