using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Segments;

namespace SellerDesk.Application.Segments;

/// <param name="Buyers">Over several shops, somebody who buys in two counts in both.</param>
public sealed record RfmFace(short Recency, short Frequency, int Buyers, IReadOnlyList<(decimal Amount, string Currency)> Spent, DateTimeOffset Earliest, DateTimeOffset Latest, int FewestOrders, int MostOrders);

/// <param name="MadeAt">Null: not yet.</param>
public sealed record RfmFaces(IReadOnlyList<RfmFace> Cells, DateTimeOffset? MadeAt, bool AddsShops);

/// <summary>The grid of recency and frequency from its rollup: the whole desk's, or what of it is in the shops of whoever asks.</summary>
public sealed class RfmGrid(ScopedDb database)
{
    public async Task<RfmFaces> LoadAsync(CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var all = db.Scope.All;
        var shops = db.Scope.Shops;
        var cells = await db.RfmCells.AsNoTracking().Where(c => all ? c.ShopId == null : c.ShopId != null && shops.Contains(c.ShopId.Value)).ToListAsync(cancel);
        var made = await db.DeskOptions.Where(o => o.Name == RemakeRfmJob.Mark).Select(o => (DateTimeOffset?)o.ChangedAt).FirstOrDefaultAsync(cancel);
        return new RfmFaces([.. cells.GroupBy(cell => (cell.Recency, cell.Frequency)).Select(group => Face(group.Key, [.. group]))], made, !all && shops.Count > 1);
    }

    private static RfmFace Face((short Recency, short Frequency) place, List<RfmCell> cells) => new(
        place.Recency, place.Frequency, cells.Sum(cell => cell.Buyers),
        [.. cells.SelectMany(cell => JsonSerializer.Deserialize<Dictionary<string, decimal>>(cell.Spent)!).GroupBy(sum => sum.Key).Select(group => (group.Sum(sum => sum.Value), group.Key)).OrderByDescending(sum => sum.Item1)],
        cells.Min(cell => cell.Earliest), cells.Max(cell => cell.Latest), cells.Min(cell => cell.FewestOrders), cells.Max(cell => cell.MostOrders));
}
