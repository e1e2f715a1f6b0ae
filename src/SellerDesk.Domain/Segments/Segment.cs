using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Segments;

public readonly record struct SegmentId(Guid Value) : ITypedId<SegmentId>
{
    public static SegmentId New() => new(Guid.CreateVersion7());

    public static SegmentId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A named rule and how many buyers it takes in. Who they are stands in <see cref="SegmentMember"/>, made anew by a job.</summary>
public sealed class Segment
{
    public const int NameMaxLength = 60;
    public const int DescriptionMaxLength = 500;
    public const int ReadyMadeMaxLength = 30;

    private Segment(SegmentId id, string name, string rule, PersonId? ownerId, DateTimeOffset createdAt)
    {
        Id = id;
        Name = name;
        Rule = rule;
        OwnerId = ownerId;
        CreatedAt = createdAt;
    }

    public SegmentId Id { get; private set; }

    public string Name { get; private set; }

    public string Description { get; private set; } = "";

    /// <summary>The tree as <see cref="RuleText"/> writes it.</summary>
    public string Rule { get; private set; }

    /// <summary>Null: the desk's own.</summary>
    public PersonId? OwnerId { get; private set; }

    /// <summary>Everybody sees it; otherwise its owner alone.</summary>
    public bool Shared { get; private set; }

    /// <summary>What it is called in the texts while nobody has changed it: <c>lost</c>; null for one that somebody made.</summary>
    public string? ReadyMade { get; private set; }

    /// <summary>Whose figures are looked at; empty: the whole desk's. Somebody who sees some shops makes segments of these.</summary>
    public Guid[] Shops { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Members after the last refresh.</summary>
    public int Size { get; private set; }

    /// <summary>Null: not yet.</summary>
    public DateTimeOffset? RefreshedAt { get; private set; }

    /// <summary>The day of the last refresh.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>How long the last refresh took, in milliseconds.</summary>
    public int Took { get; private set; }

    /// <exception cref="RuleException"><c>segment.name</c>, <c>segment.description</c>; those of <see cref="RuleCheck"/>.</exception>
    public static Segment Of(string name, string description, RuleGroup rule, PersonId? owner, bool shared, IEnumerable<ShopId> shops, DateTimeOffset now) =>
        new(SegmentId.New(), Named(name), RuleText.Write(RuleCheck.Checked(rule)), owner, now) { Description = Described(description), Shared = shared, Shops = [.. shops.Select(shop => shop.Value).Order()], ChangedAt = now };

    /// <summary>One that everybody finds at the first start.</summary>
    public static Segment Ready(string code, RuleGroup rule, DateTimeOffset now) =>
        new(SegmentId.New(), code, RuleText.Write(RuleCheck.Checked(rule)), null, now) { Shared = true, ReadyMade = code, ChangedAt = now };

    public void Change(string name, string description, RuleGroup rule, bool shared, DateTimeOffset now)
    {
        var written = RuleText.Write(RuleCheck.Checked(rule));
        var named = Named(name);
        if (ReadyMade is not null && (named != Name || written != Rule))
        {
            // It is somebody's work from now on and is called what they call it.
            ReadyMade = null;
        }

        (Name, Description, Shared) = (named, Described(description), shared);
        if (written != Rule)
        {
            (Rule, ChangedAt) = (written, now);
        }
    }

    private static string Named(string name) => name.Trim() is { Length: > 0 and <= NameMaxLength } named ? named : throw new RuleException("segment.name", NameMaxLength);

    private static string Described(string description) => description.Trim() is { Length: <= DescriptionMaxLength } text ? text : throw new RuleException("segment.description", DescriptionMaxLength);
}

/// <summary>A buyer in a segment.</summary>
public sealed class SegmentMember
{
    public SegmentId SegmentId { get; private set; }

    public BuyerId BuyerId { get; private set; }

    public DateTimeOffset Since { get; private set; }
}

/// <summary>How large a segment was at the end of a day, and who came and went on it.</summary>
public sealed class SegmentDay
{
    public SegmentId SegmentId { get; private set; }

    public DateOnly Day { get; private set; }

    public int Size { get; private set; }

    public int Joined { get; private set; }

    public int Left { get; private set; }
}
