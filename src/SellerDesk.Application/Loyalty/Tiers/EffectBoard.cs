using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>What the programme brings in a shop, and when that was worked out.</summary>
public sealed record ShopEffect(ShopId Shop, DateTimeOffset MadeAt, EffectReport Report);

/// <summary>What the programme brings in the shops that whoever asks sees, those with the most members first.</summary>
public sealed class EffectBoard(ScopedDb database)
{
    public async Task<IReadOnlyList<ShopEffect>> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var rows = await db.ProgrammeEffects.AsNoTracking().ToListAsync(cancel);
        return [.. rows.Select(row => (row, Report: EffectReport.Read(row.Report))).Where(one => one.Report is { } report && report.Members + report.TooEarly > 0)
            .Select(one => new ShopEffect(one.row.ShopId, one.row.MadeAt, one.Report!)).OrderByDescending(one => one.Report.Members).ThenBy(one => one.Shop.Value)];
    }
}
