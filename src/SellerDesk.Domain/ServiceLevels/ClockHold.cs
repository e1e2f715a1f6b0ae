using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>Why a clock stands.</summary>
public enum HoldReason
{
    WaitsForBuyer,
    WaitsForMarketplace,
    WaitsForSupplier,

    /// <summary>A person stopped it, and said why.</summary>
    ByHand,

    /// <summary>It had been over and was opened again: the time between does not count.</summary>
    WasClosed,
}

/// <summary>A stretch in which a clock stood.</summary>
public sealed class ClockHold
{
    public const int NoteMaxLength = 300;

    private ClockHold(ShopId shopId, ClockId clockId, HoldReason reason, DateTimeOffset from, PersonId? personId, string? note)
    {
        ShopId = shopId;
        ClockId = clockId;
        Reason = reason;
        From = from;
        PersonId = personId;
        Note = note;
    }

    public long Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public ClockId ClockId { get; private set; }

    public HoldReason Reason { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>UTC; null while it stands.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Who stopped it; null: a rule or the database.</summary>
    public PersonId? PersonId { get; private set; }

    public string? Note { get; private set; }

    public Held Held => new(From, Until);

    /// <exception cref="RuleException"><c>clock.note</c>.</exception>
    public static ClockHold Of(Clock clock, HoldReason reason, string? note, PersonId? by, DateTimeOffset from) =>
        note?.Length > NoteMaxLength ? throw new RuleException("clock.note", NoteMaxLength) : new ClockHold(clock.ShopId, clock.Id, reason, from, by, string.IsNullOrWhiteSpace(note) ? null : note.Trim());

    public void End(DateTimeOffset until) => Until = until > From ? until : From;
}
