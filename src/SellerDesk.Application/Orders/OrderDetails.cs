using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Orders;

/// <summary>One order with everything that its page shows.</summary>
/// <param name="Steps">In the order of the way.</param>
/// <param name="Events">Everything that happened around it, newest first.</param>
/// <param name="Chat">The conversation about it, where there is one.</param>
/// <param name="Late">Its item in the inbox, if it ever was late.</param>
public sealed record OrderDetails(
    Order Order, IReadOnlyList<OrderLineFace> Lines, IReadOnlyList<OrderStep> Steps, IReadOnlyList<OrderEvent> Events, IReadOnlyList<OrderOffer> Offers, WorkItemId? Chat, WorkItemId? Late);

/// <param name="Photo">Address of the card's first photo.</param>
public sealed record OrderLineFace(int Number, ProductId? Product, string? Name, string? Article, string? ProductNumber, string? Photo, string? Category, int Quantity, decimal UnitPrice, decimal DeliveryPrice, string Currency);

/// <summary>What can stand in an order's line of time.</summary>
public enum OrderEventKind
{
    /// <summary>It came to a stage; <see cref="OrderEvent.Text"/> is the marketplace's word.</summary>
    Stage,
    Paid,

    /// <summary>Another word of the marketplace at the same stage.</summary>
    Status,
    BuyerWrote,
    WeWrote,
    MarketplaceWrote,

    /// <summary>A rule of messages told the buyer; <see cref="OrderEvent.Item"/> is the message and <see cref="OrderEvent.Word"/> the rule.</summary>
    Told,
    Review,

    /// <summary>Asked under a product; a person tied it to the order by a complaint.</summary>
    Question,
    Return,
    Complaint,

    /// <summary>Answered to a survey; <see cref="OrderEvent.Word"/> is the score.</summary>
    Survey,
    Offer,

    /// <summary>It became work because it is late.</summary>
    BecameLate,
    LateClosed,
}

/// <summary>One line of an order's history.</summary>
/// <param name="Told">The marketplace told the time; otherwise it is when the desk saw it.</param>
/// <param name="Item">What it opens in the inbox.</param>
public sealed record OrderEvent(OrderEventKind Kind, DateTimeOffset At, string? Text = null, OrderStage? Stage = null, bool Told = true, WorkItemId? Item = null, PersonId? Person = null, short? Rating = null)
{
    public OrderOffer? Offer { get; init; }

    /// <summary>The marketplace's own word for it, beside <see cref="Text"/>.</summary>
    public string? Word { get; init; }
}
