using SellerDesk.Application.Complaints;

namespace SellerDesk.Web.Complaints;

/// <summary>What a case may cost at most.</summary>
internal static class CaseSums
{
    /// <summary>What all its pieces cost; null where neither price nor asked amount is known, or the currencies differ.</summary>
    public static (decimal Amount, string Currency)? Most(ComplaintDetails details)
    {
        var sums = details.Lines.Select(line => (Amount: line.UnitPrice is { } price ? Math.Min(price * line.Quantity, line.FreeAmount ?? decimal.MaxValue) : line.AskedAmount ?? 0, line.Currency)).Where(sum => sum is { Amount: > 0, Currency: not null }).ToList();
        return sums.Count == 0 || sums.Select(sum => sum.Currency).Distinct().Count() > 1 ? null : (sums.Sum(sum => sum.Amount), sums[0].Currency!);
    }
}
