using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Complaints;

/// <content>What is known of it: why, whose it is, till when, what was bought.</content>
public sealed partial class Complaint
{
    /// <summary>Why the buyer is unhappy, and what caused it: codes of the trees. Null leaves what is there.</summary>
    public void Explain(string? reason, string? cause, CauseBy by)
    {
        RequireOpen();
        ReasonCode = reason ?? ReasonCode;
        (CauseCode, CauseBy) = cause is null ? (CauseCode, CauseBy) : (cause, by);
    }

    public void Assign(PersonId? owner) => OwnerId = owner;

    /// <summary>Its clocks were counted anew.</summary>
    public void BeDue(DateTimeOffset dueAt, DateTimeOffset? marketplaceDueAt, bool firstInLine) => (DueAt, MarketplaceDueAt, FirstInLine) = (dueAt, marketplaceDueAt, firstInLine);

    /// <summary>The order that it names has come, or was named by hand.</summary>
    public void Link(string orderNumber, OrderId? order, IReadOnlyList<BoughtLine> bought)
    {
        RequireOpen();
        (OrderNumber, OrderId) = (Trimmed(orderNumber, MarketplaceRef.NumberMaxLength), order);
        foreach (var line in Lines.Where(line => line.OrderLineNumber is null))
        {
            var own = bought.FirstOrDefault(one => one.Product is not null && one.Product == line.ProductId) ?? (bought.Count == 1 ? bought[0] : null);
            line.Belong(own);
            line.CountAgain(own);
            line.Give(Math.Min(line.Amount, own?.FreeAmount ?? line.Amount), own);
        }

        ProductId ??= Lines.Select(line => line.ProductId).FirstOrDefault(product => product is not null);
    }

    /// <summary>What the case is about, added by hand.</summary>
    public void AddLine(LineWish wish)
    {
        RequireStill();
        RequireBeforeCarryingOut();
        if (Lines.Count >= MostLines)
        {
            throw new RuleException("complaint.lines", MostLines);
        }

        Lines.Add(ComplaintLine.Of(this, Lines.Count == 0 ? 1 : Lines.Max(line => line.Number) + 1, wish));
        ProductId ??= wish.Product ?? wish.Bought?.Product;
    }

    public void Write(string words)
    {
        RequireOpen();
        Words = words.Trim().Length is > 0 and <= WordsMaxLength ? words.Trim() : throw new RuleException("complaint.words", WordsMaxLength);
    }

    private static BoughtLine? BoughtOf(ComplaintLine line, IReadOnlyList<BoughtLine> bought) =>
        bought.FirstOrDefault(one => one.OrderId == line.OrderId && one.LineNumber == line.OrderLineNumber);
}
