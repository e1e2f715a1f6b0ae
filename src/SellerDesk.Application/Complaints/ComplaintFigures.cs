using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>One open case as far as it is counted by.</summary>
/// <param name="Stake">What is given for it, or asked, or what its pieces cost; in the major unit of <paramref name="Currency"/>.</param>
public readonly record struct CountedCase(
    ComplaintStage Stage, ShopId Shop, ComplaintKind Kind, string? Cause, PersonId? Owner, BallHolder Ball, DateTimeOffset DueAt, DateTimeOffset? LineAt, decimal Stake, string? Currency);

/// <param name="Capped">There are more than were looked at.</param>
public sealed record CountedCases(IReadOnlyList<CountedCase> All, bool Capped)
{
    public static readonly CountedCases None = new([], Capped: false);
}

/// <summary>
/// The open cases by everything that the board counts: stages with their sums, shops, causes, views. What is open is little beside what ever was, and
/// is looked at through its own index, at most <see cref="Most"/> of it; one read serves all the numbers of a page, so that they add up.
/// </summary>
public sealed class ComplaintFigures(ScopedDb database)
{
    public const int Most = 5_000;

    /// <param name="filter">Only its search, product and order narrow: the rest is what the page counts by.</param>
    public async Task<CountedCases> LoadAsync(ComplaintFilter filter, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var narrowed = new ComplaintFilter { Search = filter.Search, Product = filter.Product, OrderNumber = filter.OrderNumber };
        var cases = await (await ComplaintWhere.MatchingAsync(db, narrowed, cancel)).OrderBy(c => c.LineAt).ThenBy(c => c.Id).Take(Most + 1)
            .Select(c => new CountedCase(
                c.Stage, c.ShopId, c.Kind, c.CauseCode, c.OwnerId, c.Ball, c.DueAt, c.MarketplaceDueAt,
                c.Lines.Sum(l => l.Amount > 0 ? l.Amount : l.AskedAmount ?? (l.OrderLineNumber == null ? 0 : db.Set<OrderLine>().Where(o => o.OrderId == l.OrderId && o.ShopId == l.ShopId && o.LineNumber == l.OrderLineNumber).Select(o => o.UnitPrice * l.Quantity).FirstOrDefault())),
                c.Lines.Max(l => l.Currency)))
            .ToListAsync(cancel);
        return new CountedCases(cases.Count > Most ? cases[..Most] : cases, cases.Count > Most);
    }
}
