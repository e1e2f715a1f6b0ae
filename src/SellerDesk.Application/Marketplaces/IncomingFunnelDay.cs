namespace SellerDesk.Application.Marketplaces;

/// <summary>One product's (or, without a number, the shop's) way from shown to bought on one day. Null: this source does not tell, and wipes nothing.</summary>
public sealed record IncomingFunnelDay
{
    public required DateOnly Day { get; init; }

    /// <summary>Null: the whole shop.</summary>
    public IncomingProduct? Product { get; init; }

    public long? Shows { get; init; }

    public long? Opens { get; init; }

    public long? Carts { get; init; }

    public long? Orders { get; init; }

    public decimal? OrderSum { get; init; }

    public long? Buyouts { get; init; }

    public decimal? BuyoutSum { get; init; }

    public long? Cancels { get; init; }

    public decimal? CancelSum { get; init; }

    public long? Returns { get; init; }

    public string? Currency { get; init; }
}
