using SellerDesk.Domain.Buyers;

namespace SellerDesk.Domain.Messages;

/// <summary>Where a contact came from.</summary>
public enum ContactSource
{
    /// <summary>Somebody at the desk wrote it down.</summary>
    Person,

    /// <summary>The buyer gave it by a link or a bot.</summary>
    Buyer,
    Import,
}

/// <summary>An address of a buyer for one channel. Sealed; people see the mask, and a look behind it is logged.</summary>
public sealed class BuyerContact
{
    public const int AddressMaxLength = 254;
    public const int MaskMaxLength = 80;

    public Guid Id { get; init; }

    public BuyerId BuyerId { get; init; }

    public MessageChannel Channel { get; init; }

    public byte[] Sealed { get; set; } = [];

    /// <summary>A keyed hash: the same address is known again without opening it.</summary>
    public required string Hash { get; set; }

    public required string Mask { get; set; }

    public ContactSource Source { get; set; }

    /// <summary>When the buyer said, or showed, that it is theirs (UTC).</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>A message came back from it: it is not written to until somebody corrects it.</summary>
    public DateTimeOffset? BouncedAt { get; set; }

    public Guid? AddedBy { get; set; }

    /// <summary>The file that it came with, until somebody writes another address down: undone with it.</summary>
    public Guid? ImportRunId { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}
