using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>One product, region, reason … that explains a change.</summary>
/// <param name="Metric">What it was counted in: the metric itself, or the count that its numerator is told apart in (reasons of returns).</param>
/// <param name="Part">Its part of the change, in the changed metric's unit.</param>
public sealed record ChangeCause(Metric Metric, FigureDimension By, string Key, string Name, decimal Part, MetricValue Now, MetricValue Before, string? English = null);

/// <summary>A change that is more than chance, and what explains it, the most first.</summary>
public sealed record SureChange(BoardTile Tile, IReadOnlyList<ChangeCause> Causes);

/// <summary>
/// What changed and why: of the figures of a board whose change is beyond noise, which product, region, stage, reason or topic the change came from. Where nothing is sure, nothing is said.
/// </summary>
public sealed class WhatChanged(FigureKeys keys)
{
    /// <summary>Changes that are told, those that moved the most first: of what got worse, and of what got better or is neither.</summary>
    private const int MostWorse = 3;

    private const int MostOther = 2;

    private const int MostKeys = 200;
    private const int MostCauses = 2;

    /// <summary>Smaller parts explain nothing.</summary>
    private const decimal LeastPart = 0.2m;

    /// <summary>A key that nearly everything belongs to is no explanation.</summary>
    private const decimal TooMuch = 0.9m;

    /// <summary>What grows as everything grows is no explanation: a key's part has to exceed its size by this.</summary>
    private const decimal BeyondSize = 1.3m;

    private static readonly FigureDimension[] Plain = [FigureDimension.Product, FigureDimension.Region, FigureDimension.Carrier, FigureDimension.Warehouse, FigureDimension.Kind];

    /// <summary>Where a metric's numerator is told apart more finely than the metric.</summary>
    private static readonly Dictionary<Metric, (Metric Count, FigureDimension By)> Finer = new()
    {
        [Metrics.ReturnRate] = (MetricParts.Returns, FigureDimension.Reason),
        [Metrics.ComplaintRate] = (MetricParts.Complaints, FigureDimension.Cause),
        [Metrics.NegativeShare] = (MetricParts.LowReviews, FigureDimension.Topic),
        [Metrics.Rating] = (MetricParts.LowReviews, FigureDimension.Topic),
    };

    public async Task<IReadOnlyList<SureChange>> LoadAsync(BoardSheet sheet, CancellationToken cancel)
    {
        var changes = new List<SureChange>();
        var moved = sheet.Tiles.Where(tile => tile.Sure == true && !tile.IsFew && tile.Change is not (null or 0)).OrderByDescending(Weight).ToList();
        foreach (var tile in moved.Where(tile => tile.IsBetter == false).Take(MostWorse).Concat(moved.Where(tile => tile.IsBetter != false).OrderBy(tile => tile.IsBetter is null).Take(MostOther)))
        {
            changes.Add(new SureChange(tile, sheet.Ask.Filter.Dimension == FigureDimension.Whole ? await CausesAsync(tile, cancel) : []));
        }

        return changes;
    }

    /// <summary>How much it moved, so that figures of different units stand in one order.</summary>
    private static decimal Weight(BoardTile tile) => tile.Before?.Value is { } was && was != 0 ? Math.Abs(tile.Change!.Value / was) : 1;

    private async Task<IReadOnlyList<ChangeCause>> CausesAsync(BoardTile tile, CancellationToken cancel)
    {
        var causes = new List<ChangeCause>();
        foreach (var by in Plain.Where(by => FigureKeys.CanBe(tile.Metric, by)))
        {
            var view = await keys.LoadAsync(tile.Metric, tile.Ask.Filter, tile.Ask.Before!, by, tile.Currency, MostKeys, cancel);
            var whole = tile.Metric.Denominator is null ? tile.Now.Numerator : tile.Now.Denominator;
            causes.AddRange(Contributions.Of(tile.Now, tile.Before!.Value, view.Rows.Where(row => row.Key.Length > 0).Select(row => (row.Key, row.Name, row.Now, row.Before)))
                .Where(one => IsPart(tile, one.Part, one.Now, one.Before) && Cases(one.Now) < TooMuch * whole && one.Now.IsSureAgainst(one.Before) != false)
                .Take(1).Select(one => new ChangeCause(tile.Metric, by, one.Key, one.Name, one.Part, one.Now, one.Before)));
        }

        var finer = await FinerAsync(tile, cancel);
        return [.. causes.OrderByDescending(cause => Math.Abs(cause.Part)).Take(MostCauses), .. finer is null ? Array.Empty<ChangeCause>() : [finer]];
    }

    private async Task<ChangeCause?> FinerAsync(BoardTile tile, CancellationToken cancel)
    {
        if (!Finer.TryGetValue(tile.Metric, out var finer) || !FigureKeys.CanBe(finer.Count, finer.By) || tile.Now.Denominator == 0 || tile.Before!.Value.Denominator == 0)
        {
            return null;
        }

        var rows = (await keys.LoadAsync(finer.Count, tile.Ask.Filter, tile.Ask.Before!, finer.By, "", MostKeys, cancel)).Rows;
        var worse = tile.IsBetter == false;
        var best = rows.Where(row => row.Key.Length > 0 && IsCountSure(row.Now.Numerator, row.Before.Numerator) && row.Now.Numerator > row.Before.Numerator == worse)
            .OrderByDescending(row => Math.Abs(row.Now.Numerator - row.Before.Numerator)).ThenBy(row => row.Key, StringComparer.Ordinal).FirstOrDefault();
        return best is null ? null : new ChangeCause(
            finer.Count, finer.By, best.Key, best.Name, tile.Metric.Times * ((best.Now.Numerator / tile.Now.Denominator) - (best.Before.Numerator / tile.Before.Value.Denominator)), best.Now, best.Before, best.English);
    }

    private static bool IsPart(BoardTile tile, decimal part, MetricValue now, MetricValue before)
    {
        var isSum = tile.Metric.Denominator is null;
        var change = isSum ? tile.Now.Numerator - tile.Before!.Value.Numerator : tile.Change!.Value;
        var size = isSum ? Share(before.Numerator, tile.Before!.Value.Numerator) : Share(now.Denominator, tile.Now.Denominator);
        return Math.Sign(part) == Math.Sign(change) && Math.Abs(part) >= Math.Abs(change) * Math.Max(LeastPart, BeyondSize * size);
    }

    private static decimal Share(decimal part, decimal whole) => whole == 0 ? 0 : part / whole;

    private static decimal Cases(MetricValue value) => value.Metric.Denominator is null ? value.Numerator : value.Denominator;

    /// <summary>Counts of rare things scatter as Poisson's: the difference of two has their sum as its variance.</summary>
    public static bool IsCountSure(decimal now, decimal before) => Math.Abs((double)(now - before)) > 1.959964 * Math.Sqrt((double)(now + before));
}
