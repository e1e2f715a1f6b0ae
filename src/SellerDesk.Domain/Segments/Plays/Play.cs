using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Segments.Plays;

public readonly record struct PlayId(Guid Value) : ITypedId<PlayId>
{
    public static PlayId New() => new(Guid.CreateVersion7());

    public static PlayId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>What is done with those who are not left alone.</summary>
public enum PlayKind
{
    /// <summary>They are offered something; the rules of messages say how and whether they may be told.</summary>
    Message,

    /// <summary>Somebody calls them: a list to work off.</summary>
    Call,

    /// <summary>A text that people at the desk say to them when they write or order.</summary>
    Offer,
}

public enum PlayState
{
    Draft,
    Running,

    /// <summary>Its window is over.</summary>
    Ended,

    /// <summary>Somebody stopped it before that.</summary>
    Stopped,
}

/// <summary>
/// Something that is tried on a segment: part of it, drawn by lot, is left alone, and what both parts do afterwards is compared. Whoever was drawn counts in their part, whatever became of it (intention to treat).
/// </summary>
public sealed class Play
{
    public const int NameMaxLength = 80;
    public const int OfferMaxLength = 1_000;
    public const int UsualControl = 20;
    public const int UsualWindow = 30;
    public const int LongestWindow = 365;

    private Play(PlayId id, string name, SegmentId segmentId, PlayKind kind, DateTimeOffset createdAt)
    {
        Id = id;
        Name = name;
        SegmentId = segmentId;
        Kind = kind;
        CreatedAt = createdAt;
    }

    public PlayId Id { get; private set; }

    public string Name { get; private set; }

    public SegmentId SegmentId { get; private set; }

    public PlayKind Kind { get; private set; }

    /// <summary>What is offered or said.</summary>
    public string Offer { get; private set; } = "";

    /// <summary>Per cent that are left alone.</summary>
    public int Control { get; private set; } = UsualControl;

    /// <summary>For how long it is watched what they do.</summary>
    public int WindowDays { get; private set; } = UsualWindow;

    /// <summary>Those of another running play may take part.</summary>
    public bool MayOverlap { get; private set; }

    public PlayState State { get; private set; }

    public PersonId? OwnerId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>What was measured, as JSON (<see cref="PlayResult"/>); null before the first look.</summary>
    public string? Result { get; private set; }

    public DateTimeOffset? MeasuredAt { get; private set; }

    /// <exception cref="RuleException"><c>play.name</c>, <c>play.offer</c>, <c>play.control</c>, <c>play.window</c>.</exception>
    public static Play Plan(string name, SegmentId segment, PlayKind kind, string offer, int control, int windowDays, bool mayOverlap, PersonId? owner, DateTimeOffset now)
    {
        if (name.Trim().Length is 0 or > NameMaxLength)
        {
            throw new RuleException("play.name", NameMaxLength);
        }

        if (offer.Trim().Length is 0 or > OfferMaxLength)
        {
            throw new RuleException("play.offer", OfferMaxLength);
        }

        if (control is < 5 or > 90)
        {
            throw new RuleException("play.control", 5, 90);
        }

        if (windowDays is < 1 or > LongestWindow)
        {
            throw new RuleException("play.window", LongestWindow);
        }

        return new Play(PlayId.New(), name.Trim(), segment, kind, now) { Offer = offer.Trim(), Control = control, WindowDays = windowDays, MayOverlap = mayOverlap, OwnerId = owner };
    }

    /// <exception cref="RuleException"><c>play.started</c>.</exception>
    public void Start(DateTimeOffset now)
    {
        if (State != PlayState.Draft)
        {
            throw new RuleException("play.started");
        }

        (State, StartedAt, EndsAt) = (PlayState.Running, now, now.AddDays(WindowDays));
    }

    /// <summary>What was measured so far stays.</summary>
    /// <exception cref="RuleException"><c>play.notRunning</c>.</exception>
    public void Stop(DateTimeOffset now)
    {
        if (State != PlayState.Running)
        {
            throw new RuleException("play.notRunning");
        }

        (State, EndsAt) = (PlayState.Stopped, now);
    }

    public void Measured(string result, DateTimeOffset now)
    {
        (Result, MeasuredAt) = (result, now);
        if (State == PlayState.Running && EndsAt <= now)
        {
            State = PlayState.Ended;
        }
    }
}

/// <summary>To which part somebody was drawn.</summary>
public enum PlayArm
{
    Treated,
    Control,
}

/// <summary>What became of a call.</summary>
public enum CallState
{
    Waiting,
    Done,
    NotReached,
}

/// <summary>A buyer of a play.</summary>
public sealed class PlayMember
{
    public const int NoteMaxLength = 300;

    public PlayId PlayId { get; private set; }

    public BuyerId BuyerId { get; private set; }

    public PlayArm Arm { get; private set; }

    /// <summary>Null where nobody calls.</summary>
    public CallState? Call { get; private set; }

    public DateTimeOffset? CalledAt { get; private set; }

    public PersonId? CalledBy { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The person was erased: they are left alone and no longer counted.</summary>
    public DateTimeOffset? LeftAt { get; private set; }
}
