using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Loyalty.Tiers;

/// <summary>How somebody became a member.</summary>
public enum JoinedBy
{
    /// <summary>An order of theirs was delivered.</summary>
    Delivered,

    /// <summary>They agreed to it: the ledger of consents says so.</summary>
    Consent,

    /// <summary>Somebody at the desk wrote them in.</summary>
    Person,
}

/// <summary>A buyer who takes part in the programme: while there is a row, they do. Tier and figures are a rollup, made anew when anything of the buyer changes.</summary>
public sealed class LoyaltyMember
{
    public const int ReasonMaxLength = 300;

    public BuyerId BuyerId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset JoinedAt { get; private set; }

    public JoinedBy How { get; private set; }

    /// <summary>The tier that counts; null: none yet.</summary>
    public TierId? TierId { get; private set; }

    /// <summary>Since when it is that one, or none (UTC).</summary>
    public DateTimeOffset TierSince { get; private set; }

    /// <summary>By the rules, grace included.</summary>
    public TierId? HeldId { get; private set; }

    /// <summary>The first day on which the rule of the held tier was not met.</summary>
    public DateOnly? ShortSince { get; private set; }

    /// <summary>The day on which the held tier is lost if nothing is bought.</summary>
    public DateOnly? FallsOn { get; private set; }

    public TierId? ManualTierId { get; private set; }

    /// <summary>The last day of a tier given by hand.</summary>
    public DateOnly? ManualUntil { get; private set; }

    public string? ManualReason { get; private set; }

    public PersonId? ManualBy { get; private set; }

    /// <summary>The version of the table by which they were looked at last; null: not yet.</summary>
    public TierVersionId? VersionId { get; private set; }

    /// <summary>The day on which something changes by itself.</summary>
    public DateOnly? RecheckOn { get; private set; }

    /// <summary>Orders in the window, as of the last look.</summary>
    public int Orders { get; private set; }

    /// <summary>Money in the window by currency, as JSON.</summary>
    public string Spend { get; private set; } = "{}";

    /// <summary>From 0 to 1 of the next tier.</summary>
    public decimal Progress { get; private set; }

    /// <summary>The version whose first look is kept in <see cref="UndoHeldId"/> and <see cref="UndoShortSince"/>, so that it can be taken back.</summary>
    public TierVersionId? UndoVersionId { get; private set; }

    public TierId? UndoHeldId { get; private set; }

    public DateOnly? UndoShortSince { get; private set; }
}

/// <summary>Why somebody is a member no longer.</summary>
public enum ExitCause
{
    /// <summary>They asked, or somebody at the desk struck them off.</summary>
    Asked,

    /// <summary>They withdrew the consent by which they joined.</summary>
    Withdrawn,

    /// <summary>They turned out to be the same person as another buyer, who goes on.</summary>
    Merged,
    Erased,
}

/// <summary>Somebody who left: no rule brings them back.</summary>
public sealed class LoyaltyExit
{
    public const int WhyMaxLength = 300;

    public BuyerId BuyerId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public ExitCause Cause { get; private set; }

    public PersonId? PersonId { get; private set; }

    public string? Why { get; private set; }

    /// <summary>The membership as it was, as JSON, for a merge that is taken back.</summary>
    public string? Was { get; private set; }
}

/// <summary>A buyer whose tier has to be looked at.</summary>
public sealed class TouchedMember
{
    public long Id { get; init; }

    public BuyerId BuyerId { get; init; }
}
