namespace SellerDesk.Domain.Reading;

/// <summary>How a model learns. The numbers were found by cross-validation (docs/quality.md).</summary>
public sealed record TrainingPlan
{
    public static readonly TrainingPlan FromScratch = new();

    /// <summary>Smaller steps and a stronger pull back: what was learned before holds until the new texts say otherwise.</summary>
    public static readonly TrainingPlan Continued = new() { Rounds = 15, Shrink = 1e-3, Rate = 1, Balance = 0.8, Sharpen = 1 };

    /// <summary>Times that every text is looked at.</summary>
    public int Rounds { get; init; } = 40;

    /// <summary>The first step's length; it falls to zero in a straight line.</summary>
    public double Rate { get; init; } = 2;

    /// <summary>L2: how strongly each weight is drawn to zero, or to what it was before a continued lesson.</summary>
    public double Shrink { get; init; } = 3e-4;

    /// <summary>A trait met in fewer texts is no knowledge.</summary>
    public int FewestTexts { get; init; } = 2;

    /// <summary>How much a rare sentiment's texts count for more: 0 not at all, 1 so much that all three weigh the same.</summary>
    public double Balance { get; init; } = 0.5;

    /// <summary>What the learned weights are multiplied by: being drawn to zero makes probabilities too timid (found on held-back texts).</summary>
    public double Sharpen { get; init; } = 1.25;

    public int Seed { get; init; } = 1;
}
