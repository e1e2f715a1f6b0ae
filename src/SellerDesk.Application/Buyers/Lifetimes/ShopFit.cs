using SellerDesk.Domain.Buyers.Lifetimes;

namespace SellerDesk.Application.Buyers.Lifetimes;

/// <summary>What is written of one buyer.</summary>
internal sealed record LifetimeRow(Guid Buyer, int Repeats, DateOnly LastDay, double? Alive, double? Expected, decimal? Value, decimal AtRisk, BuyerRhythm Rhythm);

/// <summary>A shop's models fitted to its buyers, held against weeks that they did not know, and told for each buyer who came back.</summary>
internal static class ShopFit
{
    /// <summary>Held back for the check, or a third of what is known where that is less.</summary>
    private const int HeldDays = 91;

    /// <summary>A check over fewer days says nothing.</summary>
    private const int FewestHeldDays = 21;

    /// <summary>Below it nobody is said to be leaving: a chance that a glance at the calendar explains.</summary>
    private const double Doubtful = 0.8;

    public static (LifetimeReport Report, List<LifetimeRow> Rows) Of(IReadOnlyList<BuyerDays> buyers, string currency, DateOnly end)
    {
        var fit = LifetimeFit.Of(buyers.Select(one => one.History(end)).OfType<PurchaseHistory>());
        var spend = SpendFit.Of(buyers.Select(one => one.Spending(end)).OfType<SpendHistory>());
        var since = buyers.Count == 0 ? (DateOnly?)null : buyers.Min(one => one.Days[0].Day);
        var (held, from) = since is { } first ? Check(buyers, first, end) : (null, null);
        var sound = fit is { Verdict: FitVerdict.Sound } ? fit.Model : null;
        var rows = buyers.Where(one => one.Days.Count > 1).Select(one => Row(one, sound, spend, end)).ToList();
        var counts = new LifetimeCounts(
            buyers.Count - rows.Count, rows.Count, rows.Count(row => row.AtRisk > 0), rows.Count(row => row.Rhythm.IsSlower), rows.Count(row => row.Rhythm.IsSmaller), rows.Count(row => row.Rhythm.HasBadExperience));
        return (new LifetimeReport(currency, since, fit, spend, held, from, counts), rows);
    }

    private static (LifetimeCalibration? Held, DateOnly? From) Check(IReadOnlyList<BuyerDays> buyers, DateOnly first, DateOnly end)
    {
        var days = Math.Min(HeldDays, (end.DayNumber - first.DayNumber) / 3);
        var from = end.AddDays(-days);
        if (days < FewestHeldDays || LifetimeFit.Of(buyers.Select(one => one.History(from)).OfType<PurchaseHistory>()) is not { Verdict: FitVerdict.Sound } fit)
        {
            return (null, null);
        }

        var held = buyers.Select(one => (Before: one.History(from), After: one.Days.Count(day => day.Day > from))).Where(one => one.Before is not null).Select(one => new HeldBack(one.Before!.Value, one.After)).ToList();
        return (LifetimeCalibration.Of(fit.Model, held, days), from);
    }

    private static LifetimeRow Row(BuyerDays one, BetaGeometricModel? model, SpendFit? spend, DateOnly end)
    {
        var rhythm = BuyerRhythm.Of(one.Days, one.BadAt, end);
        var history = one.History(end)!.Value;
        if (model is null)
        {
            var year = rhythm is { IsSlower: true, UsualGap: > 0 and var gap } ? Money(ShopLifetimes.AheadDays / gap * (double)(rhythm.UsualSum ?? 0)) : 0;
            return new LifetimeRow(one.Buyer, history.Repeats, one.Days[^1].Day, null, null, null, year, rhythm);
        }

        var (alive, expected) = (model.ProbabilityAlive(history), model.ExpectedOrders(history, ShopLifetimes.AheadDays));
        var paid = one.Spending(end) is { } known ? spend?.Model.ExpectedSpend(known) ?? known.Mean : 0;
        var risk = alive < Doubtful ? expected * ((1 / alive) - 1) * paid : 0;
        return new LifetimeRow(one.Buyer, history.Repeats, one.Days[^1].Day, alive, expected, Money(expected * paid), Money(risk), rhythm);
    }

    private static decimal Money(double sum) => double.IsFinite(sum) && Math.Abs(sum) < 1e12 ? Math.Round((decimal)sum, 2) : 0;
}
