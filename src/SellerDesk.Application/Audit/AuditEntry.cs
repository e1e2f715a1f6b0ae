using SellerDesk.Application.Data;

namespace SellerDesk.Application.Audit;

public enum AuditDeed
{
    Added,
    Changed,
    Removed,

    /// <summary>Many rows at once, by a statement.</summary>
    ChangedMany,
    Looked,
    Exported,
    SignedIn,
    SignedOut,
    SignInRefused,

    /// <summary>Asked for what their rights do not open.</summary>
    Refused,
    Ran,
}

/// <summary>
/// One deed of one hand. Written in the transaction of the deed itself; a moment later it gets its place in the chain: <see cref="Hash"/> is made of the entry before and of
/// everything here but <see cref="Details"/>, of which it holds the hash, so that details can be erased without breaking the chain.
/// </summary>
public sealed class AuditEntry
{
    public const int KindMaxLength = 63;
    public const int ThingMaxLength = 200;

    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public HandKind Hand { get; init; }

    public Guid? HandId { get; init; }

    public AuditDeed Deed { get; init; }

    /// <summary>What it was done to: the table's name.</summary>
    public required string Kind { get; init; }

    /// <summary>Which one: its key.</summary>
    public string? Thing { get; init; }

    public Guid? ShopId { get; init; }

    /// <summary>JSON: from where, what was before and after. Secrets and what is personal are marked, not written. Null once erased.</summary>
    public string? Details { get; init; }

    public byte[]? DetailsHash { get; init; }

    /// <summary>Its number in the chain, without gaps; null until it is sealed.</summary>
    public long? Place { get; init; }

    public byte[]? Hash { get; init; }
}

/// <summary>Where the chain begins (what is older was forgotten on schedule) and where it ends. One row.</summary>
public sealed class AuditHead
{
    public short Id { get; init; }

    /// <summary>The place before the first that is kept, and the hash that stood there.</summary>
    public long BasePlace { get; init; }

    public required byte[] BaseHash { get; init; }

    public long Place { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>The chain was walked from its beginning to its end. Each proof is also an anchor: later ones look whether its head still stands.</summary>
public sealed class AuditProof
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public long FirstPlace { get; init; }

    public long LastPlace { get; init; }

    public required byte[] Head { get; init; }

    /// <summary>Null: nothing was wrong.</summary>
    public long? BrokenPlace { get; init; }

    public AuditBreak? Break { get; init; }

    public int Milliseconds { get; init; }
}

public enum AuditBreak
{
    /// <summary>An entry is gone.</summary>
    Removed,

    /// <summary>An entry says something else than when it was sealed.</summary>
    Changed,

    /// <summary>The end was cut off.</summary>
    CutOff,

    /// <summary>The chain was written anew: a head that was noted before does not stand where it stood.</summary>
    Rewritten,

    /// <summary>Entries wait for their place for too long.</summary>
    Unsealed,
}
