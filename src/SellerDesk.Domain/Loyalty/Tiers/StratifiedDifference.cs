namespace SellerDesk.Domain.Loyalty.Tiers;

/// <summary>Buyers who are alike in one respect or another before the programme: members and others, with the sum and the sum of squares of what was measured.</summary>
public readonly record struct Stratum(long Members, double MemberSum, double MemberSquares, long Others, double OtherSum, double OtherSquares);

public enum DifferenceVerdict
{
    /// <summary>Too few comparable buyers on one of the sides.</summary>
    TooFew,

    /// <summary>The interval has nought in it.</summary>
    NotMeasurable,
    Higher,
    Lower,
}

/// <summary>
/// Members against others who are comparable, stratum by stratum, with the strata weighed as members fill them (direct standardisation: Rothman, Greenland and Lash, Modern Epidemiology). The interval takes
/// the variance within strata of each side, pooled over all strata, so that strata of one buyer count too (Cochran, Sampling Techniques, chapter 5).
/// </summary>
/// <param name="Members">Mean of the members in strata that have others.</param>
/// <param name="Others">Mean of the others, as if they filled the strata as members do.</param>
/// <param name="Low">Of the 95 % interval of the difference.</param>
/// <param name="LeftOut">Members for whom nobody is comparable.</param>
public sealed record StratifiedDifference(double Members, double Others, double Low, double High, long MemberCount, long OtherCount, long LeftOut, DifferenceVerdict Verdict)
{
    public const int Fewest = 30;

    private const double Normal = 1.959964;

    public double Difference => Members - Others;

    public static StratifiedDifference Of(IReadOnlyCollection<Stratum> strata)
    {
        var both = strata.Where(one => one is { Members: > 0, Others: > 0 }).ToList();
        var (members, others) = (both.Sum(one => one.Members), both.Sum(one => one.Others));
        var leftOut = strata.Sum(one => one.Members) - members;
        if (members < Fewest || others < Fewest)
        {
            return new StratifiedDifference(0, 0, 0, 0, members, others, leftOut, DifferenceVerdict.TooFew);
        }

        double mean = 0, standard = 0, memberShare = 0, otherShare = 0;
        foreach (var one in both)
        {
            var weight = (double)one.Members / members;
            mean += weight * one.MemberSum / one.Members;
            standard += weight * one.OtherSum / one.Others;
            memberShare += weight * weight / one.Members;
            otherShare += weight * weight / one.Others;
        }

        var variance = (memberShare * Within(both.Select(one => (one.Members, one.MemberSum, one.MemberSquares)))) + (otherShare * Within(both.Select(one => (one.Others, one.OtherSum, one.OtherSquares))));
        if (double.IsNaN(variance))
        {
            return new StratifiedDifference(mean, standard, 0, 0, members, others, leftOut, DifferenceVerdict.TooFew);
        }

        var half = Normal * Math.Sqrt(variance);
        var (low, high) = (mean - standard - half, mean - standard + half);
        return new StratifiedDifference(mean, standard, low, high, members, others, leftOut, low > 0 ? DifferenceVerdict.Higher : high < 0 ? DifferenceVerdict.Lower : DifferenceVerdict.NotMeasurable);
    }

    /// <summary>NaN where every stratum holds one buyer: then nothing tells how much they differ.</summary>
    private static double Within(IEnumerable<(long Count, double Sum, double Squares)> cells)
    {
        var (squares, free) = (0d, 0L);
        foreach (var (count, sum, square) in cells)
        {
            squares += Math.Max(0, square - (sum * sum / count));
            free += count - 1;
        }

        return free > 0 ? squares / free : double.NaN;
    }
}
