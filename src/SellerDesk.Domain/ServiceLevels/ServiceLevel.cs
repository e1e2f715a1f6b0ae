using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.ServiceLevels;

public readonly record struct ServiceLevelId(Guid Value) : ITypedId<ServiceLevelId>
{
    public static ServiceLevelId New() => new(Guid.CreateVersion7());

    public static ServiceLevelId From(Guid value) => new(value);

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
