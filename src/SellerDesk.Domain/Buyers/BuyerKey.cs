namespace SellerDesk.Domain.Buyers;

/// <summary>What recognises a buyer, the surest first.</summary>
public enum BuyerKeyKind
{
    /// <summary>The marketplace's own number of the buyer, the same in all its shops.</summary>
    Number,

    /// <summary>A number that means something in one shop alone: of a file, or one that was kept before buyers were recognised across shops.</summary>
    ShopNumber,
    Email,
    Phone,
}

/// <summary>A keyed hash by which a buyer is known again. The same hash leads to one buyer; who that is may be changed by people, and later pulls follow.</summary>
public sealed class BuyerKey
{
    public const int SpaceMaxLength = 40;
    public const int HashMaxLength = 20;

    public long Id { get; init; }

    public BuyerId BuyerId { get; private set; }

    public BuyerKeyKind Kind { get; private set; }

    /// <summary>Where the hash means something: a marketplace, or one shop.</summary>
    public string Space { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>What brought it first.</summary>
    public BuyerThing Source { get; private set; }

    public DateTimeOffset FirstSeenAt { get; private set; }

    /// <summary>A phone or an address may be shared; a number of the marketplace is of one person.</summary>
    public static MatchQuality QualityOf(BuyerKeyKind kind) => kind is BuyerKeyKind.Number or BuyerKeyKind.ShopNumber ? MatchQuality.Certain : MatchQuality.Probable;
}

/// <summary>Two records that may be one person: a thing came with keys of both. People decide.</summary>
public sealed class BuyerPair
{
    public long Id { get; init; }

    /// <summary>The older of the two.</summary>
    public BuyerId OneId { get; init; }

    public BuyerId OtherId { get; init; }

    /// <summary>What they share.</summary>
    public BuyerKeyKind Shared { get; init; }

    public DateTimeOffset FoundAt { get; init; }

    /// <summary>They are two: nobody is asked again.</summary>
    public DateTimeOffset? TwoSince { get; init; }

    public Guid? DecidedBy { get; init; }
}
