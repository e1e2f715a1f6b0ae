using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Knowledge;

/// <summary>How far the desk may answer without a person. The switch that stops everything stands apart.</summary>
public sealed record AutomationSettings
{
    /// <summary>Share of right proposals that a pair must have reached to answer alone, 0 to 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Judged proposals that the share must stand on.</summary>
    public int MinJudged { get; init; } = 20;

    /// <summary>Below this confidence a person answers, 0 to 1.</summary>
    public double MinConfidence { get; init; } = 0.7;

    /// <summary>Likeness of questions from which on an answer is proposed at all, 0 to 1.</summary>
    public double MinSimilarity { get; init; } = 0.5;

    /// <summary>Automatic answers of the whole desk in any sixty minutes.</summary>
    public int PerHour { get; init; } = 20;

    /// <summary>Minutes that an automatic answer can be taken back.</summary>
    public int HoldMinutes { get; init; } = 5;

    public bool IsProven(int agreed, int judged) => judged >= MinJudged && agreed >= Level * judged;

    /// <exception cref="RuleException"><c>automation.settings</c> when a number is beyond its bounds.</exception>
    public AutomationSettings Checked() =>
        Level is >= 0.5 and <= 1 && MinJudged is >= 5 and <= 1000 && MinConfidence is >= 0 and <= 1 && MinSimilarity is >= 0.2 and <= 1
        && PerHour is >= 1 and <= 1000 && HoldMinutes is >= 0 and <= 120
            ? this
            : throw new RuleException("automation.settings");
}
