namespace SellerDesk.Application.Imports.Rows;

/// <summary>A line of a file of orders: what it says of the order, and of one of its lines if it has one.</summary>
public sealed record OrderRow(string Number, OrderHead Head, OrderRowLine? Line);

/// <summary>What each line of a file repeats of its order. Null: unknown.</summary>
public sealed record OrderHead
{
    public string? Status { get; init; }

    public string? BuyerNumber { get; init; }

    /// <summary>To recognise the buyer by; kept as a hash alone.</summary>
    public string? BuyerPhone { get; init; }

    public string? BuyerEmail { get; init; }

    public string? BuyerRegion { get; init; }

    public string? BuyerCity { get; init; }

    public DateTimeOffset? OrderedAt { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    public DateTimeOffset? HandedOverAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public DateTimeOffset? PromisedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Field → value, in one order, to compare two heads.</summary>
    public (string Field, object? Value)[] Parts() =>
    [
        ("status", Status), ("buyer_id", BuyerNumber), ("buyer_phone", BuyerPhone), ("buyer_email", BuyerEmail), ("buyer_region", BuyerRegion), ("buyer_city", BuyerCity), ("ordered_at", OrderedAt), ("approved_at", ApprovedAt),
        ("handed_over_at", HandedOverAt), ("delivered_at", DeliveredAt), ("promised_at", PromisedAt), ("cancelled_at", CancelledAt),
    ];

    /// <summary>What is unknown here is taken from the other.</summary>
    public OrderHead FilledFrom(OrderHead other) => new()
    {
        Status = Status ?? other.Status,
        BuyerNumber = BuyerNumber ?? other.BuyerNumber,
        BuyerPhone = BuyerPhone ?? other.BuyerPhone,
        BuyerEmail = BuyerEmail ?? other.BuyerEmail,
        BuyerRegion = BuyerRegion ?? other.BuyerRegion,
        BuyerCity = BuyerCity ?? other.BuyerCity,
        OrderedAt = OrderedAt ?? other.OrderedAt,
        ApprovedAt = ApprovedAt ?? other.ApprovedAt,
        HandedOverAt = HandedOverAt ?? other.HandedOverAt,
        DeliveredAt = DeliveredAt ?? other.DeliveredAt,
        PromisedAt = PromisedAt ?? other.PromisedAt,
        CancelledAt = CancelledAt ?? other.CancelledAt,
    };
}
