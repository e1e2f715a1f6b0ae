namespace SellerDesk.Domain.Common;

/// <summary>An amount in the major unit of a currency (roubles, not kopecks). Currency is ISO 4217, three capital letters.</summary>
public readonly record struct Money(decimal Amount, string Currency)
{
    public override string ToString() => $"{Amount} {Currency}";
}
