using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Orders;

public readonly record struct OrderOfferId(Guid Value) : ITypedId<OrderOfferId>
{
    public static OrderOfferId New() => new(Guid.CreateVersion7());

    public static OrderOfferId From(Guid value) => new(value);
}

/// <summary>A way out of a late order.</summary>
public enum OrderOfferKind
{
    /// <summary>The buyer was told how it stands, nothing more.</summary>
    Told,
    NewDate,

    /// <summary>Per cent off the next order.</summary>
    Discount,
    Points,
}

/// <summary>What was offered to the buyer of a late order. Discounts and points wait here until loyalty gives them.</summary>
public sealed class OrderOffer
{
    public const int TextMaxLength = 4096;
    public const int MostPercent = 50;
    public const int MostPoints = 100_000;

    /// <summary>Further ahead nobody can promise a date.</summary>
    public const int MostDays = 60;

    private OrderOffer(OrderOfferId id, ShopId shopId, OrderId orderId, OrderOfferKind kind, string text)
    {
        Id = id;
        ShopId = shopId;
        OrderId = orderId;
        Kind = kind;
        Text = text;
    }

    public OrderOfferId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public OrderId OrderId { get; private set; }

    public OrderOfferKind Kind { get; private set; }

    public DateOnly? NewDate { get; private set; }

    /// <summary>Per cent or points, by <see cref="Kind"/>.</summary>
    public int? Amount { get; private set; }

    /// <summary>What the buyer was told; empty when it was said elsewhere (by phone).</summary>
    public string Text { get; private set; }

    /// <summary>The message that carries it; null when it was said elsewhere.</summary>
    public Guid? ReplyId { get; private set; }

    public Guid? PersonId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>When the discount or the points were given; null: still owed, or nothing to give.</summary>
    public DateTimeOffset? GivenAt { get; private set; }

    /// <param name="today">Where the shop is: a new date lies after it.</param>
    /// <exception cref="RuleException">The date has passed or is too far off, the amount is none.</exception>
    public static OrderOffer Make(Order order, OrderOfferKind kind, DateOnly? date, int? amount, string text, Guid? reply, Guid? person, DateOnly today, DateTimeOffset now)
    {
        Check(order, kind, date, amount, today);
        return new OrderOffer(OrderOfferId.New(), order.ShopId, order.Id, kind, text)
        {
            NewDate = kind == OrderOfferKind.NewDate ? date : null,
            Amount = kind is OrderOfferKind.Discount or OrderOfferKind.Points ? amount : null,
            ReplyId = reply,
            PersonId = person,
            At = now,
        };
    }

    /// <exception cref="RuleException">As <see cref="Make"/>; asked before anything is said to the buyer.</exception>
    public static void Check(Order order, OrderOfferKind kind, DateOnly? date, int? amount, DateOnly today)
    {
        if (order.Stage.IsOver())
        {
            throw new RuleException("offer.orderOver");
        }

        if (kind == OrderOfferKind.NewDate && (date is not { } day || day < today || day > today.AddDays(MostDays)))
        {
            throw new RuleException("offer.date", MostDays);
        }

        if (kind == OrderOfferKind.Discount && amount is not (>= 1 and <= MostPercent))
        {
            throw new RuleException("offer.percent", MostPercent);
        }

        if (kind == OrderOfferKind.Points && amount is not (>= 1 and <= MostPoints))
        {
            throw new RuleException("offer.points", MostPoints);
        }
    }
}
