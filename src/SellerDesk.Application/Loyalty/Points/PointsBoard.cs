using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Loyalty.Points;

namespace SellerDesk.Application.Loyalty.Points;

/// <param name="Month">The first day of the month in which they end.</param>
public sealed record EndingPoints(DateOnly Month, long Points);

/// <summary>Where all points lie, what of them ends when, the rules and the last proofs.</summary>
/// <param name="Places">Sums of all entries by place; those of the programme have the other sign.</param>
/// <param name="Proofs">The latest first.</param>
public sealed record PointsPicture(IReadOnlyDictionary<PointPlace, long> Places, IReadOnlyList<EndingPoints> Ending, EarningBook Rules, IReadOnlyList<PointProof> Proofs)
{
    public long Of(PointPlace place) => Places.GetValueOrDefault(place);
}

/// <summary>The page of points. Every figure is a rollup that the database keeps.</summary>
public sealed class PointsBoard(WholeDb database)
{
    private const int MostProofs = 14;

    public async Task<PointsPicture> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var counts = await db.PointCounts.AsNoTracking().GroupBy(c => new { c.Part, c.Value }).Select(g => new { g.Key.Part, g.Key.Value, Sum = g.Sum(c => c.Count) }).ToListAsync(cancel);
        var places = counts.Where(one => one.Part == PointPart.Place).ToDictionary(one => Enum.Parse<PointPlace>(one.Value), one => one.Sum);
        var ending = counts.Where(one => one.Part == PointPart.Ends && one.Sum != 0).Select(one => new EndingPoints(DateOnly.ParseExact(one.Value + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), one.Sum)).OrderBy(one => one.Month).ToList();
        var proofs = await db.PointProofs.AsNoTracking().OrderByDescending(p => p.Id).Take(MostProofs).ToListAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        return new PointsPicture(places, ending, await EarningBook.LoadAsync((NpgsqlConnection)db.Database.GetDbConnection(), cancel), proofs);
    }
}
