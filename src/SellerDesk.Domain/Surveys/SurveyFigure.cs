namespace SellerDesk.Domain.Surveys;

/// <summary>The figure of a survey with its margin of error at 95 %.</summary>
/// <param name="Value">NPS: −100 to 100; CSAT: percent; CES: 1 to 7. Null without answers.</param>
/// <param name="Low">Null where the answers say nothing about the error: one alone, or all the same.</param>
public sealed record SurveyFigure(SurveyKind Kind, int Answers, int Bad, int Middle, int Good, double? Value, double? Low, double? High)
{
    /// <summary>Fewer are shown with a word of warning.</summary>
    public const int FewestSound = 30;

    /// <summary>Two-sided 95 % of the normal distribution.</summary>
    private const double Z = 1.959963984540054;

    public bool IsSmall => Answers < FewestSound;

    /// <summary>
    /// NPS is a mean of +100, 0 and −100: its variance is that of a multinomial share, (p + d − (p − d)²) / n, with p and d the shares of promoters and detractors (Rocks,
    /// "Interval Estimation for the Net Promoter Score", The American Statistician 70, 2016: Wald). CSAT has the interval of Wilson, CES that of a mean.
    /// </summary>
    /// <param name="scores">How many answers each score has.</param>
    public static SurveyFigure Of(SurveyKind kind, IReadOnlyCollection<(int Score, int Answers)> scores)
    {
        int Count(SurveyBand band) => scores.Where(one => kind.Band(one.Score) == band).Sum(one => one.Answers);
        var (bad, middle, good) = (Count(SurveyBand.Bad), Count(SurveyBand.Middle), Count(SurveyBand.Good));
        var answers = bad + middle + good;
        if (answers == 0)
        {
            return new SurveyFigure(kind, 0, 0, 0, 0, null, null, null);
        }

        var (value, low, high) = kind switch
        {
            SurveyKind.Nps => Score(bad, good, answers),
            SurveyKind.Csat => Share(good, answers),
            _ => Mean(scores, answers),
        };
        return new SurveyFigure(kind, answers, bad, middle, good, value, low, high);
    }

    private static (double, double?, double?) Score(int bad, int good, int answers)
    {
        var (p, d) = ((double)good / answers, (double)bad / answers);
        var variance = p + d - ((p - d) * (p - d));
        var margin = Z * Math.Sqrt(variance / answers);
        return variance <= 0 ? (100 * (p - d), null, null) : (100 * (p - d), Math.Max(-100, 100 * (p - d - margin)), Math.Min(100, 100 * (p - d + margin)));
    }

    private static (double, double?, double?) Share(int good, int answers)
    {
        var share = Common.WilsonInterval.Of(good, answers);
        return (100.0 * good / answers, 100 * share.Low, 100 * share.High);
    }

    private static (double, double?, double?) Mean(IReadOnlyCollection<(int Score, int Answers)> scores, int answers)
    {
        var mean = scores.Sum(one => (double)one.Score * one.Answers) / answers;
        var squares = scores.Sum(one => one.Answers * (one.Score - mean) * (one.Score - mean));
        if (answers < 2 || squares == 0)
        {
            return (mean, null, null);
        }

        var margin = Z * Math.Sqrt(squares / (answers - 1) / answers);
        return (mean, Math.Max(1, mean - margin), Math.Min(7, mean + margin));
    }
}
