using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.ServiceLevels;

public readonly record struct ServiceLevelId(Guid Value) : ITypedId<ServiceLevelId>
{
    public static ServiceLevelId New() => new(Guid.CreateVersion7());

    public static ServiceLevelId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct LevelVersionId(Guid Value) : ITypedId<LevelVersionId>
{
    public static LevelVersionId New() => new(Guid.CreateVersion7());

    public static LevelVersionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A level of service: Basic, Standard, Premium, or a desk's own. What it promises is in its newest version.</summary>
public sealed class ServiceLevel
{
    public const int NameMaxLength = 60;

    private ServiceLevel(ServiceLevelId id, string name, int position)
    {
        Id = id;
        Name = name;
        Position = position;
    }

    public ServiceLevelId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>The higher, the sooner its buyers are served where two are equally due.</summary>
    public int Position { get; private set; }

    /// <summary>Of a shop that chose no other.</summary>
    public bool IsDefault { get; private set; }

    /// <exception cref="RuleException"><c>level.name</c>.</exception>
    public static ServiceLevel Of(string name, int position)
    {
        var level = new ServiceLevel(ServiceLevelId.New(), "", position);
        level.Rename(name);
        return level;
    }

    public void Rename(string name) => Name = name.Trim() is { Length: > 0 and <= NameMaxLength } fit ? fit : throw new RuleException("level.name", NameMaxLength);

    public void MakeDefault() => IsDefault = true;

    public void BeOneOfMany() => IsDefault = false;
}

/// <summary>How a level speaks with its buyers.</summary>
public enum Communication
{
    /// <summary>By the marketplace's own chat, when the buyer asks.</summary>
    MarketplaceChat,

    /// <summary>A message at each stage.</summary>
    EachStage,

    /// <summary>A person of the desk who knows the buyer.</summary>
    PersonalManager,
}

/// <summary>What a version of a level promises.</summary>
/// <param name="Times">For each kind of clock; what is missing is not promised and has no clock.</param>
/// <param name="MessageStages">Stages of an order or a complaint at which the buyer is told, where the marketplace permits it.</param>
/// <param name="FirstInLine">Its items come before others that are due at the same hour.</param>
public sealed record LevelTerms(
    IReadOnlyList<ServiceTime> Times, Communication Communication, IReadOnlyList<string> MessageStages, string Packaging, int WarrantyMonths, bool FirstInLine)
{
    public const int PackagingMaxLength = 1000;
    public const int MostWarrantyMonths = 120;

    public ServiceTime? TimeOf(ClockKind kind, string of) => Times.FirstOrDefault(time => time.Kind == kind && time.Of == of);

    /// <exception cref="RuleException"><c>level.zeroTime</c>, <c>level.longTime</c>, <c>level.packaging</c>, <c>level.warranty</c>.</exception>
    public LevelTerms Checked()
    {
        foreach (var time in Times)
        {
            time.Checked();
        }

        if (Packaging.Length > PackagingMaxLength)
        {
            throw new RuleException("level.packaging", PackagingMaxLength);
        }

        return WarrantyMonths is >= 0 and <= MostWarrantyMonths ? this : throw new RuleException("level.warranty", MostWarrantyMonths);
    }
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
