using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Marketplaces;

/// <summary>
/// What one source knows of an order. Null means "this source does not say" and never wipes what another said: Wildberries tells of one order
/// in three places (statistics orders, statistics sales, assembly orders), each a part.
/// </summary>
public sealed record IncomingOrder
{
    /// <summary>The number that all sources share (WB: srid).</summary>
    public required string Number { get; init; }

    /// <summary>
    /// This source tells all there is of the order (a file, the API): it may also move the order back. Otherwise stages only move on, so that
    /// a slow source does not undo what a quick one said.
    /// </summary>
    public bool Whole { get; init; }

    /// <summary>The marketplace's own status; null when this source has none.</summary>
    public string? Status { get; init; }

    public OrderStage? Stage { get; init; }

    public string? Scheme { get; init; }

    public string? BuyerNumber { get; init; }

    public string? BuyerRegion { get; init; }

    public string? BuyerCity { get; init; }

    public DateTimeOffset? OrderedAt { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    public DateTimeOffset? HandedOverAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public DateTimeOffset? PromisedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Until when the marketplace wants it handed over.</summary>
    public DateTimeOffset? ShipBy { get; init; }

    public string? Carrier { get; init; }

    public string? TrackingNumber { get; init; }

    public string? Warehouse { get; init; }

    /// <summary>The marketplace's own word or words.</summary>
    public string? CancelReason { get; init; }

    /// <summary>Name and phone, only from marketplaces that allow keeping them; sealed before they are written.</summary>
    public IncomingBuyer? Buyer { get; init; }

    /// <summary>A phone and an e-mail address that recognise the buyer and are not kept themselves; of files and the API.</summary>
    public string? BuyerPhone { get; init; }

    public string? BuyerEmail { get; init; }

    /// <summary>What recognises the buyer, as the door hashed it; connectors leave it alone.</summary>
    public IReadOnlyList<HashedKey> Keys { get; init; } = [];

    /// <summary>What becomes of <see cref="Buyer"/> at the door; connectors leave it alone.</summary>
    public SealedBuyer? Sealed { get; init; }

    /// <summary>Other numbers and words of the marketplace: <c>fbsId</c>, <c>cart</c>, <c>warehouse</c>.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<IncomingOrderLine> Lines { get; init; } = [];
}

/// <summary>One line; prices per unit in the major unit of the currency.</summary>
public sealed record IncomingOrderLine(int LineNumber, IncomingProduct? Product, string? Category, int Quantity, decimal UnitPrice, decimal DeliveryPrice, string Currency);

/// <summary>Who bought, in the clear: it is encrypted on the way in (docs/personal-data.md).</summary>
public sealed record IncomingBuyer(string? Name, string? Phone)
{
    /// <summary>The record's own text would print them.</summary>
    public override string ToString() => "buyer";
}

/// <summary>Who bought, as it may be kept.</summary>
/// <param name="Mask">For everybody.</param>
/// <param name="Content">Encrypted.</param>
/// <param name="Digest">The same for the same contents.</param>
public sealed record SealedBuyer(string Mask, byte[] Content, string Digest);

/// <summary>What recognises a buyer, hashed.</summary>
/// <param name="Space">Where the hash means something: a marketplace, or one shop.</param>
public readonly record struct HashedKey(BuyerKeyKind Kind, string Space, string Hash);
