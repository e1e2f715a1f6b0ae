using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints.Recurring;

/// <summary>Which causes are looked at; improvements follow the same shop, product and cause.</summary>
public sealed record RecurringFilter
{
    public ShopId? Shop { get; init; }

    public Guid? Product { get; init; }

    public string? Cause { get; init; }

    /// <summary>Ended and dismissed ones too.</summary>
    public bool Past { get; init; }
}

/// <summary>Causes that recur, worst first, and improvements: what is due first, then what is over, newest first. There are dozens of either, not thousands.</summary>
public sealed class RecurringList(ScopedDb database)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<RecurringRow>> CausesAsync(RecurringFilter filter, int take, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var causes = db.RecurringCauses.AsNoTracking();
        causes = filter.Shop is { } shop ? causes.Where(c => c.ShopId == shop) : causes;
        causes = filter.Product is { } product ? causes.Where(c => c.ProductId == ProductId.From(product)) : causes;
        causes = filter.Cause is { } code ? causes.Where(c => c.CauseCode == code) : causes;
        causes = filter.Past ? causes : causes.Where(c => c.EndedOn == null && c.DismissedAt == null);
        var ordered = filter.Past ? causes.OrderByDescending(c => c.SeenOn).ThenBy(c => c.Chance).ThenBy(c => c.Id) : causes.OrderBy(c => c.Chance).ThenBy(c => c.Id);
        return await ordered.Take(Math.Min(take, Most)).Select(c => new RecurringRow(
            c.Id, c.ShopId, db.Shops.Where(s => s.Id == c.ShopId).Select(s => s.Marketplace).First(), c.ProductId.Value,
            db.Products.Where(p => p.Id == c.ProductId && p.ShopId == c.ShopId).Select(p => p.Name).First(),
            db.ComplaintTree.Where(n => n.Tree == ComplaintTree.Cause && n.Code == c.CauseCode).Select(n => new CauseName(n.Code, n.NameRu, n.NameEn)).FirstOrDefault() ?? new CauseName(c.CauseCode, null, null),
            c.Complaints, c.Orders, c.Expected, c.Chance, c.StartedOn, c.SeenOn, c.EndedOn, c.DismissedAt, c.DismissedWhy,
            db.Improvements.Where(i => i.Id == c.ImprovementId && i.ShopId == c.ShopId).Select(i => (long?)i.Number).FirstOrDefault())).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<ImprovementRow>> ImprovementsAsync(RecurringFilter filter, int take, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var improvements = db.Improvements.AsNoTracking();
        improvements = filter.Shop is { } shop ? improvements.Where(i => i.ShopId == shop) : improvements;
        improvements = filter.Product is { } product ? improvements.Where(i => i.ProductId == ProductId.From(product)) : improvements;
        improvements = filter.Cause is { } code ? improvements.Where(i => i.CauseCode == code) : improvements;
        improvements = filter.Past ? improvements : improvements.Where(i => i.State == ImprovementState.Planned || i.State == ImprovementState.InPlace);
        var ordered = filter.Past ? improvements.OrderByDescending(i => i.Number) : improvements.OrderBy(i => i.DueOn).ThenBy(i => i.Number);
        return await ordered.Take(Math.Min(take, Most)).Select(i => new ImprovementRow(
            i.Id, i.Number, i.ShopId, db.Shops.Where(s => s.Id == i.ShopId).Select(s => s.Marketplace).First(), i.ProductId.Value,
            db.Products.Where(p => p.Id == i.ProductId && p.ShopId == i.ShopId).Select(p => p.Name).First(),
            db.ComplaintTree.Where(n => n.Tree == ComplaintTree.Cause && n.Code == i.CauseCode).Select(n => new CauseName(n.Code, n.NameRu, n.NameEn)).FirstOrDefault() ?? new CauseName(i.CauseCode, null, null),
            i.Action, i.OwnerId == null ? null : i.OwnerId.Value.Value, i.DueOn, i.State, i.InPlaceOn, i.Verdict, i.CreatedAt)).ToListAsync(cancel);
    }
}
