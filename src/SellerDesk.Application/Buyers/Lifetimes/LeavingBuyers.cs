using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Buyers.Lifetimes;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Buyers.Lifetimes;

/// <summary>By what a buyer shows that they may be leaving.</summary>
public enum LeavingSign
{
    Any,
    Slower,
    Smaller,
    BadExperience,
}

/// <param name="Name">A mask, or what the buyer shows in a chat; null: none may be kept.</param>
public sealed record LeavingBuyer(long Number, string? Name, BuyerLifetime Life);

/// <summary>Where a slice ended.</summary>
public readonly record struct LeavingPlace(decimal AtRisk, BuyerId Buyer);

/// <summary>A shop's models and the buyers who may be leaving it, those who take the most along first; in slices by an index.</summary>
public sealed class LeavingBuyers(ScopedDb database)
{
    public async Task<(ShopLifetimes? Made, LifetimeReport? Report)> ModelAsync(ShopId shop, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var made = await db.ShopLifetimes.AsNoTracking().FirstOrDefaultAsync(s => s.ShopId == shop, cancel);
        return made is null or { Report: "{}" } ? (made, null) : (made, LifetimeReport.Read(made.Report));
    }

    public async Task<(List<LeavingBuyer> Rows, LeavingPlace? Next)> SliceAsync(ShopId shop, LeavingSign sign, LeavingPlace? after, int take, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var lives = db.BuyerLifetimes.AsNoTracking().Where(l => l.ShopId == shop);
        lives = sign switch
        {
            LeavingSign.Slower => lives.Where(l => l.IsSlower),
            LeavingSign.Smaller => lives.Where(l => l.IsSmaller),
            LeavingSign.BadExperience => lives.Where(l => l.HasBadExperience),
            _ => lives.Where(l => l.AtRisk > 0),
        };
        if (after is { } place)
        {
            lives = lives.Where(l => EF.Functions.LessThan(ValueTuple.Create(l.AtRisk, l.BuyerId), ValueTuple.Create(place.AtRisk, place.Buyer)));
        }

        var rows = await lives.OrderByDescending(l => l.AtRisk).ThenByDescending(l => l.BuyerId).Take(take + 1)
            .Join(db.Buyers, l => l.BuyerId, b => b.Id, (l, b) => new { b.Number, b.Name, Life = l }).OrderByDescending(one => one.Life.AtRisk).ThenByDescending(one => one.Life.BuyerId).ToListAsync(cancel);
        var shown = rows.Take(take).Select(one => new LeavingBuyer(one.Number, one.Name, one.Life)).ToList();
        return (shown, rows.Count > take ? new LeavingPlace(shown[^1].Life.AtRisk, shown[^1].Life.BuyerId) : null);
    }

    public async Task<IReadOnlyList<BuyerLifetime>> OfAsync(BuyerId buyer, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.BuyerLifetimes.AsNoTracking().Where(l => l.BuyerId == buyer).OrderByDescending(l => l.Value).ToListAsync(cancel);
    }
}
