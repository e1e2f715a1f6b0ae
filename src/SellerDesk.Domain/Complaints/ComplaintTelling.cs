using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Complaints;

public enum TellingState
{
    /// <summary>Saved with the move that it tells of; waits to be written.</summary>
    Waiting,

    /// <summary>Written: it goes the way of every message.</summary>
    Written,

    /// <summary>There is no permitted way to the buyer, or the text may not be sent; <see cref="ComplaintTelling.Why"/> says which.</summary>
    NotPossible,
}

/// <summary>A word to the buyer about where the complaint stands, saved in the transaction of the move that it tells of.</summary>
public sealed class ComplaintTelling
{
    public long Id { get; init; }

    public ShopId ShopId { get; init; }

    public ComplaintId ComplaintId { get; init; }

    public ComplaintStage Stage { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public TellingState State { get; set; }

    /// <summary>When it is looked at next (UTC).</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>The outgoing row that carries it.</summary>
    public Guid? ReplyId { get; set; }

    /// <summary>Code of why it could not be told.</summary>
    public string? Why { get; set; }
}

/// <summary>What a shop tells buyers at a stage; every shop without a row of its own follows the desk's.</summary>
public sealed class StageTemplate
{
    public const int TextMaxLength = 1_000;

    public long Id { get; init; }

    /// <summary>Null: every shop that has none of its own.</summary>
    public ShopId? ShopId { get; init; }

    public ComplaintStage Stage { get; init; }

    public bool On { get; set; }

    public string Text { get; set; } = "";
}
