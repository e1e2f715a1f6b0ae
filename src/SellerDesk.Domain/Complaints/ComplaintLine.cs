using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Complaints;

/// <summary>
/// One product of a case. What was asked is kept as it came; what counts (<see cref="Quantity"/>) and what is given (<see cref="Amount"/>) never
/// exceed what was bought, over all cases of the same line of an order: checked here, and once more by the database.
/// </summary>
public sealed class ComplaintLine
{
    private ComplaintLine(ComplaintId complaintId, ShopId shopId, int number, int askedQuantity)
    {
        ComplaintId = complaintId;
        ShopId = shopId;
        Number = number;
        AskedQuantity = askedQuantity;
    }

    public ComplaintId ComplaintId { get; private set; }

    public ShopId ShopId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public OrderId? OrderId { get; private set; }

    /// <summary>Which line of the order; null while the order, or the product in it, is not known.</summary>
    public int? OrderLineNumber { get; private set; }

    public ProductId? ProductId { get; private set; }

    public int AskedQuantity { get; private set; }

    /// <summary>Money that was asked for, as it came.</summary>
    public decimal? AskedAmount { get; private set; }

    /// <summary>Pieces that count; fewer than asked when other cases have them already, none once the case ended without giving anything.</summary>
    public int Quantity { get; private set; }

    /// <summary>Money that is given for it.</summary>
    public decimal Amount { get; private set; }

    public string? Currency { get; private set; }

    /// <summary>More is asked than was bought, or than other cases leave.</summary>
    public bool Exceeds => Quantity < AskedQuantity;

    internal static ComplaintLine Of(Complaint complaint, int number, LineWish wish)
    {
        if (wish.Quantity < 1)
        {
            throw new RuleException("complaint.quantity");
        }

        if (wish.Amount < 0)
        {
            throw new RuleException("complaint.amount");
        }

        var line = new ComplaintLine(complaint.Id, complaint.ShopId, number, wish.Quantity) { ProductId = wish.Product, AskedAmount = wish.Amount, Currency = wish.Currency };
        line.Belong(wish.Bought);
        line.Count(wish.Quantity, wish.Bought);
        return line;
    }

    /// <summary>Finds its line of the order.</summary>
    internal void Belong(BoughtLine? bought)
    {
        if (bought is not null)
        {
            (OrderId, OrderLineNumber, ProductId, Currency) = (bought.OrderId, bought.LineNumber, bought.Product ?? ProductId, bought.Currency);
        }
    }

    /// <summary>So many pieces count from now on.</summary>
    internal void Count(int quantity, BoughtLine? bought)
    {
        if (quantity < 0)
        {
            throw new RuleException("complaint.quantity");
        }

        if (bought is not null && quantity > bought.FreeQuantity)
        {
            throw new RuleException("complaint.moreThanBought", bought.FreeQuantity, bought.Quantity);
        }

        Quantity = quantity;
    }

    /// <summary>As many of the asked pieces as are free.</summary>
    internal void CountAgain(BoughtLine? bought) => Quantity = Math.Max(0, Math.Min(AskedQuantity, bought?.FreeQuantity ?? AskedQuantity));

    internal void Give(decimal amount, BoughtLine? bought)
    {
        if (amount < 0)
        {
            throw new RuleException("complaint.amount");
        }

        if (bought is not null && amount > bought.FreeAmount)
        {
            throw new RuleException("complaint.moreThanPaid", bought.FreeAmount, bought.Currency);
        }

        Amount = amount;
    }

    /// <summary>Nothing is given: the pieces are free for another case.</summary>
    internal void Release() => (Quantity, Amount) = (0, 0);

    internal void Recall(LineMemo memo) => (Quantity, Amount, AskedQuantity) = (memo.Quantity, memo.Amount, memo.Asked);

    /// <summary>So many of its pieces leave it for a line of another case.</summary>
    internal ComplaintLine Part(Complaint other, int number, int quantity)
    {
        (Quantity, AskedQuantity, Amount) = (Quantity - quantity, Math.Max(0, AskedQuantity - quantity), 0);
        return new ComplaintLine(other.Id, other.ShopId, number, quantity) { OrderId = OrderId, OrderLineNumber = OrderLineNumber, ProductId = ProductId, Quantity = quantity, Currency = Currency };
    }
}

/// <summary>What a line of an order leaves for one case: what was bought, and what all other cases of it have already.</summary>
/// <param name="UnitPrice">Per piece, in the major unit of <paramref name="Currency"/>.</param>
public sealed record BoughtLine(
    OrderId OrderId, int LineNumber, ProductId? Product, int Quantity, decimal UnitPrice, decimal DeliveryPrice, string Currency, int TakenQuantity = 0, decimal TakenAmount = 0)
{
    public int FreeQuantity => Math.Max(0, Quantity - TakenQuantity);

    public decimal FreeAmount => Math.Max(0, (Quantity * UnitPrice) + DeliveryPrice - TakenAmount);
}

/// <summary>A product that somebody complains about.</summary>
/// <param name="Bought">Its line of the order, where the order is known.</param>
public sealed record LineWish(int Quantity, ProductId? Product = null, decimal? Amount = null, string? Currency = null, BoughtLine? Bought = null);
