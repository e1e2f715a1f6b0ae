using SellerDesk.Application.Orders;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.BuyerBook;

/// <summary>A buyer with everything that the desk knows and whoever asks may see.</summary>
/// <param name="Shops">Shop by shop; they add up to <see cref="Face"/>, except of somebody who buys in shops that whoever asks does not see.</param>
/// <param name="Elsewhere">In how many shops they are that whoever asks does not see.</param>
/// <param name="More">There are older things than those of <paramref name="Events"/>.</param>
public sealed record BuyerDetails(
    BuyerFace Face, IReadOnlyList<BuyerFigures> Shops, int Elsewhere, IReadOnlyList<BuyerMoney> Money, IReadOnlyList<BuyerKey> Keys, IReadOnlyList<BuyerEvent> Events, bool More,
    IReadOnlyList<BuyerTwin> Twins, IReadOnlyList<BuyerMove> Moves, IReadOnlyList<BuyerConsent> Consents, IReadOnlyList<BuyerLook> Looks, BuyerErasure? Erasure)
{
    /// <summary>The latest order whose name and phone can be looked at behind the mask.</summary>
    public (ShopId Shop, OrderId Order)? Sealed { get; init; }

    /// <summary>What counts now of each channel and purpose that was ever spoken of.</summary>
    public IReadOnlyList<BuyerConsent> Standing => [.. Consents.GroupBy(one => (one.Channel, one.Purpose)).Select(group => group.OrderByDescending(one => one.At).ThenByDescending(one => one.Id).First()).OrderBy(one => one.Channel).ThenBy(one => one.Purpose)];
}

/// <summary>One line of a buyer's time: what happened, in which shop, around which order, and how sure it is theirs.</summary>
/// <param name="Thing">The link that it belongs to; null for what the desk itself told them.</param>
public sealed record BuyerEvent(OrderEvent What, BuyerLink? Thing, OrderId? Order, string? OrderNumber, decimal? Total, string? Currency)
{
    public BuyerThing Kind => Thing?.Kind ?? BuyerThing.Chat;

    public ShopId? Shop => Thing?.ShopId ?? ToldBy;

    /// <summary>The shop in whose name the desk told them.</summary>
    public ShopId? ToldBy { get; init; }
}

/// <summary>Somebody who may be the same person.</summary>
public sealed record BuyerTwin(long Pair, BuyerId Id, long Number, string? Name, int Orders, BuyerKeyKind Shared);
