using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Segments.Plays;

/// <summary>What one part did within the window.</summary>
/// <param name="Buyers">Drawn to it, less those who were erased.</param>
/// <param name="Ordered">Of them, who ordered again (cancelled orders are none).</param>
/// <param name="Spent">Sum of what they ordered for, in the play's currency.</param>
/// <param name="SpentSquared">Sum of the squares of each buyer's own sum.</param>
public sealed record ArmOutcome(int Buyers, int Ordered, decimal Spent, double SpentSquared)
{
    public double? Rate => Buyers == 0 ? null : (double)Ordered / Buyers;

    public double? PerBuyer => Buyers == 0 ? null : (double)Spent / Buyers;

    /// <summary>Of the money of a buyer.</summary>
    internal double Variance => Buyers < 2 ? 0 : Math.Max(0, (SpentSquared - ((double)Spent * (double)Spent / Buyers)) / (Buyers - 1));
}

/// <summary>How much more the treated part brought, with the 95 % interval.</summary>
public sealed record MoneyDifference(double Difference, double Low, double High)
{
    public bool IsSure => Low > 0 || High < 0;
}

/// <summary>What a play changed, as far as can be told.</summary>
/// <param name="Currency">Of most of the money; null while there is none.</param>
/// <param name="Left">Erased since the start.</param>
public sealed record PlayResult(ArmOutcome Treated, ArmOutcome Control, string? Currency, int Left)
{
    /// <summary>Below this a part says nothing.</summary>
    public const int Fewest = 30;

    private const double Z = 1.959964;

    public bool IsEnough => Treated.Buyers >= Fewest && Control.Buyers >= Fewest;

    /// <summary>Of the shares who ordered again (Newcombe's interval); null when a part is empty.</summary>
    public ShareDifference? Repeat => ShareDifference.Of(Treated.Ordered, Treated.Buyers, Control.Ordered, Control.Buyers);

    /// <summary>Of the money per buyer: Welch's standard error (B. L. Welch, "The significance of the difference between two means when the population variances are unequal", 1938) with the normal quantile.</summary>
    public MoneyDifference? Money
    {
        get
        {
            if (Treated.PerBuyer is not { } treated || Control.PerBuyer is not { } control)
            {
                return null;
            }

            var half = Z * Math.Sqrt((Treated.Variance / Treated.Buyers) + (Control.Variance / Control.Buyers));
            return new MoneyDifference(treated - control, treated - control - half, treated - control + half);
        }
    }

    /// <summary>What the treated part brought beyond what it would have without the play; only said where <see cref="MoneyDifference.IsSure"/>.</summary>
    public double? Gained => Money is { } money ? money.Difference * Treated.Buyers : null;
}
